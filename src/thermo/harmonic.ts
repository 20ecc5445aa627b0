import type { ThermalParts } from './thermalModel';
import { electronvoltPerWavenumber, zeroPointEnergy } from './wavenumber';

/**
 * Harmonic oscillators: E = Σ hν/(e^x - 1), S = k Σ [x/(e^x - 1) - ln(1 - e^-x)], x = hν/kT.
 * Source: D. A. McQuarrie, Statistical Mechanics, University Science Books 2000, chapter 5.
 *
 * @param frequencies_cm wavenumbers [1/cm], positive.
 * @param kT thermal energy [eV] at `T` [K].
 * @param lowest_cm wavenumber to which lower ones are raised.
 */
export function harmonic(frequencies_cm: readonly number[], kT: number, T: number, lowest_cm = 0): ThermalParts {
  const raised = frequencies_cm.map((value) => Math.max(value, lowest_cm));
  let heating = 0;
  let entropy = 0;
  for (const value of raised) {
    const x = (value * electronvoltPerWavenumber) / kT;
    const occupation = 1 / Math.expm1(x);
    heating += kT * x * occupation;
    entropy += (kT / T) * (x * occupation - Math.log(-Math.expm1(-x)));
  }
  return { zeroPoint: zeroPointEnergy(raised), heating, entropy };
}
