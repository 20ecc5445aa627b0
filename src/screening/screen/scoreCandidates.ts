import { quantileOfSorted } from '../../math';
import { converged } from '../../kinetics';
import type { Evaluation } from '../evaluatePoints';
import { log10Activity } from '../outcomes';
import { domainDistance } from './domainDistance';
import { pointsPerCandidate } from './drawnTable';
import type { ScoreLayout } from './scoreLayout';
import type { ScreenPlan } from './screenPlan';

/** Scores of candidates and the log10 activities of their draws. */
export interface CandidateScores {
  /** [candidates × width of the layout] */
  readonly rows: Float64Array;
  /** NaN outside the domain. [candidates × draws]; the candidates themselves where there is one sample. */
  readonly draws: Float64Array;
}

/** Scores of the candidates of an evaluated `drawnTable`. */
export function scoreCandidates(
  evaluation: Evaluation,
  { samples, confidence, candidates }: ScreenPlan,
  layout: ScoreLayout,
  first: number,
): CandidateScores {
  const each = pointsPerCandidate(samples);
  const count = evaluation.table.count / each;
  const { solutions, model } = evaluation;
  const products = model.products.length;
  const rows = new Float64Array(count * layout.width).fill(NaN);
  const draws = new Float64Array(count * samples);
  const columns = new Map(
    [...candidates.columns].map(([name, values]) => [name, values.subarray(first, first + count)]),
  );
  const distance = domainDistance(evaluation, { count, columns });
  const selectivity = solutions.selectivity!;
  const winner = solutions.winner!;
  const ends = [(1 - confidence) / 2, 0.5, (1 + confidence) / 2];
  const sorted = new Float64Array(samples);
  for (let c = 0; c < count; c++) {
    const at = c * layout.width;
    const own = c * each;
    rows[at + layout.status] = solutions.status[own];
    rows[at + layout.mask] = solutions.mask[own];
    rows[at + layout.activity] = log10Activity(evaluation, own);
    rows[at + layout.winner] = winner[own];
    rows[at + layout.distance] = distance[c];
    for (let p = 0; p < products; p++) rows[at + layout.selectivity + p] = selectivity[own * products + p];
    if (samples === 1) {
      draws[c] = rows[at + layout.activity];
      continue;
    }
    let inside = 0;
    let wins = 0;
    for (let s = 0; s < samples; s++) {
      const point = own + 1 + s;
      const value = log10Activity(evaluation, point);
      draws[c * samples + s] = value;
      if (solutions.status[point] !== converged || Number.isNaN(value)) continue;
      sorted[inside++] = value;
      if (winner[point] === winner[own] && winner[own] >= 0) wins++;
    }
    rows[at + layout.inside] = inside / samples;
    if (inside === 0) continue;
    rows[at + layout.winnerShare] = winner[own] < 0 ? NaN : wins / inside;
    const values = sorted.subarray(0, inside).sort();
    ends.forEach((end, k) => (rows[at + layout.activityInterval + k] = quantileOfSorted(values, end)));
    for (let p = 0; p < products; p++) {
      let known = 0;
      for (let s = 0; s < samples; s++) {
        const share = selectivity[(own + 1 + s) * products + p];
        if (!Number.isNaN(share)) sorted[known++] = share;
      }
      const shares = sorted.subarray(0, known).sort();
      rows[at + layout.selectivityInterval + 2 * p] = quantileOfSorted(shares, ends[0]);
      rows[at + layout.selectivityInterval + 2 * p + 1] = quantileOfSorted(shares, ends[2]);
    }
  }
  return { rows, draws };
}
