import { bar_Pa, codata, type CodataSet } from '../base';
import { harmonic } from './harmonic';
import type { IdealGasModel, ThermalParts } from './thermalModel';

/**
 * Ideal gas of rotors, rigid or stretched by rotation, and harmonic oscillators at 1 bar; the heating is that of the enthalpy.
 * Sources: D. A. McQuarrie, Statistical Mechanics, University Science Books 2000, chapters 5, 6 and 8; stretching:
 * J. E. Mayer, M. G. Mayer, Statistical Mechanics, Wiley 1940, section 7.
 *
 * @param kT thermal energy [eV] at `T` [K].
 */
export function idealGas(gas: IdealGasModel, kT: number, T: number, set: CodataSet = codata['2018']): ThermalParts {
  const vibration = harmonic(gas.frequencies_cm, kT, T);
  const mass = gas.mass_amu * set.atomicMass_kg;
  const thermal = set.boltzmann_J_per_K * T;
  const translation =
    1.5 * Math.log((2 * Math.PI * mass * thermal) / set.planck_J_s ** 2) + Math.log(thermal / bar_Pa) + 2.5;
  const rotation = rotor(gas, T);
  return {
    zeroPoint: vibration.zeroPoint,
    heating: kT * (2.5 + rotation.heating) + vibration.heating,
    entropy: (kT / T) * (translation + rotation.entropy + Math.log(gas.multiplicity)) + vibration.entropy,
  };
}

/** Heating in kT and entropy in k of a rotor in the high-temperature limit. */
function rotor(gas: IdealGasModel, T: number): { readonly heating: number; readonly entropy: number } {
  const rigid = rigidRotor(gas, T);
  const stretch = (gas.centrifugal_per_K ?? 0) * T;
  const heating = stretch / (1 + stretch);
  return { heating: rigid.heating + heating, entropy: rigid.entropy + Math.log1p(stretch) + heating };
}

function rigidRotor(
  { rotationalTemperatures_K: theta, symmetry }: IdealGasModel,
  T: number,
): { readonly heating: number; readonly entropy: number } {
  if (theta.length === 0) return { heating: 0, entropy: 0 };
  if (theta.length === 1) return { heating: 1, entropy: Math.log(T / (symmetry * theta[0])) + 1 };
  const [a, b, c] = theta;
  return { heating: 1.5, entropy: 0.5 * Math.log((Math.PI * T ** 3) / (a * b * c)) - Math.log(symmetry) + 1.5 };
}
