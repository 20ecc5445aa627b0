import { converged, masked } from '../kinetics';
import type { Evaluation } from './evaluatePoints';

/** How many points ended how. */
export interface StatusCounts {
  readonly total: number;
  readonly converged: number;
  readonly masked: number;
  readonly failed: number;
}

/** Counts the points of an evaluation by status; stalled and not-finite points are failed. */
export function statusCounts({ solutions }: Evaluation): StatusCounts {
  const total = solutions.status.length;
  const good = solutions.status.filter((s) => s === converged).length;
  const outside = solutions.status.filter((s) => s === masked).length;
  return { total, converged: good, masked: outside, failed: total - good - outside };
}
