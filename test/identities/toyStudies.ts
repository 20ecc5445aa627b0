import { parseStudy, type Study, type StudyInput } from '../../src/study';

/** Parts of a toy study; species are given the composition { C: 1 } unless `composition` says otherwise. */
export interface Toy {
  readonly steps: Readonly<Record<string, StudyInput['energetics']['steps'][string]>>;
  readonly activities: Readonly<Record<string, number>>;
  readonly reactant: string;
  readonly atom?: string;
  readonly T?: number;
  readonly species?: StudyInput['species'];
  readonly sites?: StudyInput['sites'];
  readonly energies?: StudyInput['energetics']['energies'];
  readonly floorBarriers?: boolean;
  readonly beta?: number;
  readonly interactions?: StudyInput['energetics']['interactions'];
}

/** A study on one descriptor E [eV]. Steps are keyed by their equation. */
export function toyStudy(toy: Toy): Study {
  const input: StudyInput = {
    sabatier: 1,
    id: 'toy',
    title: 'Toy',
    descriptors: [{ name: 'E', label: 'E', unit: 'eV', reference: 'gas', range: [-5, 5] }],
    mechanism: Object.keys(toy.steps),
    species: toy.species ?? {},
    ...(toy.sites === undefined ? {} : { sites: toy.sites }),
    energetics: {
      floorBarriers: toy.floorBarriers ?? false,
      beta: toy.beta ?? 0.5,
      energies: toy.energies ?? {},
      ...(toy.interactions === undefined ? {} : { interactions: toy.interactions }),
      steps: { ...toy.steps },
    },
    conditions: { T: toy.T ?? 500, activities: { ...toy.activities } },
    outputs: { reactant: toy.reactant, atom: toy.atom ?? 'C' },
  };
  return parseStudy(input, 'toy study');
}

const carbon = { composition: { C: 1 } };
const carbon2 = { composition: { C: 2 } };

/** kT [eV] at temperature T [K], from the exact SI constants. */
export function kT(T: number): number {
  return (1.380649e-23 / 1.602176634e-19) * T;
}

/** A + * <-> A*: ln(k_f/k_r) = (0 - E)/kT, so that E is the adsorption energy. */
export function langmuir(): Study {
  return toyStudy({
    species: { A: carbon, 'A*': carbon },
    steps: { 'A + * <-> A*': { kind: 'arrhenius', prefactor: 1e13, barrier: { E: 1 }, reverseBarrier: 0 } },
    activities: { A: 1 },
    reactant: 'A',
  });
}

/** A2 + 2* <-> 2A*, E the energy of adsorption of A2. */
export function dissociativeLangmuir(): Study {
  return toyStudy({
    species: { A2: carbon2, 'A*': carbon },
    steps: {
      'A2 + 2* <-> 2A*': { kind: 'arrhenius', prefactor: 1e13, barrier: { E: 0.5 }, reverseBarrier: { E: -0.5 } },
    },
    activities: { A2: 1 },
    reactant: 'A2',
  });
}

/** A and B compete for the sites; B binds by half of E. */
export function competitiveLangmuir(): Study {
  return toyStudy({
    species: { A: carbon, 'A*': carbon, B: carbon, 'B*': carbon },
    steps: {
      'A + * <-> A*': { kind: 'arrhenius', prefactor: 1e13, barrier: { E: 1 }, reverseBarrier: 0 },
      'B + * <-> B*': { kind: 'arrhenius', prefactor: 1e11, barrier: 0.2, reverseBarrier: { const: 0.2, E: -0.5 } },
    },
    activities: { A: 1, B: 1 },
    reactant: 'A',
  });
}

/** A + 2* <-> A**: one molecule on two sites. */
export function bidentateLangmuir(): Study {
  return toyStudy({
    species: { A: carbon, 'A**': carbon },
    steps: { 'A + 2* <-> A**': { kind: 'arrhenius', prefactor: 1e13, barrier: { E: 1 }, reverseBarrier: 0 } },
    activities: { A: 1 },
    reactant: 'A',
  });
}

