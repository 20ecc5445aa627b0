import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readRows, runCli, temporaryFolder } from './runCli';

const folder = temporaryFolder();
afterAll(folder.remove);

const read = (name: string): string => readFileSync(join(folder.path, name), 'utf8');
const small = ['--grid', '6x5', '--range', 'E_O=-5.6:-3.2', '--range', 'E_N=-6.2:-3.4'];
const ensemble = (...args: readonly string[]): ReturnType<typeof runCli> =>
  runCli(['ensemble', 'no3rr', ...small, ...args], folder.path);

describe('sabatier ensemble', () => {
  it('writes tables and pictures, and says what it found', () => {
    const run = ensemble(
      ...['--sigma', 'barrier=0.1', '--sigma', 'energy:NO*=0.2', '--members', '12', '--threshold', 'NH3=1e-12'],
      ...['--out', 'a.csv', '--out', 'a.json', '--svg', 'winner.svg', '--svg', 'p.svg', '--plot', 'winner', '--plot', 'exceeds:NH3'],
    ); // prettier-ignore
    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/12 members, seed 1, \d+ uncertain parameters \(chosen on the command line\)/);
    expect(run.stdout).toMatch(/wrote a\.csv, a\.json, winner\.svg, p\.svg/);
    const rows = readRows(read('a.csv'));
    expect(rows.length).toBe(30);
    for (const row of rows) {
      const count = (name: string): number => Number(row[`members_${name}`]);
      expect(count('solved') + count('masked') + count('failed')).toBe(12);
      if (count('solved') === 0) continue;
      const wins = Object.keys(row).filter((name) => name.startsWith('p_win:'));
      expect(wins.reduce((sum, name) => sum + Number(row[name]), 0)).toBeCloseTo(1, 12);
      expect(Number(row.p_winner)).toBe(Math.max(...wins.map((name) => Number(row[name]))));
    }
    const json = JSON.parse(read('a.json')) as Record<string, Record<string, unknown>>;
    expect(json.ensemble).toMatchObject({ members: 12, seed: 1, thresholds: [{ species: 'NH3', tof: 1e-12 }] });
    expect(json.study.uncertainty).toMatchObject({ sigma: { barrier: 0.1, 'energy:NO*': 0.2 } });
    expect(read('winner.svg')).toContain('12 members, seed 1');
    expect(read('p.svg')).toContain('probability of TOF(NH₃) above 1×10⁻¹² s⁻¹');
  });

  it('gives the same bytes with workers, and the probabilities of the reference on wasm', () => {
    const args = ['--sigma', 'barrier=0.1', '--members', '8', '--out'];
    expect(ensemble('--backend', 'wasm', '--workers', '0', ...args, 'w0.csv').code).toBe(0);
    expect(ensemble('--backend', 'wasm', '--workers', '2', ...args, 'w2.csv').code).toBe(0);
    expect(ensemble('--backend', 'cpu', ...args, 'cpu.csv').code).toBe(0);
    expect(read('w2.csv')).toBe(read('w0.csv'));
    const reference = readRows(read('cpu.csv'));
    readRows(read('w0.csv')).forEach((row, p) => {
      for (const [name, value] of Object.entries(row)) {
        if (name.startsWith('p_') || name.startsWith('members_')) expect(value, name).toBe(reference[p][name]);
      }
    });
  });

  it('reads an ensemble file, all of its rows', () => {
    writeFileSync(
      join(folder.path, 'members.csv'),
      '# deviations in eV\nmember,energy:N*,barrier:NO3* + * <-> NO2* + O*\n1,0.1,0\n2,-0.1,0.05\n3,0,0\n',
    );
    const run = ensemble('--ensemble', 'members.csv', '--out', 'e.csv');
    expect(run.stderr).toBe('');
    expect(run.stdout).toContain('3 members, seed 1, 2 uncertain parameters');
  });
});

describe('bad input is refused in one line, and nothing is written', () => {
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder.path, name), text);
    return name;
  };
  const sigma = ['--sigma', 'barrier=0.1'];
  it.each<[readonly string[], string]>([
    [[], 'invalid --sigma: got nothing, expected a standard deviation such as barrier=0.1, or an --ensemble (the study has no uncertainty)'],
    [['--sigma', 'barrier'], 'invalid --sigma: got "barrier", expected NAME=VALUE, e.g. barrier=0.1'],
    [['--sigma', 'barrier=-0.1'], 'invalid uncertainty.sigma.barrier: got -0.1, expected a standard deviation, at least 0 (--sigma)'],
    [['--sigma', 'energy:Q*=0.1'], 'invalid uncertainty.sigma["energy:Q*"]: got "energy:Q*", expected energy: and one of'],
    [[...sigma, '--members', '0'], 'invalid --members: got "0", expected a whole number from 1 to 100000'],
    [[...sigma, '--members', '1000000000'], 'invalid --members: got "1000000000", expected a whole number from 1 to 100000'],
    [[...sigma, '--seed', '-1'], 'invalid --seed: got "-1", expected a whole number from 0 to 9007199254740991'],
    [[...sigma, '--level', '1.5'], 'invalid --level: got "1.5", expected a probability above 0 and at most 1'],
    [[...sigma, '--threshold', 'NH3=0'], 'invalid --threshold: got "NH3=0", expected a TOF above 0 in 1/s per site, e.g. NH3=1e-3'],
    [[...sigma, '--threshold', 'XY=1'], 'invalid --threshold: got "XY", expected one of NO, N2, N2O, NH3, H2, H2O, NO3-'],
    [[...sigma, '--svg', 'x.svg', '--plot', 'exceeds'], 'invalid plot: got "exceeds", expected a threshold of the TOF to exceed'],
    [[...sigma, '--svg', 'x.svg', '--plot', 'activity'], 'invalid plot: got "activity", expected mean[:SPECIES], spread[:SPECIES], winner, wins:PRODUCT, exceeds[:SPECIES] or solved'],
    [['--ensemble', 'none.csv'], 'invalid file: got "none.csv", expected a CSV of deviations, one member a row (ENOENT)'],
    [['--ensemble', file('bad.csv', 'energy:N*\n0.1\nabc\n')], 'invalid energy:N*: got "abc", expected a deviation, a finite number (bad.csv, line 3'],
    [['--ensemble', file('empty.csv', 'energy:N*\n')], 'invalid ensemble: got "no rows", expected a column for each parameter, a row for each member (empty.csv)'],
    [['--ensemble', file('name.csv', 'energy:Q*\n0.1\n')], 'invalid uncertainty.ensemble.parameters[0]: got "energy:Q*"'],
    [['--ensemble', file('few.csv', 'energy:N*\n0.1\n'), '--members', '2'], 'invalid --members: got "2", expected a whole number from 1 to 1'],
    [['--ensemble', file('wide.csv', 'energy:N*\n0.1,0.2\n')], 'invalid row: got "2 cells", expected 1 cells (wide.csv, line 2)'],
  ])('%j', (args, message) => {
    const before = readdirSync(folder.path).sort();
    const run = ensemble(...args, '--out', 'never.csv');
    expect(run.stderr.startsWith(`sabatier: ${message}`), run.stderr).toBe(true);
    expect(run.stderr.trimEnd()).not.toContain('\n');
    expect(run.code).toBe(2);
    expect(readdirSync(folder.path).sort()).toEqual(before);
  }); // prettier-ignore
});
