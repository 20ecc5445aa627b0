import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readRows, runCli, temporaryFolder } from './runCli';

const folder = temporaryFolder();
afterAll(folder.remove);
const read = (name: string): string => readFileSync(join(folder.path, name), 'utf8');
const run = (...args: string[]): ReturnType<typeof runCli> => runCli(args, folder.path);

const ends = ['--from', 'E_O=-3,E_N=-4', '--to', 'E_O=-6,E_N=-5'];

describe('sabatier cut', () => {
  const result = run(
    ...['cut', 'no3rr', ...ends, '--points', '21', '--out', 'cut.csv', '--svg', 'cut.svg', '--show', 'coverage'],
  );

  it('ends with 0 and says how it went', () => {
    expect(result.stderr).toBe('');
    expect(result.code).toBe(0);
    expect(result.stdout).toMatch(
      /^21 points along E_O and E_N: \d+ converged, \d+ outside the model's domain, 0 failed\nwrote cut\.csv, cut\.svg\n$/,
    );
  });

  it('writes a row per point with its place, and a picture', () => {
    const rows = readRows(read('cut.csv'));
    expect(rows).toHaveLength(21);
    expect([rows[0], rows[20]].map((row) => [row.distance, row.E_O, row.E_N])).toEqual([
      ['0', '-3', '-4'],
      [String(Math.hypot(3, 1)), '-6', '-5'],
    ]);
    expect(read('cut.svg')).toContain('coverage');
  });

  it('gives what `points` gives', () => {
    expect(run('points', 'no3rr', '--points', 'cut.csv', '--out', 'again.csv').code).toBe(0);
    const [own, again] = ['cut.csv', 'again.csv'].map((name) => readRows(read(name)).map((row) => row['ln_tof:NH3']));
    expect(again).toEqual(own);
  });

  it('writes to standard output, without a word beside it', () => {
    const piped = run('cut', 'no3rr', ...ends, '--points', '3', '--out', '-');
    expect(piped.stdout.split('\n')).toHaveLength(5);
    expect(piped.stdout).toMatch(/^distance,E_O,E_N,status/);
  });

  it('runs along the potential at a time', () => {
    const early = run(
      ...['cut', 'no3rr', '--from', 'U=-0.4', '--to', 'U=0.2', '--set', 'E_O=-4.5', '--set', 'E_N=-5', '--points', '3'],
      ...['--time', '1', '--x', 'U', '--out', 'early.json', '--svg', 'early.svg'],
    );
    expect(early.code).toBe(0);
    const json = JSON.parse(read('early.json')) as { cut: unknown; columns: Record<string, number[]> };
    expect(json.cut).toEqual({ from: { U: -0.4 }, to: { U: 0.2 } });
    expect(json.columns.U).toEqual([-0.4, -0.1, 0.2].map((v) => expect.closeTo(v, 12) as number));
    expect(read('early.svg')).toContain('1 s after exposure of the clean surface');
  });
});

describe('bad arguments of a cut are refused in one line', () => {
  const svg = ['--svg', 'bad.svg'];
  const cases: readonly (readonly [args: readonly string[], message: string])[] = [
    [['--to', 'E_O=-4'], "required option '--from <ends>' not specified (see --help)"],
    [['--from', 'E_O', '--to', 'E_O=-4'], 'invalid --from: got "E_O", expected NAME=VALUE,NAME=VALUE, e.g. E_O=-4,E_N=-5'],
    [['--from', 'E_O=-4,E_O=-5', '--to', 'E_O=-4'], 'invalid --from: got "E_O", expected each name once'],
    [['--from', 'E_O=x', '--to', 'E_O=-4'], 'invalid E_O: got "x", expected a number (--from)'],
    [['--from', 'E_O=-4', '--to', 'E_O=1e999'], 'invalid E_O: got Infinity, expected a finite number (to)'],
    [['--from', 'E_O=-4', '--to', 'E_N=-4'], 'invalid E_O: got nothing, expected a value at both ends (to)'],
    [['--from', 'E_O=-4', '--to', 'E_O=-4'], 'invalid ends: got "the same point", expected two different points'],
    [['--from', 'E_O=-4', '--to', 'E_O=-5', ...svg], 'invalid E_N: got nothing, expected a value (the cut does not name it)'],
    [[...ends, '--set', 'E_O=-4', ...svg], 'invalid E_O: got -4, expected no value (the cut runs along it)'],
    [[...ends, '--points', '1'], 'invalid points: got 1, expected a whole number from 2 to 1000000'],
    [[...ends, '--points', 'many'], 'invalid --points: got "many", expected a whole number of points'],
    [[...ends, '--show', 'all', ...svg], 'invalid --show: got "all", expected one of tof, selectivity, coverage'],
    [[...ends, '--x', 'U', ...svg], 'invalid --x: got "U", expected one of distance, E_O, E_N'],
    [[...ends], 'invalid output: got nothing, expected --out FILE or --svg FILE'],
    [[...ends, '--out', 'cut.txt'], 'invalid --out: got "cut.txt", expected a name that ends in .csv or .json, or -'],
    [[...ends, '--drc', '--time', '1', ...svg], 'invalid time: got 1, expected steady (rate control and activation energies are defined for the steady state)'],
  ]; // prettier-ignore
  it.each(cases)('%j', (args, message) => {
    const before = readdirSync(folder.path).sort();
    const bad = run('cut', 'no3rr', ...args);
    expect(bad.stderr).toBe(`sabatier: ${message}\n`);
    expect(bad.code).toBe(2);
    expect(bad.stdout).toBe('');
    expect(readdirSync(folder.path).sort()).toEqual(before);
  });
});
