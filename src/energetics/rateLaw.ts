import { atomicMass_kg, bar_Pa, boltzmann_J_per_K, planck_J_s } from '../base';
import { constantForm, type AffineForm } from './affineForm';

/**
 * Rate constant of one directed reaction, k = A (T/K)^n exp(-max(E_1, E_2, …) / kT), in the form shared by all rate laws
 * here. Several energies stand for a barrier with a floor, max(0, ΔE, Ea). Activities multiply k and are not part of it.
 */
export interface RateLaw {
  /** ln of the prefactor [1/s] at 1 K. */
  readonly lnPrefactor: number;
  /** Exponent n of the temperature in the prefactor. */
  readonly temperatureExponent: number;
  /** The barrier is the largest of these [eV]; never empty. */
  readonly barriers: readonly AffineForm[];
}

/** Arrhenius law with a temperature-independent prefactor [1/s]. */
export function arrhenius(prefactor: number, barriers: readonly AffineForm[]): RateLaw {
  return { lnPrefactor: Math.log(prefactor), temperatureExponent: 0, barriers };
}

/**
 * Eyring law, k = (k_B T / h) exp(-ΔG‡/kT); `barriers` are activation free energies.
 * Source: H. Eyring, J. Chem. Phys. 3, 107 (1935), doi 10.1063/1.1749604.
 *
 * @param attempt_per_sK k_B / h [1/(s K)], where a study rounds its constants.
 */
export function eyring(
  barriers: readonly AffineForm[],
  attempt_per_sK: number = boltzmann_J_per_K / planck_J_s,
): RateLaw {
  return { lnPrefactor: Math.log(attempt_per_sK), temperatureExponent: 1, barriers };
}

/** What the Hertz–Knudsen laws need to know of a gas and its site. */
export interface HertzKnudsenGas {
  /** Area of one site [m²]. */
  readonly area_m2: number;
  readonly mass_amu: number;
  /** Characteristic rotational temperature [K]. */
  readonly rotationalTemperature_K: number;
  /** Rotational symmetry number. */
  readonly symmetry: number;
  /** Sticking coefficient, 0 to 1. */
  readonly sticking: number;
}

/**
 * Hertz–Knudsen adsorption, k = S A p° / √(2π m k_B T) per bar of gas activity, not activated.
 * Source: I. A. W. Filot, R. A. van Santen, E. J. M. Hensen, Angew. Chem. Int. Ed. 53, 12746 (2014),
 * doi 10.1002/anie.201406521 (equations of the MKMCXX code).
 */
export function hertzKnudsenAdsorption(gas: HertzKnudsenGas): RateLaw {
  const mass = gas.mass_amu * atomicMass_kg;
  return {
    lnPrefactor: Math.log((gas.sticking * gas.area_m2 * bar_Pa) / Math.sqrt(2 * Math.PI * mass * boltzmann_J_per_K)),
    temperatureExponent: -0.5,
    barriers: [constantForm(0)],
  };
}

/**
 * Desorption that goes with it, k = S (k_B T³ / h³) A (2π m k_B) / (σ θ_rot) exp(-E_des/kT): the transition state is a
 * two-dimensional gas that rotates freely. Source: as for the adsorption.
 */
export function hertzKnudsenDesorption(gas: HertzKnudsenGas, desorption: AffineForm): RateLaw {
  const mass = gas.mass_amu * atomicMass_kg;
  const prefactor =
    ((gas.sticking * boltzmann_J_per_K) / planck_J_s ** 3) *
    ((gas.area_m2 * 2 * Math.PI * mass * boltzmann_J_per_K) / (gas.symmetry * gas.rotationalTemperature_K));
  return { lnPrefactor: Math.log(prefactor), temperatureExponent: 3, barriers: [desorption] };
}
