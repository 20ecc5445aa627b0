import { converged } from '../kinetics';
import type { Evaluation } from './evaluatePoints';
import { studyThermalEnergy } from './potentials';

/** TOF [1/s per site] of external `x` at point `p`, signed: products positive, consumption negative. NaN where unsolved. */
export function tof({ solutions, model }: Evaluation, p: number, x: number): number {
  const at = p * model.mechanism.externals.length + x;
  const ln = solutions.lnTof[at];
  if (solutions.status[p] !== converged || Number.isNaN(ln)) return NaN;
  const sign = solutions.tofSign[at];
  return sign === 0 ? 0 : sign * Math.exp(ln);
}

/**
 * log10 of the TOF of external `x` in the direction that counts: production of a product, consumption of the reactant.
 * -Infinity where it goes the other way or nowhere (a surface that fills up can give nitrate back); NaN where unsolved.
 */
export function log10Tof({ solutions, model }: Evaluation, p: number, x: number): number {
  const at = p * model.mechanism.externals.length + x;
  const ln = solutions.lnTof[at];
  if (solutions.status[p] !== converged || Number.isNaN(ln)) return NaN;
  return solutions.tofSign[at] === (x === model.reactant ? -1 : 1) ? ln / Math.LN10 : -Infinity;
}

/** Which way a TOF goes: as counts (production, of the reactant consumption), against that, nowhere, or not known. */
export type TofWay = 'forward' | 'backward' | 'none' | 'unknown' | 'unsolved';

/**
 * Which way the TOF of external `x` goes at point `p`. It is not known where the point has a solution but the gross rates
 * cancel to within their rounding.
 */
export function tofWay({ solutions, model }: Evaluation, p: number, x: number): TofWay {
  if (solutions.status[p] !== converged) return 'unsolved';
  const at = p * model.mechanism.externals.length + x;
  if (Number.isNaN(solutions.lnTof[at])) return 'unknown';
  const sign = solutions.tofSign[at];
  if (sign === 0) return 'none';
  return sign === (x === model.reactant ? -1 : 1) ? 'forward' : 'backward';
}

/** log10 of the size of the TOF of external `x`, whichever way it goes; NaN where it is not known. */
export function log10Size({ solutions, model }: Evaluation, p: number, x: number): number {
  const at = p * model.mechanism.externals.length + x;
  if (solutions.status[p] !== converged || Number.isNaN(solutions.lnTof[at])) return NaN;
  return solutions.tofSign[at] === 0 ? -Infinity : solutions.lnTof[at] / Math.LN10;
}

/** How many points have a TOF of external `x` that goes each way. */
export function tofWays(evaluation: Evaluation, x: number): Readonly<Record<TofWay, number>> {
  const counts = { forward: 0, backward: 0, none: 0, unknown: 0, unsolved: 0 };
  const { length } = evaluation.solutions.status;
  for (let p = 0; p < length; p++) counts[tofWay(evaluation, p, x)]++;
  return counts;
}

/** log10 of the rate at which the reactant is consumed, as `log10Tof`. */
export function log10Activity(evaluation: Evaluation, p: number): number {
  return log10Tof(evaluation, p, evaluation.model.reactant);
}

/**
 * Shares of the products, weighted: by atoms of the study's element for the selectivity, by electrons for the faradaic
 * efficiency. Only products that form count; where none forms every share is NaN.
 *
 * @param weight atoms or electrons per molecule, by external.
 * @returns one share per entry of `model.products`, in its order.
 */
export function productShares(evaluation: Evaluation, p: number, weight: readonly number[]): readonly number[] {
  const { solutions, model } = evaluation;
  const externals = model.mechanism.externals.length;
  const ln = model.products.map((x) => {
    const at = p * externals + x;
    const lnTof = solutions.lnTof[at];
    if (Number.isNaN(lnTof)) return NaN;
    return solutions.tofSign[at] === 1 && weight[x] > 0 ? lnTof + Math.log(weight[x]) : -Infinity;
  });
  const top = ln.reduce((most, value) => Math.max(most, value), -Infinity);
  if (solutions.status[p] !== converged || !Number.isFinite(top)) return ln.map(() => NaN);
  const total = ln.reduce((sum, value) => sum + Math.exp(value - top), 0);
  return ln.map((value) => Math.exp(value - top) / total);
}

/** Selectivity of each product: share of the study's atoms (N for nitrate reduction) that leave in it. */
export function selectivities(evaluation: Evaluation, p: number): readonly number[] {
  const { selectivity } = evaluation.solutions;
  const width = evaluation.model.products.length;
  if (selectivity !== null) return [...selectivity.subarray(p * width, (p + 1) * width)];
  return productShares(evaluation, p, evaluation.model.atoms);
}

/** Faradaic efficiency of each product: share of the electrons that it takes, hydrogen evolution included. */
export function faradaicEfficiencies(evaluation: Evaluation, p: number): readonly number[] {
  return productShares(evaluation, p, evaluation.model.electrons);
}

/** The product with the largest selectivity, and how far it leads. */
export interface Winner {
  /** Index into `model.products`, or -1 where no product forms. */
  readonly index: number;
  /** log10 of the ratio of the first to the second selectivity; Infinity without a second. */
  readonly margin: number;
}

/** Winner among the products that contain the study's atom. */
export function winner(evaluation: Evaluation, p: number): Winner {
  const { model, solutions } = evaluation;
  const externals = model.mechanism.externals.length;
  let index = -1;
  let first = -Infinity;
  let second = -Infinity;
  model.products.forEach((x, i) => {
    const at = p * externals + x;
    if (model.atoms[x] === 0 || solutions.tofSign[at] !== 1 || solutions.status[p] !== converged) return;
    const ln = solutions.lnTof[at] + Math.log(model.atoms[x]);
    if (ln > first) {
      second = first;
      first = ln;
      index = i;
    } else if (ln > second) {
      second = ln;
    }
  });
  return { index, margin: (first - second) / Math.LN10 };
}

/** Degree of rate control of step `j` over the TOF of external `x`; NaN unless derivatives were asked for. */
export function rateControl({ solutions, model }: Evaluation, p: number, x: number, j: number): number {
  const { externals, steps } = model.mechanism;
  return solutions.rateControl?.[(p * externals.length + x) * steps.length + j] ?? NaN;
}

/** d ln|TOF| of external `x` by an axis variable: the reaction order for `ln a_X`, 1/V for `U`, 1/eV for a descriptor. */
export function responseTo(
  { solutions, model, variables }: Evaluation,
  p: number,
  x: number,
  variable: string,
): number {
  const v = variables.indexOf(variable);
  const stride = variables.length + 1;
  return solutions.response?.[(p * model.mechanism.externals.length + x) * stride + v] ?? NaN;
}

/** Apparent activation energy kT² d ln|TOF| / dT [eV] of external `x`; NaN unless derivatives were asked for. */
export function activationEnergy(evaluation: Evaluation, p: number, x: number): number {
  const { solutions, model, variables, table, settings } = evaluation;
  const { study } = model;
  const T = table.columns.get('T')?.[p] ?? settings.T ?? study.conditions.T;
  const stride = variables.length + 1;
  const perKelvin = solutions.response?.[(p * model.mechanism.externals.length + x) * stride + stride - 1] ?? NaN;
  return studyThermalEnergy(study, T) * T * perKelvin;
}
