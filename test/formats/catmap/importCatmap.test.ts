import { describe, expect, it } from 'vitest';
import { evaluateForm } from '../../../src/energetics';
import { compileModel, lintStudy } from '../../../src/screening';
import { SpeciesEnergies } from '../../../src/screening/speciesEnergies';
import { parseStudy, type Study } from '../../../src/study';
import { expectClose } from '../../helpers/expectClose';
import { imported, tableText } from './models';

const study = (statements = '', table = tableText(), exact = false): Study =>
  parseStudy(imported(statements, table, exact).study, 'model.mkm');

function energyOf(of: Study, name: string, at: Readonly<Record<string, number>>): number {
  const variables = new Set([...of.descriptors.map((d) => d.name), 'U_RHE', 'U_SHE', 'pH', 'T']);
  return evaluateForm(new SpeciesEnergies(of, variables).electronic({ name, phase: 'state' }, 'the test'), at);
}

/** A fourth adsorbate, on its own site type, that follows both descriptors. */
const second = `
rxn_expressions = ['*_s + CO_g -> CO*', '2*_s + O2_g <-> O-O* + *_s -> 2O*',
  'CO* + O* <-> O-CO* + * -> CO2_g + 2*', '*_t + CO_s -> CO_t + *_s']
species_definitions['s'] = {'site_names': ['111'], 'total': 0.25}
species_definitions['t'] = {'site_names': ['211'], 'total': 0.75}
`;
const steps = [
  ['A', '211', 'CO', '1.0', '[]', 'x'],
  ['B', '211', 'CO', '2.2', '[]', 'x'],
  ['C', '211', 'CO', '1.5', '[]', 'x'],
  ['D', '211', 'CO', '2.6', '[]', 'x'],
];

