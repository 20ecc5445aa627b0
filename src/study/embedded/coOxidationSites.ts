import type { FormationEnergySet } from '../reactionSets';
import type { StudyInput } from '../schema';
import { coOxidationStudy } from './coOxidation';

const facets = { '': '211', _t: '111' } as const;
/** Surfaces that the scaling relations are fitted to, as in the tutorial that the choice of steps is from. */
const surfaces = ['Pt', 'Ag', 'Cu', 'Rh', 'Pd', 'Au', 'Ru', 'Ni'];
/** Share of the sites that are steps. */
const stepShare = 0.05;

/**
 * CO oxidation on a particle with 5 % steps, (211), and 95 % terraces, (111), that exchange CO and O: the descriptors are the
 * energies of O and CO at the steps, those on the terraces follow theirs, transition states follow their initial state (at the
 * steps O2 dissociation its final one).
 *
 * @param terraces energies on (111). @param edges energies on (211), and of O2 on (111).
 */
export function coOxidationSitesStudy(terraces: FormationEnergySet, edges: FormationEnergySet): StudyInput {
  const base = coOxidationStudy(terraces);
  const rows = [...terraces.energies, ...edges.energies];
  const energy = (species: string, facet: string, surface: string): number | undefined =>
    rows.find((row) => row.facet === facet && row.species === species && row.surface === surface)?.energy_eV;
  const pairs = (x: (surface: string) => number | undefined, y: (surface: string) => number | undefined) =>
    surfaces.flatMap((surface): [number, number][] => {
      const [at, value] = [x(surface), y(surface)];
      return at === undefined || value === undefined ? [] : [[at, value]];
    });
  const terrace = (species: string, on: string, descriptor: string) => ({
    fit: {
      on: [descriptor],
      points: pairs(
        (s) => energy(on, '211', s),
        (s) => energy(species, '111', s),
      ),
    },
  });
  const state = (name: string, type: keyof typeof facets, of: Readonly<Record<string, number>>) => ({
    scaling: {
      of: Object.fromEntries(Object.entries(of).map(([species, n]) => [`${species}*${type}`, n])),
      points: pairs(
        (s) => {
          const sum = Object.entries(of).reduce((t, [x, n]) => t + n * (energy(x, facets[type], s) ?? NaN), 0);
          return Number.isNaN(sum) ? undefined : sum;
        },
        (s) => energy(name, facets[type], s),
      ),
    },
  });
  const eyring = (barrier: 'none' | readonly string[]) => ({
    kind: 'eyring' as const,
    barrier: barrier === 'none' ? barrier : { through: [...barrier] },
  });
  const steps: StudyInput['energetics']['steps'] = {
    'CO + * <-> CO*': eyring('none'),
    'O2 + 2* <-> 2O*': eyring(['O-O*']),
    'CO* + O* <-> CO2 + 2*': eyring(['O-CO*']),
    'CO + *_t <-> CO*_t': eyring('none'),
    'O2 + *_t <-> O2*_t': eyring('none'),
    'O2*_t + *_t <-> 2O*_t': eyring(['O-O*_t']),
    'CO*_t + O*_t <-> CO2 + 2*_t': eyring(['O-CO*_t']),
    'CO* + *_t <-> CO*_t + *': eyring('none'),
    'O* + *_t <-> O*_t + *': eyring('none'),
  };
  return {
    ...base,
    id: 'co-oxidation-sites',
    title: 'CO oxidation on steps and terraces',
    description:
      'Mean-field model on the formation energies of O and CO at steps (211), 5 % of the sites; terraces (111) have the rest ' +
      'and exchange CO and O with the steps. Energies of Falsig et al. 2008 and Jiang et al. 2009. No lateral interactions. ' +
      'CO 1 bar, O2 1/3 bar, 500 K.',
    sources: [
      base.sources![0],
      { id: edges.id, citation: edges.source.citation, doi: edges.source.doi, note: `Functional: ${edges.functional}` },
      ...base.sources!.slice(1),
    ],
    descriptors: [
      { name: 'E_O', label: 'E(O)', unit: 'eV', reference: 'H₂O − H₂; on steps', range: [-1, 3] },
      { name: 'E_CO', label: 'E(CO)', unit: 'eV', reference: 'CH₄ + H₂O − 3 H₂; on steps', range: [-0.5, 4] },
    ],
    sites: [
      { name: 's', fraction: stepShare },
      { name: 't', fraction: 1 - stepShare },
    ],
    mechanism: Object.keys(steps),
    energetics: {
      energies: {
        ...Object.fromEntries(terraces.gases.map(({ name, energy_eV }) => [name, energy_eV])),
        'CO*': { E_CO: 1 },
        'O*': { E_O: 1 },
        'CO*_t': terrace('CO', 'CO', 'E_CO'),
        'O*_t': terrace('O', 'O', 'E_O'),
        'O2*_t': terrace('O2', 'O', 'E_O'),
        'O-O*': state('O-O', '', { O: 2 }),
        'O-CO*': state('O-CO', '', { CO: 1, O: 1 }),
        'O-O*_t': state('O-O', '_t', { O2: 1 }),
        'O-CO*_t': state('O-CO', '_t', { CO: 1, O: 1 }),
      },
      steps,
      sources: [terraces.id, edges.id],
    },
    candidates: surfaces.map((surface) => ({
      name: `${surface}(211)`,
      values: { E_O: energy('O', '211', surface)!, E_CO: energy('CO', '211', surface)! },
      source: edges.id,
      group: 'Jiang 2009, Falsig 2012',
    })),
  };
}
