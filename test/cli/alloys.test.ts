import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parquetTable } from '../../src/formats';
import { readRows, runCli, temporaryFolder } from './runCli';

const folder = temporaryFolder();
afterAll(folder.remove);
const run = (...args: string[]): ReturnType<typeof runCli> => runCli(args, folder.path);
const grid = [
  'alloys',
  'no3rr',
  '--elements',
  'Pt,Cu,Ag',
  '--steps',
  '10',
  '--strain',
  '-0.02:0.02:3',
  '--facets',
  '111,211',
];

describe('sabatier alloys', () => {
  it('writes candidates that say they are estimates, and screen takes them with their errors', () => {
    const made = run(...grid, '--out', 'a.csv');
    expect(made.code).toBe(0);
    expect(made.stdout).toContain('180 hypothetical surfaces, their descriptors estimated from d bands (ruban1997)');
    expect(made.stdout).toMatch(/E_O = .* eps_d .* Vad2 +R² 0\.\d+, MAE 0\.\d+ eV, 2\d surfaces/);
    const rows = readRows(readFileSync(join(folder.path, 'a.csv'), 'utf8'));
    expect(rows).toHaveLength(180);
    expect(new Set(rows.map((row) => row.estimate))).toEqual(new Set(['d-band']));
    expect(Number(rows[0].sigma_E_O)).toBeGreaterThan(0.1);
    const screened = run('screen', 'no3rr', '--candidates', 'a.csv', '--samples', '8', '--out', 'b.csv');
    expect(screened.code).toBe(0);
    expect(screened.stdout).toContain('standard deviations of the descriptors: E_O 0.');
    expect(readRows(readFileSync(join(folder.path, 'b.csv'), 'utf8'))).toHaveLength(180);
  });

  it('writes the same as Parquet', async () => {
    expect(run(...grid, '--out', 'a.parquet').code).toBe(0);
    const table = await parquetTable(readFileSync(join(folder.path, 'a.parquet')), 'a.parquet');
    const rows = readRows(readFileSync(join(folder.path, 'a.csv'), 'utf8'));
    const column = table.names.indexOf('E_N');
    expect([...table.numbers(column)]).toEqual(rows.map((row) => Number(row.E_N)));
  });

  it.each<[string, string[]]>([
    ['invalid element: got "Xx", expected one of', ['--elements', 'Pt,Xx']],
    ['invalid --centers: got "x", expected one of ruban1997', ['--elements', 'Pt', '--centers', 'x']],
    ['invalid --strain: got "a"', ['--elements', 'Pt', '--strain', 'a']],
    ['invalid facet: got "310"', ['--elements', 'Pt', '--facets', '310']],
  ])('refuses with one line: %s', (message, args) => {
    const { code, stderr } = run('alloys', 'no3rr', ...args);
    expect(code).toBe(2);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toContain(message);
  });
});