export const oneStepBarrier = 0.7;
export const oneStepBeta = 0.3;
export const oneStepPrefactor = 1e13;

/** 2A + e- + * -> B + *: one irreversible electron transfer of second order, k = A a^2 exp(-(barrier + 0.4 E + beta U)/kT). */
export function oneStep(): Study {
  return toyStudy({
    species: { A: { ...carbon, charge: 0, phase: 'solution' }, B: { ...carbon2, charge: -1, phase: 'solution' } },
    steps: {
      '2A + e- + * -> B + *': {
        kind: 'arrhenius',
        prefactor: oneStepPrefactor,
        barrier: { const: oneStepBarrier, E: 0.4 },
        reverseBarrier: 0,
        beta: oneStepBeta,
      },
    },
    activities: { A: 0.01 },
    reactant: 'A',
  });
}

export const volcanoGamma = 0.4;
export const volcanoActivity = 0.01;

/**
 * A + * <-> A*, A* -> B + *: constant adsorption barrier 0.3 eV, E the adsorption energy, and a second barrier 0.5 - 0.4 E.
 * TOF = k1 k2 a / (k1 a + k-1 + k2), largest where k-1 = k1 a gamma / (1 - gamma).
 */
export function volcano(): Study {
  return toyStudy({
    species: { A: carbon, 'A*': carbon, B: carbon },
    steps: {
      'A + * <-> A*': { kind: 'arrhenius', prefactor: 1e13, barrier: 0.3, reverseBarrier: { const: 0.3, E: -1 } },
      'A* -> B + *': {
        kind: 'arrhenius',
        prefactor: 1e13,
        barrier: { const: 0.5, E: -volcanoGamma },
        reverseBarrier: 0,
      },
    },
    activities: { A: volcanoActivity },
    reactant: 'A',
  });
}

/** Two site types: A adsorbs on s, B2 on t, and they meet at the border; s also takes up B, which walks over. */
export function twoSiteTypes(): Study {
  return toyStudy({
    sites: [
      { name: 's', fraction: 0.7 },
      { name: 't', fraction: 0.3 },
    ],
    species: {
      A: carbon,
      'A*': carbon,
      B2: { composition: { N: 2 } },
      'B*': { composition: { N: 1 } },
      'B*_t': { composition: { N: 1 } },
      AB: { composition: { C: 1, N: 1 } },
    },
    steps: {
      'A + * <-> A*': { kind: 'arrhenius', prefactor: 1e13, barrier: 0.1, reverseBarrier: { const: 0.1, E: -1 } },
      'B2 + 2*_t <-> 2B*_t': {
        kind: 'arrhenius',
        prefactor: 1e13,
        barrier: 0.4,
        reverseBarrier: { const: 0.4, E: -0.9 },
      },
      'B*_t + * <-> B* + *_t': { kind: 'arrhenius', prefactor: 1e13, barrier: 0.6, reverseBarrier: 0.5 },
      'A* + B*_t -> AB + * + *_t': {
        kind: 'arrhenius',
        prefactor: 1e13,
        barrier: { const: 0.6, E: -0.3 },
        reverseBarrier: 0,
      },
      'A* + B* <-> AB + 2*': { kind: 'arrhenius', prefactor: 1e13, barrier: 0.9, reverseBarrier: 1.3 },
    },
    activities: { A: 0.5, B2: 0.2, AB: 0.01 },
    reactant: 'A',
  });
}

