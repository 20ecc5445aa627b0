import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { embeddedStudy } from '../../src/study';
import { runCli, temporaryFolder } from './runCli';

const folder = temporaryFolder();
afterAll(folder.remove);

type Json = Record<string, unknown>;

const text = JSON.stringify(embeddedStudy('no3rr'), null, 1);

function written(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder.path, name), content);
  return name;
}

function changed(name: string, change: (study: Json) => void): string {
  const study = JSON.parse(text) as Json;
  change(study);
  return written(name, JSON.stringify(study));
}

function mechanismLine(name: string, line: number, step: string): string {
  return changed(name, (study) => ((study.mechanism as string[])[line - 1] = step));
}

/** JSON has no Infinity, but a number too large for f64 reads as one. */
function infinite(name: string): string {
  changed(name, (study) => {
    const { steps } = study.energetics as { steps: Record<string, { barrier: Json }> };
    steps['NO3- + * <-> NO3* + e-'].barrier.const = 'LARGE';
  });
  return written(name, readFileSync(join(folder.path, name), 'utf8').replace('"LARGE"', '1e999'));
}

/** Runs a map of the study and asserts one line, exit code 2 and nothing written. */
function expectRefused(args: readonly string[], message: string): void {
  const before = readdirSync(folder.path).sort();
  const run = runCli(args, folder.path);
  expect(run.stderr).toBe(`sabatier: ${message}\n`);
  expect(run.code).toBe(2);
  expect(run.stdout).toBe('');
  expect(readdirSync(folder.path).sort()).toEqual(before);
}

describe('a bad study is refused in one line that names the place', () => {
  const out = ['--grid', '3x3', '--out', 'out.csv', '--svg', 'out.svg'];
  const cases: readonly (readonly [what: string, file: string, message: string])[] = [
    [
      'typo',
      changed('typo.json', (study) => ((study.conditions as Json).temprature = 300)),
      'invalid conditions.temprature: got 300, expected no such key (typo.json)',
    ],
    [
      'NaN',
      written('nan.json', text.replace('"T": 300', '"T": NaN')),
      'invalid study: got "NaN", expected JSON text (invalid symbol) (nan.json, line 454, column 8)',
    ],
    [
      'unknown species in the activities',
      changed('activity.json', (study) => ((study.conditions as { activities: Json }).activities['NO4-'] = 1)),
      'invalid conditions.activities["NO4-"]: got "NO4-", expected one of NO, N2, N2O, H2O, NH3, NO3-, H2 (activity.json)',
    ],
    [
      'unknown species in a step',
      mechanismLine('species.json', 7, 'NO3* + * <-> NOx* + O*'),
      'invalid species: got "NOx", expected a formula of element symbols, or a composition declared under species (species.json, mechanism line 7, column 14)',
    ],
    [
      'unbalanced step',
      mechanismLine('unbalanced.json', 7, 'NO3* + * <-> NO2* + 2O*'),
      'invalid step: got "NO3* + * <-> NO2* + 2O*", expected equal element O on both sides, not 3 and 4 (unbalanced.json, mechanism line 7)',
    ],
    [
      'infinite energy',
      infinite('infinite.json'),
      'invalid energetics.steps["NO3- + * <-> NO3* + e-"].barrier.const: got Infinity, expected a finite number (infinite.json)',
    ],
    [
      'binary file',
      written(
        'binary.json',
        Uint8Array.from({ length: 512 }, (_, i) => i % 256),
      ),
      'invalid study: got "a binary file", expected JSON text (binary.json, byte 1)',
    ],
    [
      'empty file',
      written('empty.json', ''),
      'invalid study: got "", expected JSON text (value expected) (empty.json, line 1, column 1)',
    ],
    [
      'missing file',
      'missing.json',
      'invalid file: got "missing.json", expected a study file or one of no3rr, co-oxidation, co-oxidation-sites, orr, her (ENOENT)',
    ],
  ];
  it.each(cases)('%s', (_, file, message) => expectRefused(['map', file, ...out], message));
});

