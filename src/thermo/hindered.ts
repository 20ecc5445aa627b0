import { codata, type CodataSet } from '../base';
import { harmonic } from './harmonic';
import type { HinderedModel, ThermalParts } from './thermalModel';

/**
 * Adsorbate as a hindered translator in two directions and a hindered rotor about the surface normal, between a harmonic
 * oscillator (high barrier) and free motion (low barrier), the remaining modes harmonic. Entropy of mixing over the sites is
 * that of the mean-field rates and not part of it.
 *
 * Source: L. H. Sprowl, C. T. Campbell, L. Árnadóttir, J. Phys. Chem. C 120, 9719 (2016), doi 10.1021/acs.jpcc.5b11616,
 * after T. L. Hill, An Introduction to Statistical Thermodynamics, Dover 1986, section 9.5.
 *
 * @param kT thermal energy [eV] at `T` [K].
 */
export function hindered(model: HinderedModel, kT: number, T: number, set: CodataSet = codata['2018']): ThermalParts {
  const rest = harmonic(model.frequencies_cm, kT, T, model.lowest_cm);
  const slide = hinderedMode(model.translationBarrier_eV, slideQuantum(model, set), kT);
  const turn = hinderedMode(model.rotationBarrier_eV, turnQuantum(model, set), kT);
  const k = kT / T;
  return {
    zeroPoint: rest.zeroPoint + 2 * slide.zeroPoint + turn.zeroPoint,
    heating: rest.heating + 2 * slide.heating + turn.heating,
    entropy: rest.entropy + k * (2 * slide.entropy + turn.entropy - Math.log(model.symmetry)),
  };
}

/** hν [eV] at the bottom of the sliding potential, ν = √(W / 2 m b²). */
function slideQuantum(
  { translationBarrier_eV: W, mass_amu, siteDistance_m: b }: HinderedModel,
  set: CodataSet,
): number {
  const frequency = Math.sqrt((W * set.elementaryCharge_C) / (2 * mass_amu * set.atomicMass_kg * b ** 2));
  return (set.planck_J_s * frequency) / set.elementaryCharge_C;
}

/** hν [eV] at the bottom of the turning potential, ν = (n / 2π) √(W / 2 I). */
function turnQuantum({ rotationBarrier_eV: W, inertia_amuA2, minima }: HinderedModel, set: CodataSet): number {
  const inertia = inertia_amuA2 * set.atomicMass_kg * 1e-20;
  const frequency = (minima / (2 * Math.PI)) * Math.sqrt((W * set.elementaryCharge_C) / (2 * inertia));
  return (set.planck_J_s * frequency) / set.elementaryCharge_C;
}

/** Zero-point energy and heating [eV], entropy in k. */
interface Mode {
  readonly zeroPoint: number;
  readonly heating: number;
  readonly entropy: number;
}

/**
 * One direction: q = √(π r/t) e^(-r/2t) I₀(r/2t) · e^(-1/2t)/(1 - e^(-1/t)) · e^(1/(2 + 16 r) t), with t = kT/hν, r = W/hν.
 */
function hinderedMode(barrier: number, quantum: number, kT: number): Mode {
  const r = barrier / quantum;
  const t = kT / quantum;
  const z = r / (2 * t);
  const { scaled, ratio } = bessel(z);
  const occupation = 1 / Math.expm1(1 / t);
  const zeroPoint = quantum * (0.5 - 1 / (2 + 16 * r));
  const heating = kT * (-0.5 + z * (1 - ratio) + occupation / t);
  const lnQ = 0.5 * Math.log((Math.PI * r) / t) + Math.log(scaled) - Math.log(-Math.expm1(-1 / t));
  return { zeroPoint, heating, entropy: lnQ + heating / kT };
}

/** e^-z I₀(z) and I₁(z) / I₀(z), by the power series, or the asymptotic one where that is shorter. */
function bessel(z: number): { readonly scaled: number; readonly ratio: number } {
  if (z > 40) {
    const sum = (order: number): number => {
      let term = 1;
      let total = 1;
      for (let k = 1; k < 25; k++) {
        term *= -(4 * order ** 2 - (2 * k - 1) ** 2) / (8 * k * z);
        total += term;
      }
      return total;
    };
    return { scaled: sum(0) / Math.sqrt(2 * Math.PI * z), ratio: sum(1) / sum(0) };
  }
  let even = 1;
  let odd = z / 2;
  let i0 = even;
  let i1 = odd;
  for (let k = 1; k < 200; k++) {
    even *= (z / 2) ** 2 / k ** 2;
    odd *= (z / 2) ** 2 / (k * (k + 1));
    i0 += even;
    i1 += odd;
  }
  return { scaled: Math.exp(-z) * i0, ratio: i1 / i0 };
}
