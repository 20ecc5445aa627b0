import { shomateGas } from '../gasModels';
import type { FormationEnergySet } from '../reactionSets';
import type { StudyInput } from '../schema';

/** Facet of the close-packed surfaces. */
const facet = '111';
/** Surfaces that the scaling relations are fitted to, as in the source. */
const surfaces = ['Pt', 'Ag', 'Cu', 'Rh', 'Pd', 'Au', 'Ru', 'Ni'];

/**
 * CO oxidation on close-packed metals, on the formation energies of O and CO: Langmuir–Hinshelwood steps, transition states
 * scaled on their initial (CO + O) and final state (O2 dissociation), gases by the Shomate equation, frozen adsorbates.
 *
 * The Boltzmann and Planck constants and the conversion of kJ/mol are those with which the reference solutions were made.
 */
export function coOxidationStudy(set: FormationEnergySet): StudyInput {
  const energy = (species: string, surface: string): number | undefined =>
    set.energies.find((row) => row.facet === facet && row.species === species && row.surface === surface)?.energy_eV;
  const points = (state: string, weights: Readonly<Record<string, number>>): [number, number][] =>
    surfaces.flatMap((surface): [number, number][] => {
      const y = energy(state, surface);
      const x = Object.entries(weights).map(([species, n]) => n * (energy(species, surface) ?? NaN));
      const sum = x.reduce((a, b) => a + b, 0);
      return y === undefined || Number.isNaN(sum) ? [] : [[sum, y]];
    });
  const starred = (weights: Readonly<Record<string, number>>): Record<string, number> =>
    Object.fromEntries(Object.entries(weights).map(([species, n]) => [`${species}*`, n]));
  const scaled = (state: string, weights: Readonly<Record<string, number>>) => ({
    scaling: { of: starred(weights), points: points(state, weights) },
  });
  const gases = Object.fromEntries(set.gases.map(({ name, energy_eV }) => [name, energy_eV]));
  const thermochemistry: NonNullable<StudyInput['thermochemistry']> = {};
  for (const { name, frequencies_cm } of set.gases) {
    const ranges = shomateGas(name)!.ranges.map((range) => ({ ...range, coefficients: [...range.coefficients] }));
    thermochemistry[name] = { kind: 'shomate', ranges, frequencies_cm: [...frequencies_cm] };
  }
  return {
    sabatier: 1,
    id: 'co-oxidation',
    title: 'CO oxidation on (111) surfaces',
    description:
      'Mean-field model on the formation energies of O and CO with the energies of Falsig et al. 2008: CO adsorbs, O2 ' +
      'dissociates on two sites, CO and O react. No lateral interactions. CO 1 bar, O2 1/3 bar, 500 K.',
    sources: [
      { id: set.id, citation: set.source.citation, doi: set.source.doi, note: `Functional: ${set.functional}` },
      {
        id: 'catmap',
        citation:
          'A. J. Medford et al., CatMAP: A Software Package for Descriptor-Based Microkinetic Mapping, Catal. Lett. 145, 794 (2015)',
        doi: '10.1007/s10562-015-1495-6',
        note: 'The choice of steps, scaling relations and conditions is that of its tutorial.',
      },
    ],
    constants: { kJ_per_mol_per_eV: 1 / 0.01036427, boltzmann_eV_per_K: 8.617332478e-5, planck_eV_s: 4.135667516e-15 },
    descriptors: [
      { name: 'E_O', label: 'E(O)', unit: 'eV', reference: 'H₂O − H₂', range: [-1, 3] },
      { name: 'E_CO', label: 'E(CO)', unit: 'eV', reference: 'CH₄ + H₂O − 3 H₂', range: [-0.5, 4] },
    ],
    mechanism: ['CO + * <-> CO*', 'O2 + 2* <-> 2O*', 'CO* + O* <-> CO2 + 2*'],
    energetics: {
      energies: {
        ...gases,
        'CO*': { E_CO: 1 },
        'O*': { E_O: 1 },
        'O-O*': scaled('O-O', { O: 2 }),
        'O-CO*': scaled('O-CO', { O: 1, CO: 1 }),
      },
      steps: {
        'CO + * <-> CO*': { kind: 'eyring', barrier: 'none' },
        'O2 + 2* <-> 2O*': { kind: 'eyring', barrier: { through: ['O-O*'] } },
        'CO* + O* <-> CO2 + 2*': { kind: 'eyring', barrier: { through: ['O-CO*'] } },
      },
      sources: [set.id],
    },
    thermochemistry,
    conditions: { T: 500, activities: { CO: 1, O2: 1 / 3, CO2: 0 } },
    candidates: surfaces.map((surface) => ({
      name: `${surface}(${facet})`,
      values: { E_O: energy('O', surface)!, E_CO: energy('CO', surface)! },
      source: set.id,
      group: 'Falsig 2008',
    })),
    outputs: { reactant: 'CO', atom: 'C', products: ['CO2'], grid: [101, 101] },
  };
}
