import type { StudyInput } from '../../src/study';

/** Any object of a study document, open to the edits by which a test breaks it. */
export type Draft = Record<string, unknown>;

/**
 * A small valid study with every kind of rate law: Hertz–Knudsen, BEP, transition state and an irreversible electron
 * transfer. A fresh document at every call.
 */
export function minimalStudy(): StudyInput {
  return {
    sabatier: 1,
    id: 'minimal',
    title: 'Reduction of NO',
    sources: [{ id: 'paper', citation: 'A paper' }],
    descriptors: [
      { name: 'E_N', label: 'ΔE_N', unit: 'eV', reference: 'gas-phase N atom', range: [-7, -2] },
      { name: 'E_O', label: 'ΔE_O', unit: 'eV', reference: 'gas-phase O atom', range: [-6, -2] },
    ],
    mechanism: [
      'ads: NO + * <-> NO*',
      'split: NO* + * <-> N* + O*',
      'out: 2N* <-> N2 + 2*',
      'O* + 2H+ + 2e- -> H2O + *',
    ],
    energetics: {
      energies: { NO: 0, N2: 0, H2O: 0, 'NO*': { const: 0.5, E_N: 0.3 }, 'N*': { E_N: 1 }, 'O*': { E_O: 1 } },
      steps: {
        ads: {
          kind: 'hertz-knudsen',
          area_m2: 1e-19,
          mass_amu: 30,
          rotationalTemperature_K: 2.45,
          symmetry: 1,
          sticking: 0.5,
          desorption: { const: -0.5, E_N: -0.3 },
        },
        split: { kind: 'arrhenius', prefactor: 1e13, barrier: { bep: { slope: 0.8, intercept: 1.5 } } },
        out: { kind: 'eyring', barrier: { transitionState: { const: 1, E_N: 1.6 } } },
        'O* + 2H+ + 2e- -> H2O + *': { kind: 'eyring', barrier: 0.6 },
      },
      sources: ['paper'],
    },
    domain: { rule: 'no negative barrier', sources: ['paper'], barriers: [{ step: 'split', directions: ['forward'] }] },
    conditions: { T: 300, activities: { NO: 1 } },
    candidates: [{ name: 'Pt(211)', values: { E_N: -4, E_O: -3.5 }, source: 'paper' }],
    outputs: { reactant: 'NO', atom: 'N' },
  };
}

/**
 * The small study with one member set, or taken out where `value` is undefined.
 *
 * @param path keys and indices from the root, e.g. `['conditions', 'T']`.
 */
export function editedStudy(path: readonly (string | number)[], value: unknown): unknown {
  const root = structuredClone(minimalStudy()) as unknown as Draft;
  const parent = path.slice(0, -1).reduce<Draft>((at, key) => at[key] as Draft, root);
  const key = path[path.length - 1];
  if (value === undefined) Reflect.deleteProperty(parent, key);
  else parent[key] = value;
  return root;
}
