import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { expectClose } from '../helpers/expectClose';
import { readRows, runCli, temporaryFolder } from './runCli';

const folder = temporaryFolder();
afterAll(folder.remove);
const file = (name: string): string => join(folder.path, name);
const read = (name: string): string => readFileSync(file(name), 'utf8');
const run = (...args: string[]): ReturnType<typeof runCli> => runCli(['fit', ...args], folder.path);

writeFileSync(
  file('oh.csv'),
  `metal,facet,E_O,E_OH,sigma
Pt,111,-4.0,-2.25,0.1
Pd,111,-4.2,-2.38,0.1
Rh,111,-5.1,-2.84,0.1
Ni,211,-5.3,-2.91,0.2
Cu,211,-4.5,-2.52,0.2
Ag,211,-3.4,-1.98,0.2
Au,211,,-1.5,0.2
Ru,211,-5.9,-3.22,0.2
`,
);

describe('sabatier fit', () => {
  it('prints relation, coefficients and quality, and names the rows it leaves out', () => {
    const { code, stdout, stderr } = run('oh.csv', '--y', 'E_OH', '--x', 'E_O');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('left out for missing values: line 8\n');
    expect(stdout).toMatch(/E_OH = −\(0\.2\d+ ± 0\.0\d+\) \+ \(0\.4997 ± 0\.00\d+\) E_O/);
    expect(stdout).toContain('ordinary least squares, 7 points, 5 degrees of freedom');
    expect(stdout).toMatch(/in a study: \{"const":-0\.2\d+,"E_O":0\.4997\d+\}/);
  });

  it('writes rows, everything as JSON, a picture and an ensemble that repeats itself', () => {
    const ensemble = ['--ensemble', 'bayesian', '--members', '20', '--seed', '7'];
    const args = ['oh.csv', '--y', 'E_OH', '--x', 'E_O', '--group', 'facet', '--svg', 'a.svg', ...ensemble];
    expect(run(...args, '--out', 'a.csv', '--ensemble-out', 'm.csv').code).toBe(0);
    const json = run(...args, '--out', 'a.json');
    expect(json.stdout).toContain('wrote a.json, a.svg');
    const rows = readRows(read('a.csv'));
    expect(rows.map((row) => row.label)).toEqual(['Pt', 'Pd', 'Rh', 'Ni', 'Cu', 'Ag', 'Ru']);
    for (const row of rows) expectClose(Number(row.fitted) + Number(row.residual), Number(row.E_OH), { rel: 1e-14 });
    const document = JSON.parse(read('a.json')) as {
      fit: { coefficients: { value: number }[]; leaveOneOut: { rmse: number } };
      groups: Record<string, { count: number }>;
      ensemble: number[][];
    };
    expect(document.groups['211'].count).toBe(4);
    expect(document.ensemble).toEqual(readRows(read('m.csv')).map((row) => [Number(row.const), Number(row.E_O)]));
    expect(document.fit.leaveOneOut.rmse).toBeGreaterThan(0);
    expect(read('a.svg')).toContain('data-label="211"');
  });

  it.each([
    ['residuals', 'residual (eV)'],
    ['leverage', 'studentized residual'],
    ['quantiles', 'quantile of a normal distribution'],
    ['parity', 'predicted (eV)'],
    ['elements', 'E_OH (eV)'],
  ])('draws %s', (kind, words) => {
    const { code, stderr } = run('oh.csv', '--y', 'E_OH', '--x', 'E_O', '--svg', `${kind}.svg`, '--plot', kind);
    expect([code, stderr]).toEqual([0, '']);
    expect(read(`${kind}.svg`).replace(/<[^>]*>/g, '')).toContain(words);
  });

  it('takes methods, errors and bounds', () => {
    const fit = (...args: string[]): string => run('oh.csv', '--y', 'E_OH', '--x', 'E_O', ...args).stdout;
    expect(fit('--method', 'orthogonal', '--y-error', 'sigma', '--x-error', 'sigma')).toContain('orthogonal fit');
    expect(fit('--method', 'huber')).toContain('Huber');
    expect(fit('--method', 'theil-sen')).toContain('Theil–Sen');
    expect(fit('--bound', 'const=0', '--bound', 'E_O=+')).toMatch(/const +0 +held/);
  });

  it.each<[string, string[]]>([
    ['invalid column: got "E_X", expected one of metal, facet', ['--y', 'E_X', '--x', 'E_O']],
    ['invalid metal: got "Pt", expected a number (oh.csv, line 2)', ['--y', 'E_OH', '--x', 'metal']],
    ['invalid --method: got "lasso", expected one of ordinary', ['--y', 'E_OH', '--x', 'E_O', '--method', 'lasso']],
    ['invalid --bound: got "E_O", expected NAME=LOW:HIGH', ['--y', 'E_OH', '--x', 'E_O', '--bound', 'E_O']],
    ['invalid bound: got "E_N", expected one of const, E_O', ['--y', 'E_OH', '--x', 'E_O', '--bound', 'E_N=1']],
    ['invalid --x: got ["E_OH"], expected each column once', ['--y', 'E_OH', '--x', 'E_OH']],
    ['invalid --plot: got "pie", expected one of fit, residuals', ['--y', 'E_OH', '--x', 'E_O', '--plot', 'pie']],
    ['invalid --out: got "a.txt"', ['--y', 'E_OH', '--x', 'E_O', '--out', 'a.txt']],
    ['invalid --members: got "0"', ['--y', 'E_OH', '--x', 'E_O', '--ensemble', 'bootstrap', '--members', '0']],
  ])('refuses with one line: %s', (message, args) => {
    const { code, stderr, stdout } = run('oh.csv', ...args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toContain(message);
  });
});
