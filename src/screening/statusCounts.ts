import { converged, masked } from '../kinetics';
import type { Evaluation } from './evaluatePoints';

/** How many points ended how. */
export interface StatusCounts {
  readonly total: number;
  readonly converged: number;
  readonly masked: number;
  readonly failed: number;
  /** Points that a backend of single precision left to double precision. */
  readonly refined: number;
  /** Largest |Δ ln| from double precision among the points that were looked at; NaN where none was. */
  readonly deviation: number;
}

/** Counts the points of an evaluation by status; stalled and not-finite points are failed. */
export function statusCounts({ solutions }: Evaluation): StatusCounts {
  const total = solutions.status.length;
  const good = solutions.status.filter((s) => s === converged).length;
  const outside = solutions.status.filter((s) => s === masked).length;
  const refined = solutions.refined.reduce((sum, one) => sum + one, 0);
  const deviation = solutions.deviation.reduce((most, gap) => (gap >= 0 && !(gap <= most) ? gap : most), NaN);
  return { total, converged: good, masked: outside, failed: total - good - outside, refined, deviation };
}
