import { atomicMass_kg, boltzmann_J_per_K, elementaryCharge_C, planck_J_s } from './constants';

/** Constants that molecular partition functions need. */
export interface CodataSet {
  readonly boltzmann_J_per_K: number;
  readonly planck_J_s: number;
  readonly elementaryCharge_C: number;
  readonly atomicMass_kg: number;
}

/** Year of a CODATA adjustment that a study can name. */
export type CodataYear = '2014' | '2018';

/**
 * Adjustments by year. That of 2014 is what ASE, and through it CatMAP, takes: P. J. Mohr, D. B. Newell, B. N. Taylor,
 * Rev. Mod. Phys. 88, 035009 (2016), doi 10.1103/RevModPhys.88.035009. Entropies of gases move by 3e-7 k between the two,
 * free energies at 300 K by 1e-7 eV, rate constants by 5e-6 of their value.
 */
export const codata: Readonly<Record<CodataYear, CodataSet>> = {
  '2014': {
    boltzmann_J_per_K: 1.38064852e-23,
    planck_J_s: 6.62607004e-34,
    elementaryCharge_C: 1.6021766208e-19,
    atomicMass_kg: 1.66053904e-27,
  },
  '2018': { boltzmann_J_per_K, planck_J_s, elementaryCharge_C, atomicMass_kg },
};
