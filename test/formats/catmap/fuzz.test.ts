import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../src/base';
import { importCatmap, readEnergyTable } from '../../../src/formats';
import { compileModel } from '../../../src/screening';
import { parseStudy } from '../../../src/study';
import { randomizer } from '../../helpers/randomizer';
import { model, tableText } from './models';

const signs = '()[]{}\'",:;=+-*/%\\\n\r\t#_.0123456789eEjLxX<>^ @!?°\u0000\u2212\ufeff';
const pieces = [
  '__proto__',
  "['__proto__']",
  "species_definitions['__proto__'] = {'polluted': 1}\n",
  "constructor = {'prototype': {'polluted': 1}}\n",
  "import os\nos.system('touch /tmp/x')\n",
  "eval('1')",
  '__import__("os")',
  'lambda: 0',
  '[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[',
  "'''",
  '1e999',
  '9**9**9**9',
  "'a'*10**9",
  '-1e308*10',
  'NaN',
  'None',
  'True',
  "'BEP:[0.87,-1.2]'",
  "'TS(O-O_s):[1.0]'",
  ' -> ',
  '<->',
  '^0.26eV_s',
  'pe_g',
  'ele_g',
  'H_g',
  '_dl',
  '99999999*',
  '; beta=0.5',
  '; prefactor=1e9',
  'temperature = -5\n',
  'resolution = 1e9\n',
  "scaler = 'ThermodynamicScaler'\n",
  "gas_thermo_mode = 'ideal_gas'\n",
  "adsorbate_thermo_mode = 'harmonic_adsorbate'\n",
];

function mutated(text: string, next: (below: number) => number): string {
  let result = text;
  for (let n = 1 + next(4); n > 0; n--) {
    const at = next(result.length + 1);
    const length = next(12);
    const insert = [
      () => '',
      () => signs[next(signs.length)],
      () => pieces[next(pieces.length)],
      () => result.slice(at, at + next(80)),
    ][next(4)]();
    result = result.slice(0, at) + insert + result.slice(at + (next(2) === 0 ? 0 : length));
  }
  return result;
}

const intact = tableText();
const whole = readEnergyTable(tableText(), 'energies.txt');

/** Reads a model; null when it is refused with line and column. */
function read(mkm: string, table = intact): ReturnType<typeof importCatmap> | null {
  try {
    return importCatmap({
      text: mkm,
      file: 'm.mkm',
      table: (name) => (table === intact ? whole : readEnergyTable(table, name)),
    });
  } catch (fault) {
    expect(fault, mkm).toBeInstanceOf(InvalidInput);
    const { message } = fault as InvalidInput;
    expect(message).toMatch(/^invalid [^\n]+, expected [^\n]+ \(.* line \d+, column \d+.*\)$/);
    return null;
  }
}

describe('mutated models', () => {
  it('are read right or refused with line and column, 10,000 of them', () => {
    const next = randomizer(20260);
    const table = intact;
    const before = Object.getOwnPropertyNames(Object.prototype).sort();
    let readable = 0;
    for (let i = 0; i < 10_000; i++) {
      const [mkm, energies] = i % 3 === 0 ? [model, mutated(table, next)] : [mutated(model, next), table];
      const result = read(mkm, energies);
      if (result === null) continue;
      readable++;
      // What is read is a study, and its model stands.
      if (i % 10 === 0) {
        try {
          compileModel(parseStudy(result.study, 'm.mkm'));
        } catch (fault) {
          expect(fault, `${mkm}\n${energies}`).toBeInstanceOf(InvalidInput);
        }
      }
    }
    expect(readable).toBeGreaterThan(500);
    expect(readable).toBeLessThan(9_000);
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  }, 60_000);

  it('are the same study after changes that mean nothing, and have the one number changed that was changed', () => {
    const next = randomizer(20261);
    const base = JSON.stringify(read(model)?.study);
    const idle: readonly ((text: string) => string)[] = [
      (text) => text.replaceAll(/\n(?=[a-z])/g, () => `\n# ${'[(\'"=:'[next(6)]} ${next(99)}\n\n`),
      (text) => text.replaceAll(/ = /g, () => `${' '.repeat(next(3))}=${' '.repeat(next(3))}`),
      (text) => text.replaceAll(/, /g, () => `,${' '.repeat(next(4))}`),
      (text) => text.replaceAll(/'/g, '"'),
      (text) => text.replaceAll(/\n/g, '\r\n'),
    ];
    const numbers: readonly (readonly [string, (n: number) => string, (n: number) => [string, string]])[] = [
      ['temperature = 500', (n) => `temperature = ${n}`, (n) => ['"T":500', `"T":${n}`]],
      ["'CO_g': {'pressure': 1.}", (n) => `'CO_g': {'pressure': ${n}}`, (n) => ['"CO":1,', `"CO":${n},`]],
      ['[[-1, 3]', (n) => `[[-1, ${n}]`, (n) => ['[-1,3]', `[-1,${n}]`]],
    ];
    for (let i = 0; i < 600; i++) {
      let text = model;
      for (let n = 1 + next(3); n > 0; n--) text = idle[next(idle.length)](text);
      expect(JSON.stringify(read(text)?.study) === base, text).toBe(true);
      const value = Number((1 + next(4_000_000) / 1000).toPrecision(1 + next(8)));
      const [from, to, change] = numbers[next(numbers.length)];
      const [was, is] = change(value);
      expect(base).toContain(was);
      expect(JSON.stringify(read(model.replace(from, to(value)))?.study)).toBe(base.replace(was, is));
      const [line, energy] = [5 + next(3), Number((next(9000) / 1000).toPrecision(1 + next(4)))];
      const rows = tableText().split('\n');
      const cells = rows[line - 1].split('\t');
      const table = [...rows.slice(0, line - 1), cells.with(3, String(energy)).join('\t'), ...rows.slice(line)];
      const candidate = read(model, table.join('\n'))?.study.candidates?.find(({ name }) => name === cells[0]);
      expect(candidate?.values.O_s).toBe(energy);
    }
  }, 60_000);

  it('take time in proportion to their length', () => {
    const long = `${'['.repeat(30)}${'1,'.repeat(200_000)}${']'.repeat(30)}`;
    expect(read(`a = ${long}\n${model}`)).not.toBeNull();
    expect(read(`a = '${'('.repeat(500_000)}'\n${model}`)).not.toBeNull();
    expect(read(`${'#'.repeat(500_000)}\n${model}`, `${tableText()}\n${'x\t'.repeat(200_000)}`)).toBeNull();
  });
});
