import { parseStudy, type Study } from '../src/study';

/**
 * CO oxidation on (111): three coverages, the model of CatMAP's second tutorial. Transition-state lines are least-squares
 * fits to the energies of Falsig et al. (2008) and Jiang et al. (2009); gas free energies at 500 K are rounded to 1 meV.
 * Close enough to time a solver on; not meant for chemistry.
 */
export function carbonMonoxideStudy(): Study {
  return parseStudy(
    {
      sabatier: 1,
      id: 'co-oxidation',
      title: 'CO oxidation on (111), for timing',
      descriptors: [
        { name: 'O_s', label: 'E_O', unit: 'eV', reference: 'H2O and H2', range: [-1, 3] },
        { name: 'CO_s', label: 'E_CO', unit: 'eV', reference: 'CH4, H2O and H2', range: [-0.5, 4] },
      ],
      mechanism: ['CO + * <-> CO*', 'O2 + 2* <-> 2O*', 'CO* + O* <-> CO2 + 2*'],
      energetics: {
        energies: { CO: 1.923, O2: 4.527, CO2: 1.727, 'CO*': { CO_s: 1 }, 'O*': { O_s: 1 } },
        steps: {
          'CO + * <-> CO*': { kind: 'eyring', barrier: 0 },
          'O2 + 2* <-> 2O*': {
            kind: 'eyring',
            barrier: { transitionState: { O_s: 1.4318523331844218, const: 3.1898893021043055 } },
          },
          'CO* + O* <-> CO2 + 2*': {
            kind: 'eyring',
            barrier: {
              transitionState: { O_s: 0.6738442782299255, CO_s: 0.6738442782299255, const: 1.8330483706217664 },
            },
          },
        },
      },
      conditions: { T: 500, activities: { CO: 1, O2: 1 / 3, CO2: 0 } },
      outputs: { reactant: 'CO', atom: 'C', products: ['CO2'] },
    },
    'bench',
  );
}
