import { describe, expect, it } from 'vitest';
import { parseStudy, type Study } from '../../../src/study';
import { expectClose } from '../../helpers/expectClose';
import { imported, tableText } from './models';

const first = `
adsorbate_interaction_model = 'first_order'
species_definitions['CO_s'] = {'self_interaction_parameter': [1, 2, None, 3]}
species_definitions['O_s'] = {'self_interaction_parameter': [2, 2, 2, 2]}
`;

type Interactions = NonNullable<Study['energetics']['interactions']>;

function interactions(statements: string, table = tableText()): Interactions {
  return parseStudy(imported(first + statements, table).study, 'model.mkm').energetics.interactions!;
}

const warnings = (statements: string, table = tableText()): string =>
  imported(first + statements, table).warnings.join('\n');

describe('interactions of an .mkm', () => {
  it('are none for an ideal model, whatever else is set', () => {
    const { study, warnings: said } = imported(
      "max_self_interaction = 'A'\ninteraction_response_function = 'linear'\n",
    );
    expect(study.energetics.interactions).toBeUndefined();
    expect(said).toEqual([]);
  });

  it('have the defaults of CatMAP', () => {
    const made = interactions('');
    expect(made).toMatchObject({ cross: 'geometric-mean', strength: 1, response: { kind: 'linear', slope: 1 } });
    // Transition states follow their energies, which scale on adsorbates: nothing to write.
    expect(made.transitionStates).toEqual({});
  });

  it('scale parameters on descriptors within the bounds of the energies', () => {
    // CO is tied to E_CO = 1.3, 2.4, 2.9 on A, B, D: slope and intercept by the normal equations, five decimals.
    const x = [1.3, 2.4, 2.9];
    const y = [1, 2, 3];
    const mean = (v: readonly number[]): number => v.reduce((a, b) => a + b) / v.length;
    const slope =
      x.reduce((sum, v, i) => sum + (v - mean(x)) * (y[i] - mean(y)), 0) /
      x.reduce((sum, v) => sum + (v - mean(x)) ** 2, 0);
    const { self } = interactions('');
    const line = self['CO*'] as Readonly<Record<string, number>>;
    expectClose(line.CO_s, slope, { abs: 6e-4 });
    expectClose(line.const, mean(y) - slope * mean(x), { abs: 2e-3 });
    expect(self['O*']).toBe(2);
  });

  it('keep the signs of scaling_constraint_dict, as CatMAP does, and say so', () => {
    const falling = "species_definitions['CO_s'] = {'self_interaction_parameter': [3, 2, None, 1]}\n";
    expect(interactions(falling).self['CO*']).toBe(2);
    expect(warnings(falling)).toContain('signs included, as in CatMAP');
    const free = `${falling}interaction_scaling_constraint_dict = {'CO_s': [0, None, None]}\n`;
    expect((interactions(free).self['CO*'] as Readonly<Record<string, number>>).CO_s).toBeLessThan(-1);
    expect(warnings(free)).toBe('');
  });

  it.each([
    ['initial_state', { 'O-O*': {}, 'O-CO*': { 'CO*': 1, 'O*': 1 } }],
    ['final_state', { 'O-O*': { 'O*': 2 }, 'O-CO*': {} }],
    ['intermediate_state', { 'O-O*': { 'O*': 1 }, 'O-CO*': { 'CO*': 0.5, 'O*': 0.5 } }],
    ['intermediate_state(0.25)', { 'O-O*': { 'O*': 0.5 }, 'O-CO*': { 'CO*': 0.75, 'O*': 0.75 } }],
    ['neglect', { 'O-O*': {}, 'O-CO*': {} }],
  ])('give transition states their share: %s', (mode, weights) => {
    const made = interactions(`transition_state_cross_interaction_mode = '${mode}'\n`).transitionStates;
    const positive = Object.entries(made).map(([name, of]) => [
      name,
      Object.fromEntries(Object.entries(of).filter(([, w]) => w !== 0)),
    ]);
    expect(Object.fromEntries(positive)).toEqual(weights);
  });

  it('read pairs, limits, strength, responses and site pairs', () => {
    const made = interactions(`
species_definitions['CO_s'] = {'self_interaction_parameter': [1, 1, 1, 1], 'max_self_interaction': 0.5,
  'cross_interaction_parameters': {'O_s': [0.7, 0.7, 0.7, 0.7], 'O-O_s': [0, 0, 0, 0]}}
species_definitions['O_s'] = {'self_interaction_parameter': [1, 2, None, 3], 'max_self_interaction': 'B'}
species_definitions['s'] = {'site_names': ['111'], 'total': 1, 'interaction_response_parameters': {'cutoff': 0.3}}
interaction_response_function = 'smooth_piecewise_linear'
cross_interaction_mode = 'neglect'
interaction_strength = 0.5
non_interacting_site_pairs = [['s', 's']]
`);
    expect(made).toMatchObject({
      limits: { 'CO*': 0.5, 'O*': 2 },
      cross: 'neglect',
      strength: 0.5,
      apart: [['s', 's']],
      response: { kind: 'smooth-piecewise-linear', slope: 1, cutoff: 0.25, smoothing: 0.05 },
      responses: { s: { kind: 'smooth-piecewise-linear', slope: 1, cutoff: 0.3, smoothing: 0.05 } },
    });
    expect(made.pairs).toEqual([
      { between: ['CO*', 'O*'], parameter: 0.7 },
      { between: ['CO*', 'O-O*'], parameter: 0 },
    ]);
  });

  it('fit averages over coverages', () => {
    const header = 'surface_name\tsite_name\tspecies_name\tcoverage\tformation_energy\tfrequencies\treference';
    const [, ...rows] = tableText().split('\n');
    const withCoverage = rows.map((row) => {
      const cells = row.split('\t');
      return [...cells.slice(0, 3), cells[1] === 'gas' ? '0' : '0.25', ...cells.slice(3)].join('\t');
    });
    // Linear response: the average energy of O grows by ε θ / 2.
    const more = ['0.5\t0.75', '1\t1.25'].map((cells) => `A\t111\tO\t${cells}\t[]\tx`);
    const table = [header, ...withCoverage, ...more].join('\n');
    const only = "adsorbate_interaction_model = 'first_order'\ninteraction_fitting_mode = 'average_self'\n";
    const { study, warnings: said } = imported(`${only}max_self_interaction = 'A'\n`, table);
    const { self, limits } = study.energetics.interactions!;
    expectClose(self['O*'] as number, 2, { abs: 1e-9 });
    expectClose(limits!['O*'], 2, { abs: 1e-9 });
    expect(self['CO*']).toBeUndefined();
    expect(said.join('\n')).toContain('CO_s has no self_interaction_parameter; 0 counts');
  });

  it.each([
    ["max_self_interaction = 'A'", 'max_self_interaction limits nothing in CatMAP'],
    ["species_definitions['O-O_s'] = {'cross_interaction_parameters': {'CO_s': [1, 1, 1, 1]}}", 'adsorbates only'],
    ["transition_state_cross_interaction_mode = 'neglect'", 'CatMAP stops at neglect'],
    ["species_definitions['O_s'] = {}", 'O_s has no self_interaction_parameter; 0 counts'],
  ])('say what CatMAP does: %s', (statement, message) => {
    expect(warnings(`${statement}\n`)).toContain(message);
  });

  it.each([
    ["adsorbate_interaction_model = 'second_order'", 'expected ideal or first_order'],
    ["interaction_response_function = 'offset'", 'interaction_response_function'],
    ["interaction_response_parameters = {'max_coverage': 1}", 'slope, cutoff or smoothing'],
    ["interaction_response_function = 'piecewise_linear'\ninteraction_response_parameters = {'cutoff': 3}", 'cutoff'],
    ["interaction_fitting_mode = 'differential_self'", 'average_self'],
    ["species_definitions['O_s'] = {'self_interaction_parameter': [1, 2]}", '4, one a surface'],
    ["species_definitions['O_s'] = {'self_interaction_parameters': [1, 2, 3, 4]}", 'self_interaction_parameter'],
    [
      "species_definitions['O_s'] = {'self_interaction_parameter': [1, 2, 3, 4], 'max_self_interaction': 'X'}",
      'surface',
    ],
    ["species_definitions['O_s'] = {'cross_interaction_parameters': {'N_s': [1, 1, 1, 1]}}", 'one of'],
    ["transition_state_cross_interaction_mode = 'intermediate_state(x)'", 'intermediate_state(share)'],
    ["cross_interaction_mode = 'maximum'", 'geometric_mean'],
    ["non_interacting_site_pairs = [['s', 'q']]", 'site types s'],
    ["interaction_surface_names = ['A']", 'interaction_surface_names'],
    ["interaction_cross_term_names = ['CO_s&O_s']", 'interaction_cross_term_names'],
  ])('are refused with their line: %s', (statement, message) => {
    const text = `${statement}\n`;
    expect(() => imported(first + text)).toThrow(/line \d+/);
    try {
      imported(first + text);
    } catch (fault) {
      expect(String(fault)).toContain(message);
    }
  });
});
