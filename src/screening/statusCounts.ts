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
  /** Points with several stable steady states; null where none were looked for. */
  readonly several: number | null;
  /** Largest |Δ ln| from double precision among the points that were looked at; NaN where none was. */
  readonly deviation: number;
}

/** Counts the points of an evaluation by status; stalled and not-finite points are failed. */
export function statusCounts({ solutions }: Pick<Evaluation, 'solutions'>): StatusCounts {
  const { status, refined, deviation, branches } = solutions;
  const total = status.length;
  let [good, outside, again, many, most] = [0, 0, 0, 0, NaN];
  // In one plain loop: it runs for every map that moves.
  for (let p = 0; p < total; p++) {
    if (status[p] === converged) good++;
    else if (status[p] === masked) outside++;
    again += refined[p];
    if (branches !== null && branches[p] > 1) many++;
    if (deviation[p] >= 0 && !(deviation[p] <= most)) most = deviation[p];
  }
  const several = branches === null ? null : many;
  return {
    total,
    converged: good,
    masked: outside,
    failed: total - good - outside,
    refined: again,
    several,
    deviation: most,
  };
}
