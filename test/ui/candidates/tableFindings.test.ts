import { describe, expect, it } from 'vitest';
import { writeParquet } from '../../../src/formats';
import { embeddedStudy } from '../../../src/study';
import { SurfaceImport, type OpenSurfacePort } from '../../../src/ui/candidates/surfaceImport.svelte';
import { surfaceService } from '../../../src/ui/candidates/surfaceService';
import { fileKind } from '../../../src/ui/candidates/surfaceSource';

const study = embeddedStudy('no3rr');
const metals = study.candidates.filter(({ source }) => source === 'metals-rmg');
const beside: OpenSurfacePort = (onAnswer) => {
  const serve = surfaceService((answer) => onAnswer(structuredClone(answer)));
  return { ask: (question) => void serve(structuredClone(question)), close: () => undefined };
};

async function rest(job: SurfaceImport): Promise<void> {
  for (let n = 0; n < 400 && job.busy !== null; n++) await new Promise((resolve) => setTimeout(resolve, 2));
}
async function read(content: Blob | string, name = 'x.csv'): Promise<SurfaceImport> {
  const job = new SurfaceImport({ name, content }, study, beside);
  await rest(job);
  return job;
}
function text(energy: (o: number, n: number) => readonly [number, number], header = 'name,E_O (eV),E_N (eV)'): string {
  return `${header}\n${metals.map(({ name, values }) => `${name},${energy(values.E_O, values.E_N).join(',')}`).join('\n')}\n`;
}
const named = (job: SurfaceImport): readonly string[] =>
  job.summary!.findings.map(({ check, descriptors }) => `${check} ${descriptors.join(' ')}`);

describe('findings of the import', () => {
  it.each([
    ['a right table', text((o, n) => [o, n]), []],
    ['kJ/mol under a header of eV', text((o, n) => [o * 96.485, n * 96.485]), ['wrong-unit E_O', 'wrong-unit E_N']],
    ['columns that changed places', text((o, n) => [n, o]), ['swapped-columns E_O E_N']],
    ['O relative to ½O2', text((o, n) => [o + 2.56, n]), ['reference-state E_O']],
  ] as const)('%s', async (_, content, found) => {
    const job = await read(content);
    expect(named(job)).toEqual(found);
    for (let turn = 0; turn < 4 && job.summary!.findings.length > 0; turn++) {
      job.remedy(job.summary!.findings[0].remedy!);
      await rest(job);
    }
    expect(named(job)).toEqual([]);
    const { counts, columns } = job.summary!;
    expect(counts.read).toBe(metals.length);
    expect(
      columns
        .map(({ descriptor }) => descriptor)
        .filter(Boolean)
        .sort(),
    ).toEqual(['E_N', 'E_O']);
    const candidates = await job.take('replace');
    const own = candidates.filter(({ source }) => source === undefined);
    // What was taken lies where the metals are, whatever the table looked like.
    for (const { name, values } of own) {
      const metal = metals.find((candidate) => candidate.name === name)!;
      for (const key of ['E_O', 'E_N']) expect(Math.abs(values[key] - metal.values[key])).toBeLessThan(0.6);
    }
  });

  it('turns a sign that was chosen wrongly, and says which lines of mixed references are apart', async () => {
    const job = await read(text((o, n) => [-o, -n]));
    for (const index of [1, 2]) job.chooseColumn(index, { sign: 'negative-stronger' });
    await rest(job);
    expect(named(job)).toEqual(['wrong-sign E_O', 'wrong-sign E_N']);
    for (let turn = 0; turn < 2; turn++) {
      job.remedy(job.summary!.findings[0].remedy!);
      await rest(job);
    }
    expect(named(job)).toEqual([]);
    let row = 0;
    const mixed = await read(text((o, n) => [row++ % 3 === 0 ? o + 2.56 : o, n]));
    expect(named(mixed)).toEqual(['mixed-references E_O']);
    const expected = metals.flatMap((_, i) => (i % 3 === 0 ? [i + 2] : []));
    expect(mixed.summary!.findings[0].lines).toEqual(expected);
    expect(mixed.summary!.findings[0].remedy).toBeUndefined();
    expect(mixed.summary!.counts.read).toBe(metals.length);
  });

  it('names outliers and duplicates with their lines, and keeps their rows', async () => {
    const job = await read(
      `${text((o, n) => [o, n])}Pt(533),-40,-4.5\nCopy,${metals[0].values.E_O},${metals[0].values.E_N}\n`,
    );
    const reasons = job.summary!.flagged.map(({ line, reason }) => `${line} ${reason}`).join('\n');
    expect(reasons).toContain(`${metals.length + 3} duplicate energies`);
    expect(job.summary!.counts.read + job.summary!.counts.refused).toBe(metals.length + 2);
  });

  it('shows what a column of standard deviations says', async () => {
    const job = await read('name,E_O,E_N,E_O_sd\nPt(211),-4.2,-4.6,0.12\n');
    expect(job.summary!.preview[0].taken!.uncertainties).toEqual({ E_O: 0.12 });
  });
});

describe('other files than text', () => {
  const rows = metals.map(({ name, values }) => ({ name, E_O: values.E_O, E_N: values.E_N }));
  const names = rows.map(({ name }) => name);
  const column = (key: 'E_O' | 'E_N'): Float64Array => Float64Array.from(rows, (row) => row[key]);
  const parquet = writeParquet([
    { name: 'name', data: names },
    { name: 'E_O', data: column('E_O') },
    { name: 'E_N', data: column('E_N') },
  ]);
  const cases: readonly (readonly [string, BlobPart, string])[] = [
    ['Parquet', new Uint8Array(parquet), 'x.parquet'],
    ['records of JSON', JSON.stringify(rows), 'x.json'],
    ['columns of JSON', JSON.stringify({ name: names, E_O: [...column('E_O')], E_N: [...column('E_N')] }), 'x.json'],
    ['names and rows of JSON', JSON.stringify({ columns: ['name', 'E_O', 'E_N'], data: rows.map((r) => [r.name, r.E_O, r.E_N]) }), 'x.json'],
  ]; // prettier-ignore
  it.each(cases)('are read: %s', async (_, content, name) => {
    const file = new File([content], name);
    expect(await fileKind(file)).toBe('table');
    const job = await read(file, name);
    expect([job.fault, named(job)]).toEqual([null, []]);
    expect(job.summary!.counts.read).toBe(metals.length);
    const taken = (await job.take('replace')).filter(({ source }) => source === undefined);
    expect(taken[0].values).toEqual(metals[0].values);
  });

  it('leaves studies to be opened, also broken ones, and refuses lists of anything in one line', async () => {
    for (const content of [JSON.stringify(study), JSON.stringify({ study, view: {} }), '{ "id": "x", ', '{}'])
      expect(await fileKind(new File([content], 'x.json'))).toBe('study');
    const job = await read(new File(['[1, 2]'], 'x.json'), 'x.json');
    expect(job.fault).toMatch(
      /^invalid table: got "JSON of another kind", expected CSV or TSV text, .*, or a list of rows \(x.json\)$/,
    );
  });
});
