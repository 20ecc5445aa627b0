import type { Study, StudyInput } from '../../src/study';
import { toyStudy } from './toyStudies';

type Interactions = NonNullable<StudyInput['energetics']['interactions']>;

const carbon = { composition: { C: 1 } };

/** A + * <-> A* with E the energy of A* and ε its parameter [eV]. */
export function frumkin(epsilon: number, more: Partial<Interactions> = {}): Study {
  return toyStudy({
    species: { A: carbon, 'A*': carbon },
    steps: { 'A + * <-> A*': { kind: 'arrhenius', prefactor: 1e13, barrier: 'none' } },
    energies: { A: 0, 'A*': { E: 1 } },
    interactions: { self: { 'A*': epsilon }, ...more },
    activities: { A: 1 },
    reactant: 'A',
    floorBarriers: true,
  });
}

/** A adsorbs, turns into B through a transition state, and B desorbs; everything repels everything. */
export function isomerisation(interactions: Interactions, shift = 0): Study {
  return toyStudy({
    species: { A: carbon, 'A*': carbon, B: carbon, 'B*': carbon },
    steps: {
      'A + * <-> A*': { kind: 'eyring', barrier: 'none' },
      'A* <-> B*': { kind: 'eyring', barrier: { through: ['A-B*'] } },
      'B + * <-> B*': { kind: 'eyring', barrier: 'none' },
    },
    energies: {
      A: shift,
      B: 0.1 + shift,
      'A*': { E: 1, const: 0.7 + shift },
      'B*': { E: 0.6, const: 0.4 + shift, T: 1e-4 },
      'A-B*': { scaling: { of: { 'A*': 0.6, 'B*': 0.4 }, slope: 1, intercept: 0.6 } },
    },
    interactions,
    activities: { A: 1, B: 0.01 },
    reactant: 'A',
    floorBarriers: true,
  });
}

/** Repulsion of three kinds of parameters, with a smooth response. */
export const repulsion: Interactions = {
  self: { 'A*': { const: 2.5, E: -0.6 }, 'B*': { const: 1.4, T: 1e-3 } },
  limits: { 'A*': 3.4 },
  pairs: [{ between: ['A-B*', 'B*'], parameter: { const: 0.9, E: 0.1 } }],
  response: { kind: 'smooth-piecewise-linear', cutoff: 0.25, smoothing: 0.05 },
};
