import { listBranches } from '../../kinetics';
import type { Evaluation } from '../evaluatePoints';
import { evaluatedPoint, lnRateConstants } from './evaluatedPoint';

/** A steady state of one point. */
export interface PointBranch {
  /** By surface species, in the order of the mechanism; ln coverage -Infinity for one that cannot form. */
  readonly coverages: readonly { readonly species: string; readonly lnCoverage: number }[];
  /** By external species [ln 1/s per site]; sign +1 for what is produced, -1 consumed, 0 none or hidden by rounding. */
  readonly turnovers: readonly { readonly species: string; readonly lnTof: number; readonly sign: number }[];
  /** `unstable`: the least disturbance leads away from it. */
  readonly stability: 'stable' | 'unstable';
  /** True for the one that a clean surface runs into. */
  readonly clean: boolean;
  /** Surfaces that end here: `clean`, or the species that fills its sites at the start. */
  readonly starts: readonly string[];
}

/**
 * The steady states of one point, that of the clean surface first: solved from every start, and followed in time from the
 * clean surface and from surfaces filled with each species.
 *
 * @returns none for transients, points that are masked or not finite, and surfaces without a single steady state per start.
 * @throws InvalidInput for a point that does not exist.
 */
export function pointBranches(evaluation: Evaluation, index: number): readonly PointBranch[] {
  const point = evaluatedPoint(evaluation, index);
  const { mechanism } = point.model;
  if (point.time !== Infinity || evaluation.solutions.mask[index] >= 0) return [];
  const lnK = lnRateConstants(point, point.x);
  if (!lnK.every((value) => value < Infinity)) return [];
  return listBranches(mechanism, lnK).map(({ lnCoverage, lnTof, tofSign, saddle, starts }) => ({
    coverages: mechanism.states.map(({ name }, s) => ({ species: name, lnCoverage: lnCoverage[s] })),
    turnovers: mechanism.externals.map(({ name }, x) => ({ species: name, lnTof: lnTof[x], sign: tofSign[x] })),
    stability: saddle ? 'unstable' : 'stable',
    clean: starts.includes(-1),
    starts: starts.map((s) => (s < 0 ? 'clean' : mechanism.states[s].name)),
  }));
}
