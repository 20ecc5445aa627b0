import { parseStudy, type Study } from '../../src/study';

/** CO oxidation on two site types, with molecular oxygen on two sites and a carbonate that takes two. */
export function carbonMonoxideStudy(): Study {
  return parseStudy(
    {
      sabatier: 1,
      id: 'co-oxidation',
      title: 'CO oxidation on terraces and steps',
      descriptors: [
        { name: 'E_O', label: 'ΔE_O', unit: 'eV', reference: '½ O2', range: [-3, 1] },
        { name: 'E_CO', label: 'ΔE_CO', unit: 'eV', reference: 'gas-phase CO', range: [-2.5, 0] },
      ],
      sites: [
        { name: 't', fraction: 0.8 },
        { name: 's', fraction: 0.2 },
      ],
      mechanism: [
        'CO + * <-> CO*',
        'CO + *_s <-> CO*_s',
        'O2 + 2* <-> O2**',
        'O2** <-> 2O*',
        'O2 + 2*_s <-> 2O*_s',
        'CO* + O* -> CO2 + 2*',
        'CO*_s + O* <-> CO2 + *_s + *',
        'CO* + O*_s <-> O* + CO*_s',
        'CO* + O2** <-> CO3** + *',
        'CO3** -> CO2 + O* + *',
      ],
      energetics: {
        energies: {
          CO: { const: 0 },
          O2: 0,
          CO2: -2.9,
          'CO*': { E_CO: 1, const: 0.6 },
          'CO*_s': { E_CO: 1.1, const: 0.4 },
          'O*': { E_O: 1, const: 0.3 },
          'O*_s': { E_O: 1.05, const: 0.1 },
          'O2**': { E_O: 0.6, const: 0.5 },
          'CO3**': { E_O: 1, E_CO: 0.5, const: -0.2 },
        },
        steps: {
          'CO + * <-> CO*': { kind: 'arrhenius', prefactor: 1e8, reversePrefactor: 1e15, barrier: 0 },
          'CO + *_s <-> CO*_s': { kind: 'arrhenius', prefactor: 1e8, reversePrefactor: 1e15, barrier: 0 },
          'O2 + 2* <-> O2**': { kind: 'arrhenius', prefactor: 1e8, reversePrefactor: 1e15, barrier: 0 },
          'O2** <-> 2O*': { kind: 'eyring', barrier: { bep: { slope: 0.8, intercept: 0.9 } } },
          'O2 + 2*_s <-> 2O*_s': { kind: 'eyring', barrier: { bep: { slope: 0.6, intercept: 1.2 } } },
          'CO* + O* -> CO2 + 2*': { kind: 'eyring', barrier: { transitionState: { E_O: 0.7, E_CO: 0.7, const: 1 } } },
          'CO*_s + O* <-> CO2 + *_s + *': { kind: 'eyring', barrier: { bep: { slope: 0.7, intercept: 1.6 } } },
          'CO* + O*_s <-> O* + CO*_s': { kind: 'eyring', barrier: 0.5 },
          'CO* + O2** <-> CO3** + *': { kind: 'eyring', barrier: { bep: { slope: 0.5, intercept: 0.7 } } },
          'CO3** -> CO2 + O* + *': { kind: 'eyring', barrier: 0.8 },
        },
      },
      conditions: { T: 500, activities: { CO: 0.02, O2: 0.2, CO2: 0.01 } },
      outputs: { reactant: 'CO', atom: 'C', products: ['CO2'] },
    },
    'test study',
  );
}
