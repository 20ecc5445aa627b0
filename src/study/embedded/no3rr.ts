import type { AffineEnergy, ParameterSet, SurfaceSet } from '../dataset';
import type { StudyInput } from '../schema';

type Form = Readonly<Record<string, number>>;

/** Surfaces and the name under which pictures group them. */
export interface SurfaceGroup {
  readonly group: string;
  readonly set: SurfaceSet;
}

/**
 * The nitrate-reduction study of Liu et al. 2019, as re-run for Wang et al. 2021, from its published parameters.
 *
 * The published numbers are kJ/mol with positive = stronger binding; here they become eV with negative = stronger:
 * E = dO x_O + dN x_N + const + F_U c U with x = -c E_descriptor and c the set's own kJ/mol per eV. Barriers are kept as
 * published, also where they are negative (adsorption of nitrate, hydrogen and H2). The published potential terms are
 * those of transfer coefficients 0.5 (hydrogenations) and 1 (adsorption from solution), which is how they stand here.
 */
export function no3rrStudy(parameters: ParameterSet, surfaces: readonly SurfaceGroup[]): StudyInput {
  const perEv = parameters.kJ_per_mol_per_eV;
  const toForm = ({ dO, dN, const: constant }: AffineEnergy): Form => ({ const: constant / perEv, E_O: -dO, E_N: -dN });
  const steps: StudyInput['energetics']['steps'] = {};
  for (const row of parameters.hertzKnudsen) {
    const { step, area_m2, mass_amu, rotationalTemperature_K, symmetry, sticking } = row;
    steps[step] = {
      kind: 'hertz-knudsen',
      area_m2,
      mass_amu,
      rotationalTemperature_K,
      symmetry,
      sticking,
      desorption: toForm(row.desorption),
    };
  }
  for (const row of parameters.arrhenius) {
    const transferred = row.forward.F_U !== 0 || row.reverse.F_U !== 0;
    steps[row.step] = {
      kind: 'arrhenius',
      prefactor: row.prefactor_per_s,
      barrier: toForm(row.forward),
      reverseBarrier: toForm(row.reverse),
      ...(transferred ? { beta: Math.abs(row.forward.F_U) } : {}),
    };
  }
  const papers = parameters.source.papers.map((paper, i) => ({ id: `${parameters.id}-${i + 1}`, ...paper }));
  return {
    sabatier: 1,
    id: 'no3rr',
    title: 'Electrocatalytic nitrate reduction',
    description:
      'Mean-field microkinetic model of Liu et al. 2019 with its published parameters: 19 steps, no lateral ' +
      'interactions, products removed as they form. Barriers outside the published domain (any surface barrier negative) ' +
      'are masked. The published 0.1 V map is the early, quasi-stationary rate (time about 1 s), not the steady state.',
    sources: [
      ...papers,
      ...surfaces.map(({ set }) => ({
        id: set.id,
        citation: set.source.citation,
        doi: set.source.doi,
        note: `Functional: ${set.functional}`,
      })),
    ],
    constants: { kJ_per_mol_per_eV: perEv },
    descriptors: [
      { name: 'E_O', label: 'ΔE_O', unit: 'eV', reference: 'gas-phase O atom', range: [-6.7, -2.5] },
      { name: 'E_N', label: 'ΔE_N', unit: 'eV', reference: 'gas-phase N atom', range: [-7, -2] },
    ],
    mechanism: [...parameters.hertzKnudsen, ...parameters.arrhenius].map((row) => row.step),
    energetics: {
      potentialScale: 'RHE',
      beta: 0.5,
      floorBarriers: false,
      steps,
      sources: papers.map((paper) => paper.id),
    },
    domain: {
      rule: parameters.domain.rule,
      sources: papers.slice(0, 1).map((paper) => paper.id),
      barriers: parameters.domain.barriers.map(({ step, directions }) => ({ step, directions: [...directions] })),
    },
    conditions: {
      T: parameters.conditions.T,
      potential: { value: parameters.conditions.U_RHE, scale: 'RHE' },
      pH: 0,
      activities: { 'NO3-': 1 },
      time: 'steady',
    },
    candidates: surfaces.flatMap(({ set, group }) =>
      set.surfaces.map((surface) => ({
        name: surface.name,
        values: { E_O: surface.values.E_O, E_N: surface.values.E_N },
        source: set.id,
        group,
        functional: set.functional,
        ...(surface.note === undefined ? {} : { note: surface.note }),
      })),
    ),
    outputs: {
      reactant: 'NO3-',
      atom: 'N',
      products: ['NO', 'N2', 'N2O', 'NH3', 'H2', 'H2O'],
      grid: [101, 101],
      levels: [-36, 3, 3],
    },
  };
}