/** A2 on two sites, split into atoms that leave as B: occupations weighted by denticity. */
export function bidentateTurnover(): Study {
  return toyStudy({
    species: { A2: carbon2, 'A2**': carbon2, 'A*': carbon, B: carbon },
    steps: {
      'A2 + 2* <-> A2**': { kind: 'arrhenius', prefactor: 1e13, barrier: 0.1, reverseBarrier: { const: 0.1, E: -1 } },
      'A2** <-> 2A*': { kind: 'arrhenius', prefactor: 1e13, barrier: 0.6, reverseBarrier: { const: 0.7, E: 0.1 } },
      'A2** -> A* + B + *': { kind: 'arrhenius', prefactor: 1e13, barrier: { const: 0.5, E: -0.7 }, reverseBarrier: 0 },
      'A* -> B + *': { kind: 'arrhenius', prefactor: 1e13, barrier: { const: 0.4, E: -0.4 }, reverseBarrier: 0 },
    },
    activities: { A2: 0.1 },
    reactant: 'A2',
  });
}

/** Free energy of B relative to A [eV] in `closedCycle`. */
export const cycleEnergy = -0.2;
/** Energies of the adsorbates of `closedCycle` [eV], by the descriptor. */
export const cycleStates: Readonly<Record<string, (E: number) => number>> = {
  'A*': (E) => E,
  'B*': (E) => 0.1 + 0.8 * E,
  'C*': (E) => 0.2 + 0.9 * E,
};

/** A and B turn into each other over A* and B*, directly and by way of C*; all rates from one set of energies. */
export function closedCycle(): Study {
  return toyStudy({
    species: { A: carbon, 'A*': carbon, B: carbon, 'B*': carbon, 'C*': carbon },
    energies: { A: 0, B: cycleEnergy, 'A*': { E: 1 }, 'B*': { const: 0.1, E: 0.8 }, 'C*': { const: 0.2, E: 0.9 } },
    floorBarriers: true,
    steps: {
      'A + * <-> A*': { kind: 'eyring', barrier: 0.2 },
      'A* <-> B*': { kind: 'arrhenius', prefactor: 1e13, barrier: { transitionState: { const: 0.9, E: 0.9 } } },
      'A* <-> C*': { kind: 'arrhenius', prefactor: 1e11, barrier: { bep: { slope: 0.5, intercept: 0.7 } } },
      'C* <-> B*': { kind: 'arrhenius', prefactor: 1e12, barrier: 0.4 },
      'B* <-> B + *': { kind: 'arrhenius', prefactor: 1e14, barrier: { E: -0.9 } },
    },
    activities: { A: 1, B: 1 },
    reactant: 'A',
  });
}

/** Hydrogen electrode, Volmer and Tafel steps; E is the energy of H*. */
export function hydrogenElectrode(): Study {
  return toyStudy({
    energies: { H2: 0, 'H*': { E: 1 } },
    steps: {
      'H+ + e- + * <-> H*': { kind: 'arrhenius', prefactor: 1e13, barrier: { const: 0.6, E: 0.5 } },
      '2H* <-> H2 + 2*': { kind: 'arrhenius', prefactor: 1e13, barrier: { const: 0.8, E: -1 } },
    },
    activities: { H2: 1 },
    reactant: 'H2',
    atom: 'H',
    T: 320,
  });
}

/** `volcano` with a species that adsorbs for ever. */
export function poisoned(): Study {
  return toyStudy({
    species: { A: carbon, 'A*': carbon, B: carbon, P: { composition: { S: 1 } }, 'P*': { composition: { S: 1 } } },
    steps: {
      'A + * <-> A*': { kind: 'arrhenius', prefactor: 1e13, barrier: 0.3, reverseBarrier: { const: 0.3, E: -1 } },
      'A* -> B + *': {
        kind: 'arrhenius',
        prefactor: 1e13,
        barrier: { const: 0.5, E: -volcanoGamma },
        reverseBarrier: 0,
      },
      'P + * -> P*': { kind: 'arrhenius', prefactor: 1e13, barrier: 1, reverseBarrier: 0 },
    },
    activities: { A: 1, P: 1e-6 },
    reactant: 'A',
  });
}