describe('importCatmap', () => {
  it('makes a study that compiles and has no errors', () => {
    const made = study();
    expect(lintStudy(made).filter((f) => f.severity === 'error')).toEqual([]);
    const { mechanism } = compileModel(made);
    expect(mechanism.steps.map((s) => s.equation)).toEqual([
      '* + CO <-> CO*',
      '2* + O2 <-> 2O*',
      'CO* + O* <-> CO2 + 2*',
    ]);
    expect(made.conditions).toMatchObject({ T: 500, activities: { CO: 1, O2: 1 / 3, CO2: 0 } });
    expect(made.outputs).toMatchObject({ reactant: 'CO', atom: 'C', products: ['CO2'], grid: [5, 5] });
    expect(made.candidates.map((c) => [c.name, c.values.O_s, c.values.CO_s])).toEqual([
      ['A', 0.5, 1.3],
      ['B', 1, 2.4],
      ['C', 1.6, 1.7],
      ['D', 2.4, 2.9],
    ]);
    expect(imported().warnings).toEqual([]);
  });

  it('scales transition states on initial and final states by least squares', () => {
    // O-CO on A, B, D against E(O) + E(CO) = 1.8, 3.4, 5.3: slope and intercept of the normal equations.
    const x = [1.8, 3.4, 5.3];
    const y = [3.1, 4.2, 5.7];
    const mean = (v: number[]): number => v.reduce((a, b) => a + b) / v.length;
    const slope =
      x.reduce((sum, v, i) => sum + (v - mean(x)) * (y[i] - mean(y)), 0) /
      x.reduce((sum, v) => sum + (v - mean(x)) ** 2, 0);
    const line = (v: number): number => mean(y) + slope * (v - mean(x));
    expectClose(energyOf(study(), 'O-CO*', { O_s: 1, CO_s: 1.5 }), line(2.5), { abs: 1e-12 });
    expectClose(energyOf(study(), 'O-CO*', { O_s: -1, CO_s: 0 }), line(-1), { abs: 1e-12 });
  });

  it.each([
    ["'BEP:[0.5, 1.2]'", 0.5 * (0.2 + 1.1) + 0.5 * (2.45 * 1) + 1.2, true],
    ["'initial_state:[0.8,1.1]'", 0.8 * 1.3 + 1.1, false],
    ["'initial_state:line'", 0.7 * 1.3 + 0.4, false],
    ["'TS(O+CO):[1.0,0.3]'", 1.3 + 0.3, false],
    ["'initial_state:[0.87,-1.2]'", 0.87 * 1.3 - 1.2, true],
    ['[1, 1, 0.5]', 1.3 + 0.5, false],
  ])('reads the rule %s', (rule, energy, warns) => {
    const more = `scaling_constraint_dict['O-CO_s'] = ${rule}\ntransition_state_scaling_parameters = {'line': [0.7, 0.4]}`;
    expectClose(energyOf(study(more), 'O-CO*', { O_s: 0.2, CO_s: 1.1 }), energy, { abs: 1e-12 });
    expect(imported(more).warnings.some((w) => w.includes('CatMAP does not see the numbers'))).toBe(warns);
  });

  it('keeps a slope that is given alone, and warns of a line on a transition state', () => {
    const fixed = energyOf(study("scaling_constraint_dict['O-CO_s'] = 'initial_state:[1.0]'"), 'O-CO*', {
      O_s: 0,
      CO_s: 0,
    });
    expectClose(fixed, (3.1 - 1.8 + 4.2 - 3.4 + 5.7 - 5.3) / 3, { abs: 1e-12 });
    const { warnings } = imported("scaling_constraint_dict['O-CO_s'] = 'TS(O-O_s):[1.0,0.1]'");
    expect(warnings).toEqual([
      'O-CO_s: CatMAP gives the slope 0 to a line on a transition state (O-O_s); the line counts here',
    ]);
  });

  it('fits other adsorbates on the descriptors, with bounds, as CatMAP rounds them or exactly', () => {
    const table = tableText('\t', steps);
    const at = { O_s: 0.3, CO_s: 2 };
    const exact = energyOf(study(second, table, true), 'CO*_t', at);
    const rounded = energyOf(study(second, table), 'CO*_t', at);
    expectClose(rounded, exact, { abs: 3e-4 });
    const fixed = `${second}scaling_constraint_dict['CO_t'] = [0, '0.5:0.9', None]\n`;
    const bounded = study(fixed, table, true).energetics.energies['CO*_t'];
    expect(bounded).toMatchObject({ fit: { constraints: { O_s: 0, CO_s: [0.5, 0.9] } } });
    // The free slope, 1.0, is above its bound.
    expectClose(
      energyOf(study(fixed, table), 'CO*_t', at) - energyOf(study(fixed, table), 'CO*_t', { O_s: 9, CO_s: 1 }),
      0.9,
      {
        abs: 1e-12,
      },
    );
    const made = study(second, table);
    expect(made.sites).toEqual([
      { name: 's', fraction: 0.25 },
      { name: 't', fraction: 0.75 },
    ]);
    expect(imported(second, table).warnings).toEqual([
      'sites of type s have the total 0.25, which CatMAP’s default solver ignores (it takes 1); it counts here',
      'sites of type t have the total 0.75, which CatMAP’s default solver ignores (it takes 1); it counts here',
    ]);
  });

  it('says what is not used and where CatMAP differs', () => {
    expect(imported('resolutoin = 3\ntemperature = 1000/2').warnings).toEqual([
      'line 24 divides whole numbers: Python 2, for which CatMAP was written, rounds the result down',
      'resolutoin is not used',
    ]);
  });

  it.each([
    [
      '\nrxn_expressions = []',
      'rxn_expressions: got nothing, expected at least one step (model.mkm line 24, column 19)',
    ],
    [
      "\nrxn_expressions = ['CO_g CO*']",
      'step: got "CO_g CO*", expected an arrow -> or <-> (model.mkm line 24, column 21)',
    ],
    [
      "\nrxn_expressions = ['CO_g + *_s -> 0CO*']",
      'count: got "0CO*", expected a whole number from 1 to 12 (model.mkm line 24, column 35)',
    ],
    [
      "\nrxn_expressions = ['CO_g + *_s -> ^x_s -> CO*']",
      'barrier: got "^x_s", expected a barrier such as ^0.26eV_a (model.mkm line 24, column 34)',
    ],
    [
      "species_definitions['O2_g'] = {}",
      'species_definitions["O2_g"].pressure: got nothing, expected a pressure in bar (model.mkm line 12, column 23)',
    ],
    ["descriptor_names = ['X_s']", 'descriptor_names: got "X_s", expected an adsorbate of the steps: CO_s, O_s'],
    ["scaler = 'MyScaler'", 'scaler: got "MyScaler", expected GeneralizedLinearScaler or ThermodynamicScaler'],
    ["gas_thermo_mode = 'warm_gas'", 'gas_thermo_mode: got "warm_gas", expected frozen_gas'],
    ["surface_names = ['Z']", 'energy of O-O_s: got nothing, expected a row of the energy table'],
    [
      "scaling_constraint_dict['O_s'] = ['+']",
      'scaling_constraint_dict["O_s"]: got ["+"], expected 3 constraints, one a descriptor and one for the constant',
    ],
    ["scaling_constraint_dict['O-O_s'] = 'Bep'", 'scaling_constraint_dict["O-O_s"]: got "Bep", expected initial_state'],
    ['prefactor_list = [1e13]', 'prefactor_list: got "1 entries", expected 3, one a step'],
    ['beta = "half"', 'beta: got "half", expected a number'],
    ["adsorbate_interaction_model = 'second_order'", 'adsorbate_interaction_model: got "second_order", expected'],
  ])('refuses %j', (statements, message) => {
    expect(() => imported(statements)).toThrow(`invalid ${message}`);
  });
});
