import type { HydrogenSet } from '../reactionSets';
import type { StudyInput } from '../schema';

/** Attempt frequency of the recombination [1/s]: fast, so that the discharge limits, as in the source. */
const fast = 1e13;

/**
 * Hydrogen evolution on the free energy of H*: Volmer, Heyrovsky and Tafel. The discharge (Volmer) has the rate constant of
 * the source, k0 = 200 1/s, with no barrier beyond the reaction energy; so has the Heyrovsky step, which the source leaves
 * out, and the recombination (Tafel) is fast. At 0 V vs RHE and 1 bar of H2
 * everything is in equilibrium, and the gross rate of the discharge, k0 min(1, exp(-ΔG/kT)) / (1 + exp(-ΔG/kT)), times the
 * charge is the exchange current of Nørskov et al. 2005.
 */
export function hydrogenStudy(set: HydrogenSet): StudyInput {
  return {
    sabatier: 1,
    id: 'her',
    title: 'Hydrogen evolution',
    description:
      'Volmer, Heyrovsky and Tafel steps on the free energy of adsorbed H, with the kinetic model of Nørskov et al. 2005. ' +
      'At 0 V vs RHE the net rate is zero and the gross rate of the discharge is the exchange current.',
    sources: [
      { id: set.id, citation: set.source.citation, doi: set.source.doi, note: `Functional: ${set.functional}` },
      {
        id: 'norskov2004',
        citation:
          'J. K. Nørskov et al., Origin of the Overpotential for Oxygen Reduction at a Fuel-Cell Cathode, J. Phys. Chem. B 108, 17886 (2004)',
        doi: '10.1021/jp047349j',
        note: 'Computational hydrogen electrode.',
      },
    ],
    descriptors: [
      { name: 'dG_H', label: 'ΔG_H', unit: 'eV', reference: set.reference.replaceAll('H2', 'H₂'), range: [-0.8, 0.8] },
    ],
    mechanism: ['H+ + e- + * <-> H*', 'H* + H+ + e- <-> H2 + *', '2H* <-> H2 + 2*'],
    energetics: {
      energies: { 'H*': { dG_H: 1 }, H2: 0 },
      steps: {
        'H+ + e- + * <-> H*': { kind: 'arrhenius', prefactor: set.prefactor_per_s, barrier: 'none' },
        'H* + H+ + e- <-> H2 + *': { kind: 'arrhenius', prefactor: set.prefactor_per_s, barrier: 'none' },
        '2H* <-> H2 + 2*': { kind: 'arrhenius', prefactor: fast, barrier: 'none' },
      },
      sources: [set.id],
    },
    conditions: { T: 298.15, potential: { value: -0.1, scale: 'RHE' }, activities: { H2: 1 } },
    candidates: set.metals.map(({ metal, facet, dG_H_quarter_eV, exchangeCurrents }) => ({
      name: `${metal}(${facet})`,
      values: { dG_H: dG_H_quarter_eV },
      source: set.id,
      group: 'Nørskov 2005',
      functional: set.functional,
      note: `measured log10 i0 (A/cm2): ${exchangeCurrents.map(({ log10_A_cm2: i }) => i).join(', ')}`,
    })),
    outputs: {
      reactant: 'H+',
      atom: 'H',
      products: ['H2'],
      grid: [101, 101],
      axes: [
        { name: 'dG_H', range: [-0.8, 0.8] },
        { name: 'U', range: [-0.6, 0.1] },
      ],
    },
  };
}
