import { describe, expect, it } from 'vitest';
import { electronvolt_kJ_per_mol, InvalidInput } from '../../../src/base';
import { importMkmcxx } from '../../../src/formats';
import { compileModel } from '../../../src/screening';
import { parseStudy, type StudyInput } from '../../../src/study';
import { randomizer } from '../../helpers/randomizer';
import { imported, model } from './models';

const signs = '(){};=+-*/&\\\n\r\t#_.0123456789eEAHK> ^@!?°\u0000\u2212\ufeff';
const pieces = [
  '__proto__; 1; 0\n',
  'constructor; 0; 1\n',
  '{__proto__}',
  '{constructor}',
  '&runs\n',
  '&compounds\n',
  '&lateral\n',
  '2{*}',
  '{*} + {*}',
  ' => ',
  '; 1e999',
  '; -1',
  '; NaN',
  '999999999{O*}',
  'AR; {CO*} => {CO*}; 1; 1; 0; 0\n',
  'X*; 1; 0\n',
  'AR; {X*} + {O*} => {CO*}; 1; 1; 0; 0\n',
  'AR; {CO} => {CO2}; 1; 1; 0; 0\n',
  'PRESSURE = 1e308\n',
  'TYPE = TPD\n',
  'POTAXIS = 1\n',
  '700; 1e-300\n',
  'require("fs")\n',
];

function mutated(text: string, next: (below: number) => number): string {
  let result = text;
  for (let n = 1 + next(4); n > 0; n--) {
    const at = next(result.length + 1);
    const insert = [
      () => '',
      () => signs[next(signs.length)],
      () => pieces[next(pieces.length)],
      () => result.slice(at, at + next(80)),
    ][next(4)]();
    result = result.slice(0, at) + insert + result.slice(at + (next(2) === 0 ? 0 : next(12)));
  }
  return result;
}

function read(text: string): StudyInput | null {
  try {
    return importMkmcxx({ text, file: 'input.mkm' }).study;
  } catch (fault) {
    expect(fault, text).toBeInstanceOf(InvalidInput);
    const { message } = fault as InvalidInput;
    if (!/^invalid [^\n]+, expected [^\n]+ \(input\.mkm line \d+, column \d+\)$/.test(message)) {
      throw new Error(`${message}\n${text}`);
    }
    return null;
  }
}

/** Sorted where the order of lines in the file shows. */
function unordered(study: StudyInput): unknown {
  const lines = [study.mechanism].flat().map((line) => {
    const [left, right] = line.split(' <-> ').map((side) => side.split(' + ').sort().join(' + '));
    return `${left} <-> ${right}`;
  });
  const { reactant, atom, products } = study.outputs;
  const steps = Object.values(study.energetics.steps).map((step) => JSON.stringify(step));
  return {
    ...study,
    mechanism: lines.sort(),
    outputs: { reactant, atom, products: [...(products ?? [])].sort() },
    energetics: steps.sort(),
  };
}

const whole = imported().study;
const sections = model.split(/^(?=&)/m);

/** Changes that mean nothing. */
const idle: readonly ((text: string, next: (below: number) => number) => string)[] = [
  (text, next) => text.replaceAll(';', () => `${' '.repeat(next(4))};${'\t'.repeat(next(3))}`),
  (text, next) => text.replaceAll('\n', () => ['\n', '\r\n', '\n\n', '\n  \t\n'][next(4)]),
  (text, next) => text.replaceAll('\n', () => ` # ${signs.replace(/[\n\r]/g, '')}${next(99)}\n`),
  (text, next) =>
    text.replaceAll(/([{}])/g, (brace) => (brace === '{' ? `{${' '.repeat(next(3))}` : `${' '.repeat(next(3))}}`)),
  (text) => text.replaceAll(/^&\w+/gm, (name) => name.toUpperCase()),
  (text) => `\ufeff${text}`,
  (text, next) => text.replaceAll(/^(AR|HK);.*$/gm, (line) => `${line}; ${next(2)};`),
  (text, next) =>
    text.replaceAll(/2\{([^}]+)\}/g, (term, name) => (next(2) === 0 ? term : `{${String(name)}} + {${String(name)}}`)),
  (text, next) => {
    const [head, ...rest] = text.split(/^(?=&)/m);
    return head + shuffled(rest, next).join('');
  },
  (text, next) =>
    text
      .split(/^(?=&)/m)
      .map((part) => {
        const [head, ...lines] = part.trimEnd().split('\n');
        return part.startsWith('&') ? `${[head, ...shuffled(lines, next)].join('\n')}\n` : part;
      })
      .join(''),
];

function shuffled<T>(list: readonly T[], next: (below: number) => number): T[] {
  const result = [...list];
  for (let i = result.length - 1; i > 0; i--) {
    const j = next(i + 1);
    [result[i], result[j]] = [result[j], result[i]];
  }
  return result;
}

