import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { parquetTable } from '../../src/formats';
import { random } from '../helpers/random';
import { readRows, runCli, temporaryFolder } from './runCli';

const folder = temporaryFolder();
afterAll(folder.remove);
const file = (name: string): string => join(folder.path, name);
const read = (name: string): string => readFileSync(file(name), 'utf8');
const run = (...args: string[]): ReturnType<typeof runCli> => runCli(['screen', 'no3rr', ...args], folder.path);

const uniform = random(12);
const lines = Array.from({ length: 3000 }, (_, i) => {
  const [o, n] = [-5.6 + 2 * uniform(), -5.6 + 1.8 * uniform()];
  return `"M${i}, slab",${i % 3},${o.toFixed(4)},${n.toFixed(4)},${(uniform() * 0.2).toFixed(3)}`;
});
writeFileSync(file('surfaces.csv'), `name,flag,E_O,E_N,e_hull\n${lines.join('\n')}\n`);
const plainLines = lines.map((line) => line.replace(', slab', '').replaceAll('"', ''));
writeFileSync(file('plain.csv'), `name,flag,E_O,E_N,e_hull\n${plainLines.join('\n')}\n`);

describe('sabatier screen', () => {
  it('ranks what a condition keeps, best first, and carries the other columns through', () => {
    const { code, stdout, stderr } = run('--candidates', 'plain.csv', '--out', 'a.csv', '--where', 'flag == 0');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^\d+ of 3000 ranked; of 1000 computed \d+ converged, \d+ outside the model's domain, 0 failed; the condition keeps 1000 \([\d.]+ s\)\n/,
    );
    const rows = readRows(read('a.csv'));
    expect(rows).toHaveLength(1000);
    expect(new Set(rows.map((row) => row.flag))).toEqual(new Set(['0']));
    const ranked = rows.filter((row) => row.rank !== '');
    const activity = ranked.map((row) => Number(row['log10_tof:NO3-']));
    expect(activity).toEqual([...activity].sort((a, b) => b - a));
    expect(rows.slice(ranked.length).every((row) => row.status !== 'converged')).toBe(true);
    expect(rows.every((row) => (row.reason === '') === (row.status === 'converged'))).toBe(true);
    expect(rows.every((row) => Number(row.domain_distance) >= 0 === (row.status === 'converged'))).toBe(true);
  });

  it('gives one file, whatever the batches and workers', () => {
    const args = ['--candidates', 'surfaces.csv', '--samples', '12', '--sigma', 'E_O=0.2', '--sigma', 'E_N=0.1'];
    const outputs = [[], ['--batch', '500', '--workers', '2'], ['--workers', '1', '--batch', '7000']].map((more, i) => {
      expect(run(...args, '--out', `b${i}.csv`, ...more).code).toBe(0);
      return read(`b${i}.csv`);
    });
    expect(outputs[0]).toContain('"M0, slab"');
    expect(outputs[1]).toBe(outputs[0]);
    expect(outputs[2]).toBe(outputs[0]);
  });

  it('goes on after it was killed, to the identical file', async () => {
    const args = [
      'screen',
      'no3rr',
      '--candidates',
      'surfaces.csv',
      '--samples',
      '200',
      '--batch',
      '4000',
      '--workers',
      '1',
    ];
    const program = fileURLToPath(new URL('../../dist/sabatier.js', import.meta.url));
    const start = (out: string): ReturnType<typeof spawn> =>
      spawn(process.execPath, [program, ...args, '--out', out], { cwd: folder.path, stdio: 'ignore' });
    const killed = start('c.csv');
    const gone = new Promise((resolve) => killed.once('exit', resolve));
    const partial = file('c.csv.partial');
    while (killed.exitCode === null && !(existsSync(partial) && statSync(partial).size > 100_000)) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    killed.kill('SIGKILL');
    await gone;
    expect(existsSync(file('c.csv'))).toBe(false);
    expect(existsSync(partial)).toBe(true);
    const before = statSync(partial).size;
    // A part that was cut off is done again.
    writeFileSync(partial, readFileSync(partial).subarray(0, before - 11));
    expect(runCli([...args, '--out', 'c.csv'], folder.path).code).toBe(0);
    expect(existsSync(partial)).toBe(false);
    expect(runCli([...args, '--out', 'd.csv'], folder.path).code).toBe(0);
    expect(read('c.csv')).toBe(read('d.csv'));
  });

  it('stops at an interrupt with a checkpoint, and refuses it for another run', async () => {
    const args = [
      'screen',
      'no3rr',
      '--candidates',
      'surfaces.csv',
      '--samples',
      // Half a minute or more of work, so that it does not end by itself.
      '4000',
      '--batch',
      '4000',
      '--workers',
      '0',
    ];
    const program = fileURLToPath(new URL('../../dist/sabatier.js', import.meta.url));
    const child = spawn(process.execPath, [program, ...args, '--out', 'e.csv'], { cwd: folder.path, stdio: 'ignore' });
    const code = new Promise<number | null>((resolve) => child.once('exit', resolve));
    while (child.exitCode === null && !existsSync(file('e.csv.partial'))) await new Promise((r) => setTimeout(r, 5));
    child.kill('SIGINT');
    expect(await code).toBe(130);
    expect(existsSync(file('e.csv.partial'))).toBe(true);
    const other = run('--candidates', 'surfaces.csv', '--out', 'e.csv');
    expect(other.code).toBe(2);
    expect(other.stderr).toContain(
      'invalid checkpoint: got "e.csv.partial", expected the checkpoint of this run, or --restart',
    );
    expect(run('--candidates', 'surfaces.csv', '--out', 'e.csv', '--restart').code).toBe(0);
  });

  it('marks the Pareto front and ranks by any column', () => {
    const pareto = 'activity,selectivity:NH3,-e_hull';
    expect(run('--candidates', 'plain.csv', '--out', 'f.csv', '--pareto', pareto, '--by', '-e_hull').code).toBe(0);
    const rows = readRows(read('f.csv'));
    const front = rows.filter((row) => row.pareto === '1');
    expect(front.length).toBeGreaterThan(2);
    const better = (a: (typeof rows)[number], b: (typeof rows)[number]): boolean => {
      const gains = [
        Number(a['log10_tof:NO3-']) - Number(b['log10_tof:NO3-']),
        Number(a['selectivity:NH3']) - Number(b['selectivity:NH3']),
        Number(b.e_hull) - Number(a.e_hull),
      ];
      return gains.every((gain) => gain >= 0) && gains.some((gain) => gain > 0);
    };
    for (const row of front) expect(rows.some((other) => better(other, row))).toBe(false);
    const hull = rows.filter((row) => row.rank !== '').map((row) => Number(row.e_hull));
    expect(hull).toEqual([...hull].sort((a, b) => a - b));
  });

  it('filters by results, limits, and writes Parquet that it reads again', async () => {
    const where = '`log10_tof:NO3-` > -12 and flag == 1';
    const first = run('--candidates', 'plain.csv', '--out', 'g.parquet', '--where', where, '--limit', '5');
    expect(first.code).toBe(0);
    const table = await parquetTable(readFileSync(file('g.parquet')), 'g.parquet');
    expect(table.count).toBe(5);
    expect(table.numbers(table.names.indexOf('flag')).every((flag) => flag === 1)).toBe(true);
    const second = run('--candidates', 'g.parquet', '--out', 'h.csv');
    expect(second.code).toBe(0);
    expect(second.stderr).toContain('columns of the file replaced: rank, status, log10_tof:NO3-');
    const again = readRows(read('h.csv'));
    expect(again.map((row) => row.name)).toEqual(again.map((_, i) => table.text(i, table.names.indexOf('name'))));
  });

  it('takes deviations from columns, and says when it assumes them', () => {
    writeFileSync(file('sigma.csv'), 'name,E_O,E_N,sigma_E_O\nA,-4.6,-4.9,0\nB,-4.6,-4.9,0.3\n');
    expect(run('--candidates', 'sigma.csv', '--samples', '64', '--out', 'i.csv').code).toBe(0);
    const [a, b] = ['A', 'B'].map((name) => readRows(read('i.csv')).find((row) => row.name === name)!);
    expect(a['log10_tof:NO3-:low']).toBe(a['log10_tof:NO3-:high']);
    expect(Number(b['log10_tof:NO3-:low'])).toBeLessThan(Number(b['log10_tof:NO3-:high']));
    const assumed = run('--candidates', 'plain.csv', '--samples', '2', '--out', 'j.csv', '--where', 'flag == 2');
    expect(assumed.stdout).toContain(
      'standard deviations assumed, since none is given (--sigma): E_O 0.200 eV, E_N 0.200 eV',
    );
  });

  it('draws parameters for all candidates together, from options, a covariance, a fit and the study', () => {
    const args = ['--candidates', 'plain.csv', '--where', 'flag == 0', '--samples', '6', '--sigma', 'E_O=0.1'];
    const first = run(...args, '--sigma', 'barrier=0.1', '--out', 'p1.csv');
    expect(first.code).toBe(0);
    expect(first.stdout).toMatch(/standard deviations of the descriptors: E_O 0\.100+ eV\n/);
    expect(first.stdout).toContain('parameters drawn for all candidates together: barrier 0.1\n');
    expect(run(...args, '--sigma', 'barrier=0.1', '--out', 'p2.csv', '--batch', '900', '--workers', '2').code).toBe(0);
    expect(read('p2.csv')).toBe(read('p1.csv'));

    const study = JSON.parse(runCli(['studies', '--show', 'no3rr'], folder.path).stdout) as object;
    writeFileSync(file('mine.json'), JSON.stringify({ ...study, uncertainty: { sigma: { barrier: 0.1 } } }));
    const mine = (...more: string[]): ReturnType<typeof runCli> =>
      runCli(['screen', 'mine.json', ...args, ...more], folder.path);
    expect(mine('--out', 'p3.csv').code).toBe(0);
    expect(read('p3.csv')).toBe(read('p1.csv'));
    expect(mine('--out', 'p4.csv', '--fixed-parameters').stdout).not.toContain('parameters drawn');

    writeFileSync(file('pair.json'), JSON.stringify({ parameters: ['E_O', 'E_N'], matrix: [[0.04, 0.02], [0.02, 0.04]] })); // prettier-ignore
    const pair = run('--candidates', 'plain.csv', '--samples', '2', '--covariance', 'pair.json', '--out', 'p5.csv');
    expect(pair.stdout).toContain('descriptors: E_O 0.200 eV, E_N 0.200 eV, correlation of E_O and E_N 0.500\n');

    writeFileSync(file('line.csv'), 'x,y\n-4,1\n-4.5,1.1\n-5,1.4\n-5.5,1.3\n-6,1.7\n');
    expect(runCli(['fit', 'line.csv', '--x', 'x', '--y', 'y', '--out', 'fit.json'], folder.path).code).toBe(0);
    const fit = JSON.parse(read('fit.json').replaceAll('"x"', '"E_O"')) as object;
    writeFileSync(file('fit.json'), JSON.stringify(fit));
    const fitted = run(...args, '--covariance', 'energy:N*=fit.json', '--out', 'p6.csv');
    expect(fitted.stdout).toContain('parameters drawn for all candidates together: covariance fit of energy:N*\n');
    expect(run(...args, '--covariance', 'fit.json').stderr).toContain(
      'expected PARAMETER=FILE, e.g. energy:OH*=fit.json',
    );
  });

  it('takes correlations of the errors from columns', () => {
    writeFileSync(file('rho.csv'), 'name,E_O,E_N,sigma_E_O,sigma_E_N,rho_E_O_E_N\nA,-4.6,-4.9,0.2,0.1,0.5\n');
    writeFileSync(file('cov.csv'), 'name,E_O,E_N,sigma_E_O,sigma_E_N,cov_E_N_E_O\nA,-4.6,-4.9,0.2,0.1,0.01\n');
    writeFileSync(file('none.csv'), 'name,E_O,E_N,sigma_E_O,sigma_E_N\nA,-4.6,-4.9,0.2,0.1\n');
    const median = (name: string, ...more: string[]): string => {
      expect(run('--candidates', name, '--samples', '64', '--out', 'q.csv', ...more).code).toBe(0);
      return readRows(read('q.csv'))[0]['log10_tof:NO3-:high'];
    };
    expect(median('cov.csv')).toBe(median('rho.csv'));
    expect(median('none.csv', '--correlation', 'E_N,E_O=0.5')).toBe(median('rho.csv'));
    expect(median('none.csv')).not.toBe(median('rho.csv'));
  });

  it.each<[string, string[]]>([
    ['invalid --correlation: got "E_O,E_C=0.5"', ['--candidates', 'plain.csv', '--correlation', 'E_O,E_C=0.5']],
    ['invalid correlation: got "E_O and E_N"', ['--candidates', 'plain.csv', '--correlation', 'E_O,E_N=0.5']],
    ['invalid covariance: got "no JSON"', ['--candidates', 'plain.csv', '--covariance', 'plain.csv']],
    [
      '--fixed-parameters: got "barrier=0.1"',
      ['--candidates', 'plain.csv', '--fixed-parameters', '--sigma', 'barrier=0.1'],
    ],
    ['invalid file: got "no.csv", expected a CSV or Parquet file (ENOENT)', ['--candidates', 'no.csv']],
    ['invalid --samples: got "0"', ['--candidates', 'plain.csv', '--samples', '0']],
    ['got "E_C", expected energy:…', ['--candidates', 'plain.csv', '--sigma', 'E_C=1']],
    ['invalid expression: got "the end"', ['--candidates', 'plain.csv', '--where', 'flag ==']],
    [
      'invalid expression: got "nope", expected one of the columns',
      ['--candidates', 'plain.csv', '--where', 'nope == 1'],
    ],
    ['invalid column: got "cost", expected one of status', ['--candidates', 'plain.csv', '--by', 'cost']],
    ['invalid --out: got "x.txt"', ['--candidates', 'plain.csv', '--out', 'x.txt']],
    ['invalid --set: got "E_O"', ['--candidates', 'plain.csv', '--set', 'E_O=-4']],
    [
      'got "no E_N", expected a column E_N among the columns, which are name, E_O (or --column HEADER=DESCRIPTOR, or --set DESCRIPTOR=VALUE) (odd.csv)',
      ['--candidates', 'odd.csv'],
    ],
    ['invalid column: got "e_o", expected E_O', ['--candidates', 'near.csv']],
    ['got "2 cells, expected 3", expected a row that can be read (short.csv, line 2)', ['--candidates', 'short.csv']],
  ])('refuses with one line: %s', (message, args) => {
    writeFileSync(file('odd.csv'), 'name,E_O\nPt,-4\n');
    writeFileSync(file('near.csv'), 'name,e_o,E_N\nPt,-4,-4\n');
    writeFileSync(file('short.csv'), 'name,E_O,E_N\nPt,-4\nCu,-4\n');
    const { code, stderr, stdout } = run(...args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toContain(message);
  });

  it('reports candidates without a descriptor as not read, names them, and ends with 1', () => {
    writeFileSync(file('gap.csv'), 'name,E_O,E_N,sigma_E_O\nPt,-4.4,-4.9,0.1\nCu,,-4,\nAg,-4\nAu,-4.4,?,0.1\n');
    const { code, stdout, stderr } = run('--candidates', 'gap.csv', '--out', 'k.csv', '--samples', '4');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^1 of 4 ranked; of 1 computed 1 converged, .* 0 failed; 3 not read \(4 draws each, /);
    expect(stderr).toBe(
      'sabatier: Not read: line 4 (2 cells, expected 4), line 3 (E_O: missing value), line 5 (E_N: missing value).\n',
    );
    const rows = readRows(read('k.csv'));
    expect(rows.map(({ name }) => name)).toEqual(['Pt', 'Cu', 'Au']);
    expect(rows[1]).toMatchObject({ status: 'not-read', reason: 'E_O: missing value', rank: '' });
  });

  it('reads units of headers, and writes the numbers that it used with a decimal point', () => {
    writeFileSync(file('units.csv'), 'name,E_O (kJ/mol),E_N\nPt,-430,-5\n');
    const units = run('--candidates', 'units.csv', '--out', 'l.csv');
    expect([units.code, units.stderr]).toEqual([
      0,
      'sabatier: E_O is read from E_O (kJ/mol), in kJ/mol as its header says, and written in eV.\n',
    ]);
    expect(Number(readRows(read('l.csv'))[0].E_O)).toBeCloseTo(-430 / 96.4853321, 6);
    writeFileSync(file('commas.csv'), 'name;E_O;E_N;flag\nPt;-5,1;\u22125;0,x\nCu;-4,50;-4,8;7\n');
    expect(run('--candidates', 'commas.csv', '--out', 'm.csv').code).toBe(0);
    expect(read('m.csv')).toContain('\n1,Pt,-5.1,-5,"0,x",converged,');
    expect(read('m.csv')).toContain('\n2,Cu,-4.5,-4.8,7,converged,');
  });
});
