/**
 * Physical constants in SI units, exact by the 2019 SI definition where it fixes them.
 * Source: CODATA 2018, E. Tiesinga et al., Rev. Mod. Phys. 93, 025010 (2021), doi 10.1103/RevModPhys.93.025010.
 */

/** Boltzmann constant [J/K], exact. */
export const boltzmann_J_per_K = 1.380649e-23;

/** Planck constant [J s], exact. */
export const planck_J_s = 6.62607015e-34;

/** Speed of light in vacuum [m/s], exact. */
export const speedOfLight_m_per_s = 299792458;

/** Elementary charge [C], exact. */
export const elementaryCharge_C = 1.602176634e-19;

/** Avogadro constant [1/mol], exact. */
export const avogadro_per_mol = 6.02214076e23;

/** Unified atomic mass unit [kg], CODATA 2018. */
export const atomicMass_kg = 1.6605390666e-27;

/** Molar gas constant [J/(mol K)] = k_B N_A. */
export const gas_J_per_mol_K = boltzmann_J_per_K * avogadro_per_mol;

/** One electronvolt per particle [kJ/mol] = e N_A / 1000 (96.485332...). */
export const electronvolt_kJ_per_mol = (elementaryCharge_C * avogadro_per_mol) / 1000;

/** One bar [Pa]. */
export const bar_Pa = 1e5;
