import { temperatureRange } from './temperatureRange';
import type { Nasa7Model, ThermalParts } from './thermalModel';
import { zeroPointEnergy } from './wavenumber';

/** Reference temperature of tabulated enthalpies [K]. */
const reference = 298.15;

/**
 * NASA polynomials of a gas at 1 bar: Cp/R = a1 + a2 T + … + a5 T⁴, H/RT and S/R with a6 and a7. Ranges share one enthalpy
 * scale, so H(T) - H(298.15 K) is a difference across ranges.
 *
 * Source: B. J. McBride, S. Gordon, M. A. Reno, NASA Technical Memorandum 4513 (1993).
 *
 * @param kT thermal energy [eV] at `T` [K].
 * Outside the ranges the nearest is extrapolated.
 */
export function nasa7(model: Nasa7Model, T: number, kT: number, eV_per_kJ: number): ThermalParts {
  const at = (K: number): readonly number[] => temperatureRange(model.ranges, K).coefficients;
  const k = kT / T;
  const base =
    model.heating298_kJ_per_mol === undefined
      ? k * reference * heatCapacity(at(reference), reference)
      : model.heating298_kJ_per_mol * eV_per_kJ;
  return {
    zeroPoint: zeroPointEnergy(model.frequencies_cm ?? []),
    heating: base + k * (enthalpy(at(T), T) - enthalpy(at(reference), reference)),
    entropy: k * entropy(at(T), T),
  };
}

/** Cp/R. */
function heatCapacity([a1, a2, a3, a4, a5]: readonly number[], T: number): number {
  return a1 + T * (a2 + T * (a3 + T * (a4 + T * a5)));
}

/** H/R [K]. */
function enthalpy([a1, a2, a3, a4, a5, a6]: readonly number[], T: number): number {
  return a6 + T * (a1 + T * (a2 / 2 + T * (a3 / 3 + T * (a4 / 4 + (T * a5) / 5))));
}

/** S/R. */
function entropy([a1, a2, a3, a4, a5, , a7]: readonly number[], T: number): number {
  return a1 * Math.log(T) + T * (a2 + T * (a3 / 2 + T * (a4 / 3 + (T * a5) / 4))) + a7;
}
