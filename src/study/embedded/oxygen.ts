import { thermalEnergy } from '../../thermo';
import type { OxygenSet } from '../reactionSets';
import type { StudyInput } from '../schema';

type Adsorbed = OxygenSet['adsorbed'][number];

/** Water in water [mol/L]: dissolved species have activities of 1 at 1 mol/L here, at mole fraction 1 in the source. */
const water = 55.34;
const boltzmann = thermalEnergy(1);

/**
 * Oxygen reduction on the free energy of OH*: associative and dissociative ways to water and to H2O2 on two kinds of sites,
 * O2 arriving through a double layer, all free energies and barriers scaled from Pt(111) as in Hansen et al. 2014.
 *
 * Energies are free energies in water, so there is no thermochemistry; those of the source at 0.9 V become those at 0 V.
 */
export function oxygenStudy(set: OxygenSet): StudyInput {
  const { protonTransfer, transport, descriptorOnPt_eV: onPt } = set;
  const atZero = ({ G_at_0p9V_eV, electrons }: { readonly G_at_0p9V_eV: number; readonly electrons: number }): number =>
    G_at_0p9V_eV + electrons * set.U_RHE;
  const nameOf = ({ name, site }: Adsorbed): string => (site === 'a' ? `${name}*` : `${name}*_${site}`);
  const found = (name: string, site: Adsorbed['site']): Adsorbed =>
    set.adsorbed.find((state) => state.name === name && state.site === site)!;
  const transfer = {
    kind: 'arrhenius' as const,
    prefactor: protonTransfer.prefactor_per_s,
    barrier: { atEquilibrium: protonTransfer.barrier_eV },
  };
  const moved = (prefactor: number) => ({ kind: 'arrhenius' as const, prefactor, barrier: 'none' as const });
  const steps: StudyInput['energetics']['steps'] = {
    'O2 + *_dl <-> O2*_dl': moved(transport.diffusion_per_s),
    '* + O2*_dl <-> O2* + *_dl': moved(transport.exchange_per_s),
    'O2* + H+ + e- <-> OOH*': transfer,
    'OOH* + H+ + e- <-> O* + H2O': transfer,
    'O* + H+ + e- <-> OH*': transfer,
    'OH* + H+ + e- <-> * + H2O': transfer,
    'O*_b + H+ + e- <-> OH*_b': transfer,
    'OH*_b + H+ + e- <-> *_b + H2O': transfer,
    'OOH* + H+ + e- <-> H2O2*': transfer,
    // Uphill at every ΔG_OH, so that this is the source's rate in either direction.
    'H2O2* <-> H2O2 + *': moved(transport.exchange_per_s / water),
  };
  for (const { of, into, barrierOnPt_eV, slope } of set.dissociations) {
    const reaction = atZero(found(into[0], 'a')) + atZero(found(into[1], 'b')) - atZero(found(of, 'a'));
    steps[`${of}* + *_b <-> ${into[0]}* + ${into[1]}*_b`] = {
      kind: 'eyring',
      barrier: { bep: { slope, intercept: barrierOnPt_eV - slope * reaction } },
    };
  }
  return {
    sabatier: 1,
    id: 'orr',
    title: 'Oxygen reduction',
    description:
      'Mean-field model of Hansen et al. 2014 on the free energy of OH*: O2 arrives through the double layer, is reduced to ' +
      'water or H2O2 on sites on top (a), or dissociates onto sites beside them (b). Each kind counts as one per rate, so the ' +
      'fractions of sites sum to three. H2O2 is removed as it forms; activities of O2 and H2O2 are concentrations in mol/L, O2 saturated under 1 bar. Surfaces other than Pt(111) are hypothetical.',
    sources: [
      { id: set.id, citation: set.source.citation, doi: set.source.doi, note: `Functional: ${set.functional}` },
      {
        id: 'norskov2004',
        citation:
          'J. K. Nørskov et al., Origin of the Overpotential for Oxygen Reduction at a Fuel-Cell Cathode, J. Phys. Chem. B 108, 17886 (2004)',
        doi: '10.1021/jp047349j',
        note: 'Computational hydrogen electrode and the volcano’s limits.',
      },
    ],
    descriptors: [{ name: 'dG_OH', label: 'ΔG_OH', unit: 'eV', reference: 'H₂O at 0 V', range: [0.4, 1.4] }],
    sites: ['a', 'b', 'dl'].map((name) => ({ name, fraction: 1 })),
    species: { O2: { phase: 'solution' }, H2O: { phase: 'solution' }, H2O2: { phase: 'solution' } },
    mechanism: Object.keys(steps),
    energetics: {
      beta: 0.5,
      energies: {
        H2O: 0,
        ...Object.fromEntries(
          set.dissolved.map((species) => [species.name, { const: atZero(species), T: -boltzmann * Math.log(water) }]),
        ),
        ...Object.fromEntries(
          set.adsorbed.map((state) => [
            nameOf(state),
            state.perOH === 0 ? atZero(state) : { const: atZero(state) - state.perOH * onPt, dG_OH: state.perOH },
          ]),
        ),
      },
      steps,
      sources: [set.id],
    },
    conditions: {
      T: 300,
      potential: { value: set.U_RHE, scale: 'RHE' },
      activities: { O2: set.moleFractionO2 * water, H2O: 1, H2O2: 0 },
    },
    candidates: [{ name: 'Pt(111)', values: { dG_OH: onPt }, source: set.id, group: 'Hansen 2014' }],
    outputs: {
      reactant: 'O2',
      atom: 'O',
      products: ['H2O', 'H2O2'],
      grid: [101, 101],
      axes: [
        { name: 'dG_OH', range: [0.4, 1.4] },
        { name: 'U', range: [0.3, 1.1] },
      ],
    },
  };
}
