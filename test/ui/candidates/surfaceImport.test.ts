import { describe, expect, it } from 'vitest';
import { writeSurfaces } from '../../../src/formats';
import { embeddedStudy, type Candidate } from '../../../src/study';
import { SurfaceImport, type OpenSurfacePort } from '../../../src/ui/candidates/surfaceImport.svelte';
import { surfaceService, type SurfaceQuestion } from '../../../src/ui/candidates/surfaceService';
import { fileKind, looksLikeTable, surfaceSource } from '../../../src/ui/candidates/surfaceSource';
import { Workbench } from '../../../src/ui/state/workbench.svelte';

const study = embeddedStudy('no3rr');
const text = 'Catalyst,facet,O,N\nPt,211,415,480\n<img src=x>,111,420,500\nRh,211,abc,550\n';

/** Beside the caller, but through structured clones as a worker is; `asked` keeps the questions. */
function beside(asked: SurfaceQuestion[] = []): OpenSurfacePort {
  return (onAnswer) => {
    const serve = surfaceService((answer) => onAnswer(structuredClone(answer)));
    return {
      ask: (question) => {
        asked.push(question);
        void serve(structuredClone(question));
      },
      close: () => undefined,
    };
  };
}
async function read(content: Blob | string, of = study, asked: SurfaceQuestion[] = []): Promise<SurfaceImport> {
  const job = new SurfaceImport({ name: 'x.csv', content }, of, beside(asked));
  await rest(job);
  return job;
}
async function rest(job: SurfaceImport): Promise<void> {
  for (let n = 0; n < 400 && job.busy !== null; n++) await new Promise((resolve) => setTimeout(resolve, 2));
}

