import { describe, expect, it } from 'vitest';
import { electronvolt_kJ_per_mol, gas_J_per_mol_K } from '../../../src/base';
import { evaluateForm } from '../../../src/energetics';
import { importMkmcxx, looksLikeMkmcxx } from '../../../src/formats';
import { compileModel, lintStudy } from '../../../src/screening';
import { parseStudy } from '../../../src/study';
import { thermalEnergy } from '../../../src/thermo';
import { expectClose } from '../../helpers/expectClose';
import { imported, model, replaced } from './models';

const steady = 'runs end after 100000000 s; the steady state is computed (--keep-time for the time of the first run)';

describe('importMkmcxx', () => {
  it('makes a study that compiles and has no errors', () => {
    const { study, warnings } = imported();
    const whole = parseStudy(study, 'input.mkm');
    expect(warnings).toEqual([steady]);
    expect(lintStudy(whole).filter((f) => f.severity === 'error')).toEqual([]);
    expect(compileModel(whole).steps.map((s) => s.equation)).toEqual([
      'CO + * <-> CO*',
      'O2 + 2* <-> 2O*',
      'CO* + O* <-> CO2 + 2*',
    ]);
    expect(whole.conditions).toMatchObject({ T: 500, time: 'steady', activities: { CO: 0.02, O2: 0.01, CO2: 0 } });
    expect(whole.outputs).toMatchObject({ reactant: 'CO', atom: 'C', products: ['CO2'] });
    expect(whole.outputs.axes).toEqual([
      { name: 'T', range: [450, 550] },
      { name: 'a_CO', range: [0.002, 0.02] },
    ]);
  });

  it('keeps the rate constants that the manual defines', () => {
    const { steps } = compileModel(parseStudy(imported().study, 'input.mkm'));
    const T = 500;
    const RT = gas_J_per_mol_K * T;
    const law = ({ lnPrefactor, temperatureExponent, barriers }: (typeof steps)[number]['forward']): number =>
      lnPrefactor + temperatureExponent * Math.log(T) - evaluateForm(barriers[0], {}) / thermalEnergy(T);
    expectClose(law(steps[2].forward), Math.log(1e13) - 90e3 / RT, { rel: 1e-13 });
    expectClose(law(steps[2].reverse!), Math.log(2e4) - 110e3 / RT, { rel: 1e-13 });
    // k = S A p / sqrt(2 π m kB T) for 1 bar; T³ kB/h³ A 2π m kB / (σ θ) for desorption, times S.
    const [mass, kB, h] = [28 * 1.6605390666e-27, 1.380649e-23, 6.62607015e-34];
    expectClose(law(steps[0].forward), Math.log((0.9 * 1e-19 * 1e5) / Math.sqrt(2 * Math.PI * mass * kB * T)), {
      rel: 1e-10,
    });
    const desorption = (0.9 * kB * T ** 3 * 1e-19 * 2 * Math.PI * mass * kB) / (h ** 3 * 1 * 2.77);
    expectClose(law(steps[0].reverse!), Math.log(desorption) - 120e3 / RT, { rel: 1e-10 });
    expectClose(1000 * electronvolt_kJ_per_mol, 96485.33212, { abs: 1e-4 });
  });

  it('makes one-way steps of prefactors that are 0, in their direction', () => {
    const made = replaced('1e13; 2e4', '1e13; 0').study;
    expect(made.mechanism).toContain('CO* + O* -> CO2 + 2*');
    const back = replaced('1e13; 2e4', '0; 2e4').study;
    expect(back.mechanism).toContain('CO2 + 2* -> CO* + O*');
    expect(back.energetics.steps['CO2 + 2* -> CO* + O*']).toMatchObject({ prefactor: 2e4 });
    expect(() => compileModel(parseStudy(made, 'input.mkm'))).not.toThrow();
    expect(replaced('1e13; 2e4', '0; 0').warnings[0]).toContain('line 13: {CO*} + {O*} => {CO2} + 2{*} has no rate');
  });

  it('scales amounts to a positive PRESSURE', () => {
    const { study, warnings } = replaced('PRESSURE = -1', 'PRESSURE = 3');
    expectClose(study.conditions.activities?.CO ?? NaN, 2, { rel: 1e-15 });
    expectClose(study.conditions.activities?.O2 ?? NaN, 1, { rel: 1e-15 });
    expect(warnings).toContain('PRESSURE = 3 scales what is given of gases and solutes to that sum, as in MKMCXX');
  });

  it('makes an axis of the temperatures of several runs', () => {
    const runs = (lines: string): ReturnType<typeof imported> => replaced('500; 1e8; 1e-12; 1e-12', lines);
    const even = runs('400; 1e8\n500; 1e6; 1e-12\n600; 1e4');
    expect(even.study.outputs).toMatchObject({ axes: [{ name: 'T', range: [400, 600] }, {}], grid: [3, 21] });
    expect(even.study.conditions.T).toBe(400);
    expect(even.warnings).toEqual([
      'runs end after 100000000, 1000000, 10000 s; the steady state is computed (--keep-time for the time of the first run)',
      '3 temperatures, 400 to 600 K, become the axis T; conditions are those of the first run',
    ]);
    expect(runs('400; 1\n410; 1\n600; 1').warnings[1]).toContain('the 3 columns of a map are not the runs’ own');
  });

  it('keeps the time of a run on request, and says that potentials do not act', () => {
    expect(imported((t) => t, true).study.conditions.time).toBe(1e8);
    const electric = replaced('500; 1e8; 1e-12; 1e-12', '500; 0.1; 1e8; 1e-12; 1e-12');
    expect(electric.warnings[0]).toContain('the potentials of the runs act on no reaction of this file');
    expect(electric.study.conditions.T).toBe(500);
  });

  it('finds atoms, sites and denticity from the balances', () => {
    const { study } = importMkmcxx({
      file: 'n.mkm',
      text: `&compounds
Haqu; 0; 1
NO3-; 0; 1
A; 0; 0
NO3*; 1; 0
thing*; 1; 0.1
HNO3^; 1; 0
A^; 1; 0
^; 1; 0.25
*; 1; 0.55
unused*; 1; 0
&reactions
AR; {NO3-} + 2{*} => {NO3*}; 1; 1; 0; 0
AR; {NO3*} + {Haqu} + {^} => {HNO3^} + 2{*}; 1; 1; 0; 0
AR; {NO3*} + 2{Haqu} => {thing*} + {*}; 1; 1; 0; 0
AR; {A} + {^} => {A^}; 1; 1; 0; 0
&runs
300; 1`,
    });
    expect(study.sites).toEqual([
      { name: 's', fraction: 0.25 },
      { name: 't1', fraction: 0.65 },
    ]);
    expect(study.mechanism).toEqual([
      'NO3- + 2*_t1 <-> NO3*_t1',
      'NO3*_t1 + Haqu + * <-> HNO3* + 2*_t1',
      'NO3*_t1 + 2Haqu <-> thing*_t1 + *_t1',
      'A + * <-> A*',
    ]);
    expect(study.species).toEqual({
      Haqu: { composition: { H: 1 } },
      'NO3-': { charge: 0 },
      A: { composition: { A: 1 } },
      'NO3*_t1': { denticity: 2 },
      'thing*_t1': { composition: { N: 1, O: 3, H: 2 } },
      'A*': { composition: { A: 1 } },
    });
    expect(() => compileModel(parseStudy(study, 'n.mkm'))).not.toThrow();
  });

  it('labels parallel steps and leaves idle ones out', () => {
    const twice = imported((text) =>
      text.replace('&settings', 'AR; {CO} + {*} => {CO*}; 1; 1; 0; 1e3\nAR; {O*} => {O*}; 1; 1; 0; 0\n&settings'),
    );
    expect(twice.study.mechanism).toEqual([
      'r1: CO + * <-> CO*',
      'O2 + 2* <-> 2O*',
      'CO* + O* <-> CO2 + 2*',
      'r4: CO + * <-> CO*',
    ]);
    expect(twice.warnings[0]).toBe('line 15: {O*} => {O*} changes nothing and is left out');
    expect(() => compileModel(parseStudy(twice.study, 'input.mkm'))).not.toThrow();
  });

  it.each([
    ['TYPE = SEQUENCERUN', 'TYPE = TPD', 'TYPE: got "TPD", expected SEQUENCERUN', 'line 15, column 8'],
    ['NPAR = 4', 'CSTR_RES = 2', 'CSTR_RES: got "2", expected at most 0', 'line 19, column 12'],
    [
      'AR; {CO*}',
      'ARL; {CO*}',
      'reaction: got "ARL", expected AR or HK (lateral interactions are not read)',
      'line 13, column 1',
    ],
    ['AR; {CO*}', 'AR-E; {CO*}', 'reaction: got "AR-E", expected AR or HK (its potential', 'line 13, column 1'],
    ['AR; {CO*}', 'LC; {CO*}', 'reaction: got "LC", expected AR or HK', 'line 13, column 1'],
    ['HK; {CO}', 'HK3; {CO}', 'reaction: got "HK3", expected AR or HK (only linear', 'line 11, column 1'],
    [
      '{CO} + {*} => {CO*}',
      '{CO*} => {CO} + {*}',
      'reaction: got "{CO*} => {CO} + {*}", expected an adsorption',
      'line 11, column 1',
    ],
    ['=> {CO*}', '-> {CO*}', 'reaction: got "{CO} + {*} -> {CO*}", expected an arrow =>', 'line 11, column 5'],
    ['{CO} + {*}', '{CO} + *', 'reaction: got "*", expected a compound in braces', 'line 11, column 12'],
    ['{CO} + {*}', '{CO} + {#}', 'reaction: got "{CO} + {", expected an arrow', 'line 11, column 5'],
    ['2{O*}', '0{O*}', 'count: got "0", expected a whole number from 1 to 12', 'line 12, column 20'],
    [
      '{CO2} + 2{*}',
      '{CO2} + {*}',
      'reaction: got "{CO*} + {O*} => {CO2} + {*}", expected equal sites *',
      'line 13, column 1',
    ],
    ['{CO2} + 2{*}', '{CO3} + 2{*}', 'compound: got "CO3", expected a name from &compounds', 'line 13, column 21'],
    ['{CO*} + {O*} => {CO2}', '2{CO*} => {CO2}', 'expected equal C on both sides, not 2 and 1', 'line 13, column 1'],
    ['; 0.9;', '; 1.5;', 'sticking: got 1.5, expected a number above 0 and at most 1', 'line 11, column 46'],
    ['110e3', '110e3x', 'Eab: got "110e3x", expected a number', 'line 13, column 52'],
    ['110e3', '1e999', 'Eab: got "1e999", expected a number', 'line 13, column 52'],
    [
      '; 110e3',
      '',
      'parameters of {CO*} + {O*} => {CO2} + 2{*}: got "3 numbers", expected vf; vb; Eaf; Eab',
      'line 13',
    ],
    [
      'CO2;  0',
      'CO2;  2',
      'kind of CO2: got "2", expected 0 (gas or solute) or 1 (on the surface)',
      'line 5, column 7',
    ],
    ['CO2;', 'CO;', 'compound: got "CO", expected a name not given on line 3', 'line 5, column 1'],
    ['CO2;', '__proto__;', 'compound: got "__proto__", expected another name', 'line 5, column 1'],
    ['O*;   1', 'constructor*; 1', 'compound: got "constructor*", expected another name', 'line 7, column 1'],
    [
      '&runs',
      '&lateral',
      'section: got "&lateral", expected &compounds, &reactions, &settings, &runs',
      'line 20, column 1',
    ],
    ['500; 1e8', '-500; 1e8', 'temperature: got -500, expected a number above 0', 'line 21, column 1'],
    [
      '500; 1e8; 1e-12; 1e-12',
      '',
      '&runs: got nothing, expected at least one line in that section',
      'line 20, column 1',
    ],
    ['PRESSURE = -1', 'PRESSURE = 0', 'PRESSURE: got "0", expected a pressure in bar', 'line 16, column 12'],
    ['{CO},{O2}', '{CX}', 'REAGENTS: got "CX", expected compounds of the reactions', 'line 17, column 12'],
    ['*;    1; 1.0', '*;    1; 0', 'sites: got 0, expected coverages with a sum above 0', 'line 8, column 1'],
    [
      '# CO oxidation\n&compounds',
      'CO; 0; 1\n&compounds',
      'section: got "CO", expected &compounds before',
      'line 1, column 1',
    ],
  ])('refuses %j as %j', (from, to, message, place) => {
    expect(() => replaced(from, to)).toThrow(
      `invalid ${message.replace(/^invalid /, '')}`.slice(message.startsWith('expected') ? 8 : 0),
    );
    expect(() => replaced(from, to)).toThrow(`(input.mkm ${place}`);
  });

  it('is told from a CatMAP model by its content', () => {
    expect(looksLikeMkmcxx(model)).toBe(true);
    expect(looksLikeMkmcxx('\ufeff\r\n  # x\r\n &settings\r\n')).toBe(true);
    expect(looksLikeMkmcxx("rxn_expressions = ['a & b']\n")).toBe(false);
    expect(looksLikeMkmcxx(`${'# &compounds\n'.repeat(20_000)}x = 1`)).toBe(false);
  });
});