describe('bad arguments are refused in one line', () => {
  const cases: readonly (readonly [args: readonly string[], message: string])[] = [
    [
      ['map', 'no3rr', '--grid', '100000x10000'],
      'invalid grid: got "100000x10000", expected NXxNY of at least 2x2 and at most 1000000 pixels',
    ],
    [['map', 'no3rr', '--grid', '3'], 'invalid --grid: got "3", expected NXxNY, e.g. 101x101'],
    [['map', 'no3rr', '--set', 'U=much'], 'invalid U: got "much", expected a number (--set)'],
    [['map', 'no3rr', '--set', 'T=-1'], 'invalid T: got -1, expected a temperature above 0 and at most 5000 K (--set)'],
    [['map', 'no3rr', '--set', 'E_O=-4'], 'invalid E_O: got -4, expected no value (it is an axis of the map)'],
    [
      ['map', 'no3rr', '--range', 'E_O=-2:-3'],
      'invalid range of E_O: got "-2:-3", expected ascending finite bounds LOW:HIGH',
    ],
    [
      ['map', 'no3rr', '--out', 'map.txt'],
      'invalid --out: got "map.txt", expected a name that ends in .csv or .json, or -',
    ],
    [
      ['map', 'no3rr', '--backend', 'abacus'],
      'invalid --backend: got "abacus", expected one of auto, cpu, wasm, webgpu',
    ],
    [
      ['map', 'no3rr', '--drc', '--time', '1', '--grid', '3x3'],
      'invalid time: got 1, expected steady (rate control and activation energies are defined for the steady state)',
    ],
    [['map', 'no3rr', '--bogus'], "unknown option '--bogus' (see --help)"],
    [['abacus'], "unknown command 'abacus' (see --help)"],
    [['points', 'no3rr'], "required option '--points <file>' not specified (see --help)"],
    [['points', 'no3rr', '--points', 'none.csv'], 'invalid file: got "none.csv", expected a CSV file (ENOENT)'],
    [
      ['points', 'no3rr', '--points', 'binary.json'],
      'invalid table: got "a binary file", expected CSV text (binary.json)',
    ],
    [
      ['map', 'no3rr', '--grid', '3x3', '--out', '/proc/none/map.csv'],
      'invalid output file: got "/proc/none/map.csv", expected a path that can be written (ENOENT)',
    ],
  ];
  it.each(cases)('%j', (args, message) => expectRefused(args, message));

  it.each([
    ['E_O,E_N\n-4,x\n', 'invalid E_N: got "x", expected a number (rows.csv, line 2)'],
    ['E_O,E_N\n-4\n', 'invalid row: got "1 cells", expected 2 cells (rows.csv, line 2)'],
    ['E_O,E_O\n-4,-4\n', 'invalid column: got "E_O", expected a name not used before (rows.csv, line 1, column 2)'],
    ['E_O,u\n-4,0\n', 'invalid column: got "u", expected U (rows.csv, column 2)'],
    ['E_O\n-4\n', 'invalid points: got "E_O", expected a column E_N (or --set E_N=VALUE) (rows.csv)'],
    ['E_O,E_N,T\n-4,-5,0\n', 'invalid T: got 0, expected a temperature above 0 and at most 5000 K (rows.csv, line 2)'],
    [
      'E_O,E_N,a_NO4-\n-4,-5,0\n',
      'invalid column: got "a_NO4-", expected one of a_NO, a_N2, a_N2O, a_H2O, a_NH3, a_NO3-, a_H2 (rows.csv, column 3)',
    ],
  ])('table %j', (rows, message) => {
    written('rows.csv', rows);
    expectRefused(['points', 'no3rr', '--points', 'rows.csv', '--out', 'out.csv'], message);
  });
});