describe('the import of surfaces', () => {
  it('shows what would be read, and takes nothing before it is told to', async () => {
    const job = await read(text);
    job.chooseColumn(2, { descriptor: 'E_O', role: 'descriptor', unit: 'kJ/mol', sign: 'positive-stronger' });
    await rest(job);
    job.chooseColumn(3, { descriptor: 'E_N', role: 'descriptor', unit: 'kJ/mol', sign: 'positive-stronger' });
    await rest(job);
    expect(job.summary?.problem).toBeNull();
    expect(job.summary?.counts).toEqual({ read: 2, refused: 1, flagged: 0, remarks: 0 });
    expect(job.summary?.refused[0]).toEqual({ line: 4, reason: expect.stringContaining("'abc'") as string });
    expect(job.summary?.preview[0].taken?.values.E_O).toBeCloseTo(-4.3012, 3);
    const candidates = await job.take('add');
    expect(candidates.length).toBe(study.candidates.length + 2);
    expect(candidates.at(-1)?.name).toBe('<img src=x>(111)');
    expect(() => new Workbench(study).edit({ candidates })).not.toThrow();
  });

  it('counts the rows of JSON as records from 1', async () => {
    const records = [{ name: 'A', E_O: -4, E_N: -5 }, { E_O: -4, E_N: -5 }, { name: 'A', E_O: 'x', E_N: -5 }, { name: 'A', E_O: -4.1, E_N: -5 }]; // prettier-ignore
    const { summary } = await read(JSON.stringify(records));
    expect(summary?.rowWord).toBe('record');
    expect(summary?.preview.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
    expect(summary?.refused.map(({ line }) => line)).toEqual([2, 3]);
    expect(summary?.flagged[0]).toMatchObject({ line: 4, reason: 'duplicate name, the same as record 1.' });
    expect((await read(text)).summary?.rowWord).toBe('line');
  });

  it('says why nothing is read from a header alone', async () => {
    const { summary } = await read('name,E_O,E_N\n');
    expect(summary?.problem).toBe('There are no rows below the header.');
  });

  it('refuses a number too small to be one', async () => {
    const { summary } = await read('name,E_O,E_N\nA,1e-400,-5\nB,0.0e-400,-5\n');
    expect(summary?.refused).toEqual([{ line: 2, reason: "E_O: too small a number: '1e-400'." }]);
  });

  it.each(['| name | E_O | E_N |\n|---|---|---|\n| Pt 1 | -4 | -5 |\n', 'name   E_O  E_N\nPt 1   -4   -5\n'])(
    'reads bars and spaces: %j',
    async (table) => {
      const { summary } = await read(table);
      expect(summary?.counts.read).toBe(1);
      expect(summary?.preview[0].taken).toMatchObject({ name: 'Pt 1', values: { E_O: -4, E_N: -5 } });
      expect(looksLikeTable(table)).toBe(true);
    },
  );

  it('offers a known reference before a shift that fits, and says it once', async () => {
    const metals = study.candidates.filter(({ source }) => source === 'metals-rmg');
    const rows = metals.map(({ name, values }) => `${name},${values.E_O + 2.75},${values.E_N + 4.8}`);
    const job = await read(`name,E_O,E_N\n${rows.join('\n')}\n`);
    const { findings = [], notes = [] } = job.summary ?? {};
    expect(findings.map(({ check, remedy }) => [check, remedy])).toEqual([
      ['reference-state', { 1: { reference: 'half-X2', shift_eV: expect.closeTo(-2.6127, 3) as number } }],
      ['reference-state', { 2: { reference: 'half-X2', shift_eV: expect.closeTo(-4.9543, 3) as number } }],
    ]);
    expect(findings[1].message).toContain('as energies relative to ½X2 do (measured energies of the gases');
    expect(notes).toEqual([]);
    job.remedy({ ...findings[0].remedy, ...findings[1].remedy });
    await rest(job);
    expect([job.summary?.findings, job.summary?.notes]).toEqual([[], []]);
    const other = metals.map(({ name, values }) => `${name},${values.E_O + 4},${values.E_N}`);
    const [shifted] = (await read(`name,E_O,E_N\n${other.join('\n')}\n`)).summary!.findings;
    expect(shifted.remedy?.[1]).toEqual({ shift_eV: expect.closeTo(-4, 0) as number });
  });

  it('says why no row can be taken when a descriptor has no column', async () => {
    const job = await read('name,foo\nPt,1\n');
    expect(job.summary?.problem).toMatch(/^No column gives E_O and E_N/);
    expect(job.summary?.counts.read).toBe(0);
  });

  it('gives a role to the column that was told last', async () => {
    const job = await read('a,b,c\nPt,-4,-5\n');
    job.chooseColumn(1, { role: 'descriptor', descriptor: 'E_O' });
    job.chooseColumn(2, { role: 'descriptor', descriptor: 'E_O' });
    await rest(job);
    expect(job.fault).toBeNull();
    expect(job.summary?.columns.map(({ descriptor }) => descriptor)).toEqual([null, null, 'E_O']);
  });

  it('reads once more for many changes while it is busy, with the newest', async () => {
    const asked: SurfaceQuestion[] = [];
    const job = await read(text, study, asked);
    for (const header of [true, false, true, false]) job.choose({ header });
    await rest(job);
    expect(asked.filter(({ kind }) => kind === 'read')).toHaveLength(3);
    expect(job.summary?.header).toMatchObject({ value: false, sureness: 'given' });
  });

  it('replaces own surfaces only, and does not double what stands there already', async () => {
    const own: Candidate = { name: 'mine', values: { E_O: -4, E_N: -5 } };
    const mixed = { ...study, candidates: [...study.candidates.slice(0, 3), own] };
    const table = writeSurfaces(mixed.candidates);
    const added = await (await read(table, mixed)).take('add');
    expect(added).toEqual(mixed.candidates);
    const replaced = await (await read(table, mixed)).take('replace');
    expect(replaced).toEqual(mixed.candidates);
    const other = await (await read('name,E_O (eV),E_N (eV)\nnew,-4,-4\n', mixed)).take('replace');
    expect(other.map(({ name }) => name)).toEqual([...study.candidates.slice(0, 3).map(({ name }) => name), 'new']);
  });

  it('does not pass values of a table off as those of a source of the study', async () => {
    const [{ id }] = study.sources;
    const job = await read(`name,E_O (eV),E_N (eV),source\nPt(211),-4,-5,${id}\n`);
    const last = (await job.take('add')).at(-1);
    expect(last?.source).toBeUndefined();
    expect(last?.note).toBe(`Source: ${id}`);
  });

  it('reads UTF-16 of spreadsheets and says what a file is that is no table', async () => {
    const utf16 = new Blob([
      new Uint8Array([0xff, 0xfe]),
      new Uint8Array(Buffer.from('name\tE_O (eV)\tE_N (eV)\nPt\t-4\t-5\n', 'utf16le')),
    ]);
    expect((await read(utf16)).summary?.counts.read).toBe(1);
    const job = await read(new Blob([new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])]));
    expect(job.summary).toBeNull();
    expect(job.fault).toMatch(/Excel workbook/);
  });

  it('hands over thousands of surfaces in portions and gives up when it is closed', async () => {
    const many = `name,E_O (eV),E_N (eV)\n${Array.from({ length: 3000 }, (_, i) => `S${i},-4,-5\n`).join('')}`;
    const job = await read(many);
    expect((await job.take('add')).length).toBe(study.candidates.length + 3000);
    const other = await read(many);
    const given = other.take('add');
    other.close();
    await expect(given).rejects.toThrow('Cancelled.');
  });
});

describe('what is dropped or pasted', () => {
  it.each([
    ['a.json', '', '', 'study'],
    ['a.CSV', '', '{}', 'table'],
    ['a', 'text/plain', '{}', 'table'],
    ['a', 'application/json', '', 'study'],
    ['a', '', ' {"study":1}', 'study'],
    ['a', '', 'name,E_O', 'table'],
    ['CO_oxidation.mkm', '', 'rxn_expressions = []', 'model'],
    ['setup', '', "scaler = 'x'\nrxn_expressions = []", 'model'],
    ['input.inp', '', '&compounds\nCO; 0; 1', 'model'],
  ])('%s of type %j that begins with %j is a %s', async (name, type, content, kind) => {
    expect(await fileKind(new File([content], name, { type }))).toBe(kind);
  });

  it('refuses more than 50 MB unread', () => {
    const file = { name: 'big.csv', size: 50_000_001 } as File;
    expect(() => surfaceSource(file)).toThrow('invalid file: got "51 MB", expected at most 50 MB (big.csv)');
  });

  it.each([
    ['a\tb\n1\t2', true],
    ['Pt;-4,1;-5,2', true],
    ['hello', false],
    ['one\ntwo', false],
    ['{"a": 1, "b": 2}', false],
    ['<p>a, b</p>', false],
  ])('%j may be a table: %s', (content, expected) => {
    expect(looksLikeTable(content)).toBe(expected);
  });
});
