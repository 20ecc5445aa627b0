import { describe, expect, it } from 'vitest';
import { parseStudy, parseStudyText } from '../../src/study';
import { editedStudy, minimalStudy } from '../helpers/minimalStudy';

type Path = readonly (string | number)[];

const sites = (...fractions: number[]): unknown => fractions.map((fraction, i) => ({ name: 'stuv'[i], fraction }));
const twice = [...minimalStudy().candidates!, ...minimalStudy().candidates!];
const reserved = 'a name that is not const, T, U, U_RHE, U_SHE, pH, time, beta, scale or a_…';
const kinds = '"arrhenius" or "eyring" or "hertz-knudsen"';

describe('parseStudy', () => {
  it('fills in defaults', () => {
    const study = parseStudy(minimalStudy(), 'here');
    expect(study.description).toBe('');
    expect(study.sites).toEqual([{ name: 's', fraction: 1 }]);
    expect(study.species).toEqual({});
    expect(study.energetics).toMatchObject({ potentialScale: 'RHE', beta: 0.5, floorBarriers: true });
    expect(study.conditions).toEqual({
      T: 300,
      potential: { value: 0, scale: 'RHE' },
      pH: 0,
      activities: { NO: 1 },
      time: 'steady',
    });
    expect(study.outputs).toEqual({ reactant: 'NO', atom: 'N', grid: [101, 101] });
    expect(study.constants).toBeUndefined();
  });

  it('fills in empty lists', () => {
    expect(parseStudy(editedStudy(['candidates'], undefined), 'here').candidates).toEqual([]);
    expect(parseStudy(editedStudy(['sources'], undefined), 'here').sources).toEqual([]);
    expect(parseStudy(editedStudy(['energetics', 'energies'], undefined), 'here').energetics.energies).toEqual({});
  });

  it('reads its own output as the same study', () => {
    const study = parseStudy(minimalStudy(), 'here');
    expect(parseStudy(JSON.parse(JSON.stringify(study)), 'there')).toEqual(study);
  });

  it('leaves the input as it was', () => {
    const input = minimalStudy();
    parseStudy(input, 'here');
    expect(input).toEqual(minimalStudy());
  });

  it.each<[Path, unknown]>([
    [['mechanism'], 'NO + * <-> NO*\n2N* <-> N2 + 2*'],
    [
      ['energetics', 'energies', 'O*'],
      {
        fit: {
          on: ['E_O'],
          points: [
            [-4, -3.9],
            [-3, -3.1],
          ],
        },
      },
    ],
    [['energetics', 'steps', 'split', 'barrier'], { E_N: 0.3, const: 1, U_RHE: 0.5, pH: 0.01, T: 1e-4 }],
    [['conditions', 'time'], 1e-3],
    [['sites'], sites(0.7, 0.2, 0.1)],
    [['$schema'], 'https://example.org/study.json'],
    [['candidates'], [...minimalStudy().candidates!, { name: 'Pt(211)', values: { E_N: -4, E_O: -3 } }]],
  ])('accepts %o as %o', (path, value) => {
    expect(() => parseStudy(editedStudy(path, value), 'here')).not.toThrow();
  });

  it.each<[Path, unknown, string]>([
    [['outputz'], {}, 'outputz: got {}, expected no such key'],
    [['conditions', 'temperature'], 300, 'conditions.temperature: got 300, expected no such key'],
    [['energetics', 'steps', 'split', 'prefector'], 1, 'energetics.steps.split.prefector: got 1, expected no such key'],
    [
      ['energetics', 'steps', 'split', 'barrier', 'bep', 'slop'],
      1,
      'energetics.steps.split.barrier.bep.slop: got 1, expected no such key',
    ],
    [
      ['energetics', 'steps', 'split', 'barrier'],
      { bep: { slope: 1 } },
      'energetics.steps.split.barrier.bep.intercept: got nothing, expected a value',
    ],
    [['conditions', 'T'], undefined, 'conditions.T: got nothing, expected a value'],
    [['conditions', 'T'], '300', 'conditions.T: got "300", expected a number'],
    [['conditions', 'T'], 0, 'conditions.T: got 0, expected >0'],
    [['conditions', 'T'], 5001, 'conditions.T: got 5001, expected <=5000'],
    [['conditions', 'T'], Infinity, 'conditions.T: got Infinity, expected a finite number'],
    [['conditions', 'T'], NaN, 'conditions.T: got NaN, expected a number'],
    [['conditions', 'time'], -1, 'conditions.time: got -1, expected >0'],
    [
      ['conditions', 'potential'],
      { value: 0, scale: 'NHE' },
      'conditions.potential.scale: got "NHE", expected "RHE" or "SHE"',
    ],
    [['conditions', 'activities', 'NO'], -1, 'conditions.activities.NO: got -1, expected >=0'],
    [['conditions', 'activities', 'NO3-'], '1', 'conditions.activities["NO3-"]: got "1", expected a number'],
    [
      ['energetics', 'steps', 'split', 'prefactor'],
      -1e13,
      'energetics.steps.split.prefactor: got -10000000000000, expected >0',
    ],
    [
      ['energetics', 'steps', 'split', 'prefactor'],
      undefined,
      'energetics.steps.split.prefactor: got nothing, expected a value',
    ],
    [
      ['energetics', 'steps', 'split', 'kind'],
      'arhenius',
      `energetics.steps.split.kind: got "arhenius", expected ${kinds}`,
    ],
    [
      ['energetics', 'steps', 'split', 'kind'],
      undefined,
      `energetics.steps.split.kind: got nothing, expected ${kinds}`,
    ],
    [
      ['energetics', 'steps', 'split', 'barrier'],
      Infinity,
      'energetics.steps.split.barrier: got Infinity, expected a finite number',
    ],
    [
      ['energetics', 'steps', 'split', 'barrier'],
      '1 eV',
      'energetics.steps.split.barrier: got "1 eV", expected a number or an object or "none"',
    ],
    [['energetics', 'steps', 'ads', 'sticking'], 1.5, 'energetics.steps.ads.sticking: got 1.5, expected <=1'],
    [
      ['energetics', 'steps', 'ads', 'symmetry'],
      1.5,
      'energetics.steps.ads.symmetry: got 1.5, expected a whole number',
    ],
    [['energetics', 'beta'], 2, 'energetics.beta: got 2, expected <=1'],
    [['energetics', 'floorBarriers'], 1, 'energetics.floorBarriers: got 1, expected true or false'],
    [['energetics', 'energies', 'NO*', 'E_N'], null, 'energetics.energies["NO*"].E_N: got null, expected a number'],
    [['energetics', 'energies', 'NO'], Infinity, 'energetics.energies.NO: got Infinity, expected a finite number'],
    [
      ['energetics', 'energies', 'O*'],
      { fit: { on: ['E_O'], points: [[1, '2']] } },
      'energetics.energies["O*"].fit.points[0][1]: got "2", expected a number',
    ],
    [
      ['energetics', 'energies', 'O*'],
      { fit: { onn: ['E_O'], points: [[1, 2]] } },
      'energetics.energies["O*"].fit.on: got nothing, expected a value',
    ],
    [['descriptors', 1, 'unit'], 'kJ/mol', 'descriptors[1].unit: got "kJ/mol", expected "eV"'],
    [['descriptors', 1, 'range'], [-2, -6], 'descriptors[1].range: got [-2,-6], expected an ascending range'],
    [['descriptors', 1, 'name'], 'E-O', 'descriptors[1].name: got "E-O", expected a name of letters, digits and _'],
    [['descriptors', 1, 'name'], 'pH', `descriptors[1].name: got "pH", expected ${reserved}`],
    [['descriptors', 1, 'name'], 'a_NO', `descriptors[1].name: got "a_NO", expected ${reserved}`],
    [['descriptors', 1, 'name'], 'E_N', 'descriptors[1]: got "E_N", expected a name not used before'],
    [['descriptors'], [], 'descriptors: got [], expected at least one, or two outputs.axes'],
    [['sites'], [...(sites(0.5) as []), ...(sites(0.5) as [])], 'sites[1]: got "s", expected a name not used before'],
    [['sites'], sites(0), 'sites[0].fraction: got 0, expected >0'],
    [['sources', 1], { id: 'paper', citation: 'B' }, 'sources[1]: got "paper", expected a name not used before'],
    [['candidates'], twice, 'candidates[1]: got "Pt(211) of paper", expected a name not used before'],
    [['candidates', 0, 'values', 'E_N'], '-4', 'candidates[0].values.E_N: got "-4", expected a number'],
    [['species'], { 'X*': { denticity: 0 } }, 'species["X*"].denticity: got 0, expected >=1'],
    [['outputs', 'grid'], [1.5, 3], 'outputs.grid[0]: got 1.5, expected a whole number'],
    [['outputs', 'levels'], [1, 2], 'outputs.levels[2]: got nothing, expected a number'],
    [['sabatier'], 2, 'sabatier: got 2, expected a study of version 1 (this one was made by a newer version)'],
    [['sabatier'], 0, 'sabatier: got 0, expected 1'],
    [['sabatier'], '1', 'sabatier: got "1", expected 1'],
    [['sabatier'], undefined, 'sabatier: got nothing, expected 1, without which this is no study'],
  ])('refuses %o = %o', (path, value, text) => {
    const message = `invalid ${text} (study.json)`;
    expect(() => parseStudy(editedStudy(path, value), 'study.json')).toThrow(
      expect.objectContaining({ name: 'InvalidInput', message }),
    );
  });

  it.each<[Path, unknown]>([
    [
      ['descriptors', 1, 'range'],
      [-6, -2, 0],
    ],
    [
      ['outputs', 'grid'],
      [11, 11, 11],
    ],
    [
      ['outputs', 'levels'],
      [-36, 3, 3, 3],
    ],
  ])('refuses a member too many in %o = %o', (path, value) => {
    expect(() => parseStudy(editedStudy(path, value), 'study.json')).toThrow(/^invalid [^\n]*\(study\.json\)$/);
  });

  it.each([
    [null, 'invalid study: got null, expected an object (x)'],
    ['study', 'invalid study: got "study", expected an object (x)'],
    [[], 'invalid sabatier: got nothing, expected 1, without which this is no study (x)'],
  ])('refuses %o as a document', (value, message) => {
    expect(() => parseStudy(value, 'x')).toThrow(expect.objectContaining({ message }));
  });
});

