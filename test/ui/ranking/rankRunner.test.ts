import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWasmKernel, type Kernel } from '../../../src/kinetics';
import { screenWords } from '../../../src/screening';
import { candidateCsv } from '../../../src/ui/ranking/candidateCsv';
import { RankDesk } from '../../../src/ui/ranking/rankDesk';
import { RankRunner } from '../../../src/ui/ranking/rankRunner.svelte';
import { screenCommandOf, shownOf, type RankView } from '../../../src/ui/ranking/rankView';
import { runCli, temporaryFolder } from '../../cli/runCli';
import { answered, deskEnds, file, ranked, rows, study, usual, wish } from './rankRuns';

const folder = temporaryFolder();
afterAll(folder.remove);
let kernel: Kernel;
beforeAll(async () => {
  kernel = await createWasmKernel(readFileSync('build/kernel.wasm'));
});

function opened(over: Kernel = kernel): RankRunner {
  return new RankRunner(deskEnds(over));
}

describe('a file that is saved', () => {
  const cases: readonly (readonly [string, Partial<RankView>])[] = [
    ['the plain ranking', { pareto: '' }],
    ['a front and a condition on the file', { where: 'flag == 0 and e_hull < 0.1' }],
    ['a condition on the result', { where: 'status == "converged" and domain_distance > 0.1' }],
    ['draws', { samples: 16, top: 5, sigma: { E_O: 0.3, E_N: 0.1 } }],
    ['draws of those that a condition keeps', { samples: 8, top: 5, where: 'flag != 1', pareto: 'activity,-e_hull' }],
  ];
  it.each(cases)('is that of the command line: %s', async (_, change) => {
    writeFileSync(join(folder.path, 'facets.csv'), file);
    const view = { ...usual, ...change };
    const runner = opened();
    await ranked(runner, wish(change, { settings: { U: 0.05 } }));
    expect(runner.fault).toBeNull();
    const command = screenCommandOf(view, study, { U: 0.05 }, 'facets.csv', 'wasm');
    const words = command.split(/ (?=(?:[^']*'[^']*')*[^']*$)/).map((word) => word.replace(/^'(.*)'$/, '$1'));
    for (const format of ['csv', 'parquet'] as const) {
      const run = runCli(words.slice(1).map((word) => word.replace('ranked.csv', `ranked.${format}`)), folder.path); // prettier-ignore
      expect([run.code, run.stderr]).toEqual([0, '']);
      const own = new Uint8Array(await (await runner.file(format)).arrayBuffer());
      expect(Buffer.from(own).equals(readFileSync(join(folder.path, `ranked.${format}`)))).toBe(true);
    }
  });

  it('is that of the command line for the surfaces of the study', async () => {
    const content = [...candidateCsv(study)].join('');
    writeFileSync(join(folder.path, 'surfaces.csv'), content);
    const runner = opened();
    await ranked(runner, wish({}, { table: { name: 'surfaces.csv', content } }));
    const args = ['screen', 'no3rr', '--candidates', 'surfaces.csv', '--backend', 'wasm', '--out', 'own.csv', '--pareto', usual.pareto]; // prettier-ignore
    expect(runCli(args, folder.path).code).toBe(0);
    expect(await (await runner.file('csv')).text()).toBe(readFileSync(join(folder.path, 'own.csv'), 'utf8'));
  });
});

describe('RankRunner', () => {
  it('opens files in UTF-16 as spreadsheets write them', async () => {
    const bytes = Buffer.from('\ufeffname\tE_O\tE_N\nPt₃Ru\t-4,5\t-5\n', 'utf16le');
    const desk = new RankDesk(kernel);
    expect(await desk.open('mine.txt', new Uint8Array(bytes))).toMatchObject({
      count: 1,
      columns: ['name', 'E_O', 'E_N'],
    });
  });

  it('reads what the command line reads: JSON, and units in headers, with a word on it', async () => {
    const runner = opened();
    const records = [['A', -430, -5], ['B', null, -5], ['C', -400, -4.8]].map(([name, o, n]) => ({ name, 'E_O (kJ/mol)': o, E_N: n })); // prettier-ignore
    const csv = `name,E_O (kJ/mol),E_N\n${records.map((record) => Object.values(record).join(',')).join('\n')}\n`;
    await ranked(runner, wish({ pareto: '' }, { table: { name: 'arr.json', content: JSON.stringify(records) } }));
    expect(runner.fault).toBeNull();
    expect(runner.summary!.notes).toEqual([
      'JSON rows: 3 rows with 3 columns.',
      'Not read: record 2 (E_O: missing value).',
    ]);
    const fromJson = (await runner.rows(0, 2)).map(({ name, values }) => [name, values]);
    await ranked(runner, wish({ pareto: '' }, { table: { name: 'arr.csv', content: csv } }));
    expect(runner.summary!.notes[0]).toBe(
      'E_O is read from E_O (kJ/mol), in kJ/mol as its header says, and written in eV.',
    );
    expect((await runner.rows(0, 2)).map(({ name, values }) => [name, values])).toEqual(fromJson);
  });

  it('counts what has a rank, and apart from what failed what is not read, with line and reason', async () => {
    const content = 'name,E_O,E_N\nA,-4.4,-4.9\nB,,-5\nC,-4.5\nD,-4.6,x\nE,-4.6,-4.8\n';
    const runner = opened();
    await ranked(runner, wish({ pareto: '' }, { table: { name: 'gaps.csv', content } }));
    const { counts, notes, columns } = runner.summary!;
    expect(counts).toMatchObject({ total: 5, ranked: 2, computed: 2, converged: 2, masked: 0, failed: 0 });
    expect(screenWords(counts, String)).toBe(
      "2 of 5 ranked; of 2 computed 2 converged, 0 outside the model's domain, 0 failed; 3 not read",
    );
    expect(notes).toEqual([
      "Not read: line 4 (2 cells, expected 3), line 3 (E_O: missing value), line 5 (E_N: not a number: 'x').",
    ]);
    const [status, reason] = ['status', 'reason'].map((name) => columns.findIndex((column) => column.name === name));
    const [, , gap] = await runner.rows(0, 4);
    expect([gap.name, gap.cells[status], gap.cells[reason]]).toEqual(['B', 'not-read', 'E_O: missing value']);
  });

  it('names the columns there are where one is missing, and no options of the command line', async () => {
    const runner = opened();
    await ranked(runner, wish({}, { table: { name: 'odd.csv', content: 'name,E_O,other\nPt,-4,1\n' } }));
    expect(runner.fault).toBe(
      'invalid candidates: got "no E_N", expected a column E_N among the columns, which are name, E_O, other (odd.csv)',
    );
  });

  it('counts, and hands out rows with names and cells', async () => {
    const runner = opened();
    await ranked(runner, wish());
    const { counts, screened, kept, shown, columns } = runner.summary!;
    expect([screened, kept, shown]).toEqual([400, 400, 400]);
    expect(counts.converged + counts.masked + counts.failed).toBe(400);
    const [first] = await runner.rows(0, 1);
    expect(first.cells[columns.findIndex(({ name }) => name === 'rank')]).toBe(1);
    expect(first.cells[columns.findIndex(({ name }) => name === 'name')]).toBe(first.name);
    expect(first.values.E_O).toBe(Number(rows[Number(first.name.slice(1))].split(',')[2]));
    expect(await runner.placeOf(first.name)).toBe(0);
    expect((await runner.named(['M7', 'no such'])).map(({ name }) => name)).toEqual(['M7']);
  });

  it('sorts and filters what is shown without another ranking', async () => {
    const batches: number[] = [];
    const counting: Kernel = {
      ...kernel,
      solve: (batch, signal) => {
        batches.push(1);
        return kernel.solve(batch, signal);
      },
    };
    const runner = opened(counting);
    await ranked(runner, wish());
    const solved = batches.length;
    expect(solved).toBeGreaterThan(0);
    await ranked(runner, wish({ sort: { column: 'e_hull', descending: true }, solved: true }));
    const { columns, shown, counts } = runner.summary!;
    const at = columns.findIndex(({ name }) => name === 'e_hull');
    const values = (await runner.rows(0, shown)).map(({ cells }) => Number(cells[at]));
    expect(shown).toBe(counts.converged);
    expect(values).toEqual([...values].sort((a, b) => b - a));
    const ranks = async (): Promise<readonly (number | string)[]> =>
      (await runner.rows(0, 400)).map(({ cells }) => cells[0]);
    await ranked(runner, wish({ front: true }));
    expect(runner.summary!.shown).toBeGreaterThan(0);
    expect(runner.summary!.shown).toBeLessThan(counts.converged);
    await ranked(runner, wish({ where: 'flag == 0' }));
    expect(runner.summary!.kept).toBe(134);
    expect((await ranks())[0]).toBe(1);
    await ranked(runner, { ...wish(), show: shownOf(usual, 'm39 ', null) });
    expect(runner.summary!.shown).toBe(11);
    await ranked(runner, { ...wish(), show: shownOf(usual, '', ['M3', 'M4']) });
    expect(runner.summary!.shown).toBe(2);
    expect(batches).toHaveLength(solved);
    await ranked(runner, wish({}, { settings: { U: -0.2 } }));
    expect(batches.length).toBeGreaterThan(solved);
  });

  it('keeps the last ranking, and says in one sentence what is wrong with a condition', async () => {
    const runner = opened();
    await ranked(runner, wish());
    await ranked(runner, wish({ where: 'flag = = 2' }));
    expect(runner.fault).toMatch(/^invalid expression: .*\(character \d+\)$/);
    expect(runner.summary!.kept).toBe(400);
    await ranked(runner, wish({ where: 'nothing > 2' }));
    expect(runner.fault).toContain('expected one of the columns');
    await ranked(runner, wish({ where: 'flag == 2' }));
    expect(runner.fault).toBeNull();
    expect(runner.summary!.kept).toBe(133);
  });

  it('takes the newest wish of many', async () => {
    const runner = opened();
    for (let k = 0; k <= 20; k++) runner.request(wish({}, { settings: { U: -k / 100 } }));
    await answered(runner);
    const other = opened();
    await ranked(other, wish({}, { settings: { U: -0.2 } }));
    expect(await (await runner.file('csv')).text()).toBe(await (await other.file('csv')).text());
  });

  it('can be cancelled, and goes on with the next wish', async () => {
    let held: () => void = () => undefined;
    const slow: Kernel = {
      ...kernel,
      async solve(batch, signal) {
        await new Promise<void>((resolve, reject) => {
          held = resolve;
          signal?.addEventListener('abort', () => reject(new Error('given up')));
        });
        return kernel.solve(batch, signal);
      },
    };
    const runner = opened(slow);
    runner.request(wish());
    await new Promise((resolve) => setTimeout(resolve, 50));
    runner.cancel();
    await answered(runner);
    expect([runner.summary, runner.fault, runner.cancelled]).toEqual([null, null, true]);
    runner.request(wish());
    const release = setInterval(() => held(), 5);
    await answered(runner);
    clearInterval(release);
    expect(runner.summary!.screened).toBe(400);
    expect(runner.cancelled).toBe(false);
  });

  it('counts the candidates of a part of the map, and picks those of a box', async () => {
    const runner = opened();
    await ranked(runner, wish({ where: 'flag == 0' }));
    const range = { x: [-5, -4], y: [-5, -4.5] } as const;
    const ask = { x: 'E_O', y: 'E_N', comb: { dx: 0.1, dy: 0.0866 }, range };
    runner.count(ask);
    for (let turn = 0; runner.density === null && turn < 200; turn++) await new Promise((r) => setTimeout(r, 5));
    const { names, more } = await runner.within(ask);
    const { cells, points, names: best } = runner.density!;
    expect(more).toBe(0);
    expect(names.length).toBeGreaterThan(10);
    expect(cells.inside).toBe(names.length);
    expect(new Set(points!.names)).toEqual(new Set(names));
    expect(best).toContain(names[0]);
    const inside = rows.filter((row) => {
      const [, flag, o, n] = row.split(',').map(Number);
      return flag === 0 && o >= -5 && o <= -4 && n >= -5 && n <= -4.5;
    });
    expect(names.length).toBe(inside.length);
  });

  it('takes conditions that the file has from the file, and says so', async () => {
    const runner = opened();
    const content = 'name,E_O,E_N,U\na,-4.5,-4.6,0.1\nb,-4.5,-4.6,-0.3\n';
    await ranked(runner, wish({}, { table: { name: 'u.csv', content }, settings: { U: 0.2, E_N: -5 } }));
    expect(runner.fault).toBeNull();
    expect(runner.summary!.notes).toContain('From the file, row by row: U.');
    const rows = await runner.rows(0, 2);
    expect(rows.map(({ values }) => values.E_N)).toEqual([-4.6, -4.6]);
  });
});
