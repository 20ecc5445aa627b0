import type { AffineForm } from './affineForm';

const prefix = 'interaction:';

/** What other adsorbates add to the energy of an adsorbate or transition state [eV], as a variable of affine forms. */
export function interactionForm(name: string): AffineForm {
  return { constant: 0, terms: { [`${prefix}${name}`]: 1 } };
}

/** The adsorbate or transition state that a variable of affine forms stands for, or null where it is another variable. */
export function interactionSubject(variable: string): string | null {
  return variable.startsWith(prefix) ? variable.slice(prefix.length) : null;
}

/** The form on a clean surface, where nothing interacts. */
export function cleanForm({ constant, terms }: AffineForm): AffineForm {
  const kept = Object.entries(terms).filter(([name]) => interactionSubject(name) === null);
  return { constant, terms: Object.fromEntries(kept) };
}

/**
 * How interactions on a site type set in with its total coverage t: F(t) = 0 below cutoff - smoothing,
 * slope (t - cutoff) / t above cutoff + smoothing, and slope (t - cutoff + smoothing)² / (4 smoothing t) in between.
 * Cutoff and smoothing 0 make it linear, F = slope.
 */
export interface ResponseFunction {
  readonly slope: number;
  readonly cutoff: number;
  readonly smoothing: number;
}

/** F at a total coverage. */
export function responseAt({ slope, cutoff, smoothing }: ResponseFunction, total: number): number {
  const low = cutoff - smoothing;
  const high = cutoff + smoothing;
  if (total <= low) return 0;
  if (total <= high) return (slope * (total - low) ** 2) / (2 * (high - low) * total);
  return (slope * (total - cutoff)) / total;
}

/** dF/dt at a total coverage. */
export function responseSlope({ slope, cutoff, smoothing }: ResponseFunction, total: number): number {
  const low = cutoff - smoothing;
  const high = cutoff + smoothing;
  if (total <= low) return 0;
  if (total <= high) return (slope * (1 - (low / total) ** 2)) / (2 * (high - low));
  return (slope * cutoff) / total ** 2;
}

/** What the parameter of two adsorbates is where it is not given. */
export type CrossRule = 'geometric-mean' | 'arithmetic-mean' | 'neglect';

/**
 * First-order interactions between adsorbates: the energy of adsorbate or transition state i is
 * E_i(θ) = E_i(0) + Σ_j ε_ij F_s(j)(t_s(j)) θ_j over all adsorbates j [eV], with t_s the total coverage of site type s.
 * These are differential energies, those that rate constants take.
 *
 * Self parameters ε_ii are affine in the descriptors, at most their limit. Cross parameters follow a rule unless a pair has
 * its own; transition states take a weighted sum of those of adsorbates.
 *
 * Source: L. C. Grabow, B. Hvolbæk, J. K. Nørskov, Top. Catal. 53, 298 (2010), doi 10.1007/s11244-010-9455-2;
 * A. J. Medford et al., Catal. Lett. 145, 794 (2015), doi 10.1007/s10562-015-1495-6.
 */
export interface InteractionModel {
  /** Names of the adsorbates. */
  readonly adsorbates: readonly string[];
  /** ε_ii of each adsorbate. */
  readonly self: readonly AffineForm[];
  /** Largest ε_ii of each adsorbate; Infinity for none. */
  readonly limits: readonly number[];
  readonly cross: CrossRule;
  /** True for two adsorbates, by index, whose sites do not feel each other. */
  readonly apart: readonly (readonly boolean[])[];
  readonly transitionStates: readonly { readonly name: string; readonly weights: readonly number[] }[];
  /** ε_ij given for two subjects: adsorbates by index, then transition states. */
  readonly pairs: readonly { readonly between: readonly [number, number]; readonly parameter: AffineForm }[];
  /** Factor of all parameters. */
  readonly strength: number;
  /** Response by site type. */
  readonly responses: readonly ResponseFunction[];
}