describe('a hostile key', () => {
  const text = JSON.stringify(minimalStudy());

  it.each(['__proto__', 'constructor', 'prototype', 'toString'])('%s does no harm in a record', (key) => {
    const poisoned = text
      .replace('"NO":1', `"NO":1,"${key}":0.25`)
      .replace('"energies":{', `"energies":{"${key}":{"polluted":1},`)
      .replace('"steps":{', `"steps":{"${key}":{"kind":"eyring","barrier":1},`);
    const study = parseStudyText(poisoned, 'x');
    expect(Object.getPrototypeOf(study.conditions.activities)).toBe(Object.prototype);
    expect(Object.getPrototypeOf(study.energetics.steps)).toBe(Object.prototype);
    expect(study.energetics.steps.ads.kind).toBe('hertz-knudsen');
    expect(study.conditions.activities.NO).toBe(1);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(({} as Record<string, unknown>).kind).toBeUndefined();
  });

  it.each(['__proto__', 'constructor'])('%s is no key of the document', (key) => {
    const poisoned = text.replace('{', `{"${key}":{"polluted":1},`);
    expect(() => parseStudyText(poisoned, 'x')).toThrow(
      expect.objectContaining({ message: `invalid ${key}: got {"polluted":1}, expected no such key (x)` }),
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