/** Numbers of the model: the text that stands for each, and what it is in the study. */
const perEv = 1000 * electronvolt_kJ_per_mol;
const oxidation = 'CO* + O* <-> CO2 + 2*';
const numbers: readonly (readonly [string, (n: number) => string, (n: number) => object])[] = [
  ['2e4; 90e3', (n) => `2e4; ${n}`, (n) => ({ energetics: { steps: { [oxidation]: { barrier: n / perEv } } } })],
  [
    '90e3; 110e3',
    (n) => `90e3; ${n}`,
    (n) => ({ energetics: { steps: { [oxidation]: { reverseBarrier: n / perEv } } } }),
  ],
  ['1e13; 2e4', (n) => `${n}; 2e4`, (n) => ({ energetics: { steps: { [oxidation]: { prefactor: n } } } })],
  ['1e13; 2e4', (n) => `1e13; ${n}`, (n) => ({ energetics: { steps: { [oxidation]: { reversePrefactor: n } } } })],
  [
    '0.9; 120e3',
    (n) => `0.9; ${n}`,
    (n) => ({ energetics: { steps: { 'CO + * <-> CO*': { desorption: n / perEv } } } }),
  ],
  ['1e-19; 28', (n) => `1e-19; ${n}`, (n) => ({ energetics: { steps: { 'CO + * <-> CO*': { mass_amu: n } } } })],
  ['CO;   0; 0.02', (n) => `CO;   0; ${n}`, (n) => ({ conditions: { activities: { CO: n } } })],
  ['O2;   0; 0.01', (n) => `O2;   0; ${n}`, (n) => ({ conditions: { activities: { O2: n } } })],
  ['*;    1; 1.0', (n) => `*;    1; ${n}`, (n) => ({ sites: [{ name: 's', fraction: n }] })],
];

function merged(base: unknown, change: unknown): unknown {
  if (typeof base !== 'object' || typeof change !== 'object' || Array.isArray(change)) return change;
  const result: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(change!)) result[key] = merged(result[key], value);
  return result;
}

describe('10,000 mutated inputs', () => {
  it('are read or refused with line and column, and change nothing else', () => {
    const next = randomizer(71);
    const before = Object.getOwnPropertyNames(Object.prototype).sort();
    let readable = 0;
    for (let i = 0; i < 6_000; i++) {
      const study = read(mutated(model, next));
      if (study === null) continue;
      readable++;
      if (i % 10 !== 0) continue;
      try {
        compileModel(parseStudy(study, 'input.mkm'));
      } catch (fault) {
        expect(fault).toBeInstanceOf(InvalidInput);
      }
    }
    expect(readable).toBeGreaterThan(500);
    expect(readable).toBeLessThan(5_000);
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before);
  }, 60_000);

  it('are the same study after changes that mean nothing', () => {
    const next = randomizer(72);
    const expected = JSON.stringify(sortedKeys(unordered(whole)));
    for (let i = 0; i < 2_000; i++) {
      let text = model;
      for (const change of shuffled(idle, next).slice(0, 1 + next(3))) text = change(text, next);
      const study = read(text);
      expect(study, text).not.toBeNull();
      if (JSON.stringify(sortedKeys(unordered(study!))) !== expected)
        expect(unordered(study!), text).toEqual(unordered(whole));
    }
  }, 60_000);

  it('have the one number changed that was changed', () => {
    const next = randomizer(73);
    expect(sections).toHaveLength(5);
    for (let i = 0; i < 2_000; i++) {
      const [from, to, change] = numbers[next(numbers.length)];
      const value = Number((10 ** (next(2000) / 100 - 5)).toPrecision(1 + next(15)));
      const study = read(model.replace(from, to(value)));
      const expected = merged(whole, change(value)) as StudyInput;
      const amount = expected.conditions.activities!.CO;
      const axes = [whole.outputs.axes![0], { name: 'a_CO', range: [amount / 10, amount] }];
      const right = { ...expected, outputs: { ...expected.outputs, axes } };
      if (JSON.stringify(sortedKeys(study)) !== JSON.stringify(sortedKeys(right))) expect(study).toEqual(right);
    }
  }, 60_000);

  it('take time in proportion to their length', () => {
    expect(read(`${'&'.repeat(200_000)}\n${model}`)).toBeNull();
    expect(read(`${'# x\n'.repeat(200_000)}${model}`)).not.toBeNull();
    expect(read(model.replace('{CO} + {*}', `${'{CO} + '.repeat(50_000)}{*}`))).toBeNull();
    expect(read(model.replace('&reactions', `${'y'.repeat(500_000)}; 1; 0\n&reactions`))).not.toBeNull();
    expect(read(model.replace('{CO} + {*} => {CO*}', '{'.repeat(300_000)))).toBeNull();
    const many = Array.from({ length: 1500 }, (_, i) => `C${i + 1}*; 1; 0`).join('\n');
    const chain = Array.from({ length: 1499 }, (_, i) => `AR; {C${i + 1}*} + {CO*} => {C${i + 2}*} + {O*}; 1; 1; 0; 0`);
    expect(read(model.replace('&reactions', `${many}\n&reactions\n${chain.join('\n')}`))).not.toBeNull();
  });
});

function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortedKeys(inner)]),
  );
}
