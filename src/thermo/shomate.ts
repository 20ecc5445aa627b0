import { temperatureRange } from './temperatureRange';
import type { ShomateModel, ThermalParts } from './thermalModel';
import { zeroPointEnergy } from './wavenumber';

/** Reference temperature of tabulated enthalpies [K]. */
const reference = 298.15;

/**
 * Shomate equation of a gas at 1 bar: Cp = A + B t + C t² + D t³ + E/t², with t = T/1000 K, and its integrals.
 * The heating from 0 to 298.15 K is the model's, or 298.15 K times Cp there. From there to T it is the integral of the range
 * that holds both, so that it vanishes at 298.15 K exactly; a range that begins higher is not extrapolated down (for N2 at
 * 700 K that is wrong by 5 meV) but taken on the scale that F and H give it.
 *
 * Source: NIST Chemistry WebBook, SRD 69, doi 10.18434/T4D303, "Gas phase thermochemistry data".
 *
 * @param eV_per_kJ eV per kJ/mol.
 * Outside the ranges the nearest is extrapolated.
 */
export function shomate(model: ShomateModel, T: number, eV_per_kJ: number): ThermalParts {
  const { coefficients, from_K, to_K } = temperatureRange(model.ranges, T);
  const both = model.extrapolated === true || (from_K <= reference && reference <= to_K);
  const first = both ? coefficients : temperatureRange(model.ranges, reference).coefficients;
  const base = model.heating298_kJ_per_mol ?? (reference * heatCapacity(first, reference)) / 1000;
  const zero = both ? enthalpy(coefficients, reference) : coefficients[7];
  const heating = base + enthalpy(coefficients, T) - zero;
  return {
    zeroPoint: zeroPointEnergy(model.frequencies_cm ?? []),
    heating: heating * eV_per_kJ,
    entropy: (entropy(coefficients, T) / 1000) * eV_per_kJ,
  };
}

/** Cp [J/(mol K)]. */
function heatCapacity([A, B, C, D, E]: readonly number[], T: number): number {
  const t = T / 1000;
  return A + t * (B + t * (C + t * D)) + E / t ** 2;
}

/** H(T) on the scale of H, the enthalpy at 298.15 K [kJ/mol]. */
function enthalpy([A, B, C, D, E, F]: readonly number[], T: number): number {
  const t = T / 1000;
  return t * (A + t * (B / 2 + t * (C / 3 + (t * D) / 4))) - E / t + F;
}

/** S [J/(mol K)]. */
function entropy([A, B, C, D, E, , G]: readonly number[], T: number): number {
  const t = T / 1000;
  return A * Math.log(t) + t * (B + t * (C / 2 + (t * D) / 3)) - E / (2 * t ** 2) + G;
}
