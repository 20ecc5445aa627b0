import { elementaryCharge_C, planck_J_s, speedOfLight_m_per_s } from '../base';

/** Energy of a wavenumber of 1/cm [eV]. */
export const electronvoltPerWavenumber = (planck_J_s * speedOfLight_m_per_s * 100) / elementaryCharge_C;

/** Zero-point energy ½ Σ hν [eV] of wavenumbers [1/cm]. */
export function zeroPointEnergy(frequencies_cm: readonly number[]): number {
  return 0.5 * electronvoltPerWavenumber * frequencies_cm.reduce((sum, value) => sum + value, 0);
}
