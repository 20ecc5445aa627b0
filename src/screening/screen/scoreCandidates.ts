import { quantileOfSorted } from '../../math';
import type { Evaluation } from '../evaluatePoints';
import { log10Activity, log10Size, tofWay } from '../outcomes';
import type { PointTable } from '../pointTable';
import { domainDistance } from './domainDistance';
import type { DrawScores } from './drawScores';
import type { ScoreLayout } from './scoreLayout';
import type { ScreenPlan } from './screenPlan';

/**
 * Scores of some candidates from their own solutions and their draws.
 *
 * @param own evaluation with the candidates' own points, `stride` apart.
 * @param table the candidates at their own values.
 * @param draws null for one sample.
 * @returns [candidates × width of the layout]
 */
export function scoreCandidates(
  own: Evaluation,
  stride: number,
  table: PointTable,
  draws: DrawScores | null,
  { confidence }: ScreenPlan,
  layout: ScoreLayout,
): Float64Array {
  const { solutions, model } = own;
  const products = model.products.length;
  const rows = new Float64Array(table.count * layout.width).fill(NaN);
  const distance = domainDistance(own, table);
  for (let c = 0; c < table.count; c++) {
    const at = c * layout.width;
    const point = c * stride;
    rows[at + layout.status] = solutions.status[point];
    rows[at + layout.mask] = solutions.mask[point];
    rows[at + layout.activity] = log10Activity(own, point);
    if (tofWay(own, point, model.reactant) === 'backward')
      rows[at + layout.released] = log10Size(own, point, model.reactant);
    rows[at + layout.winner] = solutions.winner![point];
    rows[at + layout.distance] = distance[c];
    for (let p = 0; p < products; p++) rows[at + layout.selectivity + p] = solutions.selectivity![point * products + p];
  }
  if (draws === null) return rows;
  const ends = [(1 - confidence) / 2, 0.5, (1 + confidence) / 2];
  const scratch = new Float64Array(draws.samples);
  for (let c = 0; c < table.count; c++) scoreDraws(draws, c, ends, rows, c * layout.width, layout, scratch);
  return rows;
}

/** Intervals and shares of one candidate. */
function scoreDraws(
  { samples, activity, winner, shares }: DrawScores,
  c: number,
  ends: readonly number[],
  rows: Float64Array,
  at: number,
  layout: ScoreLayout,
  scratch: Float64Array,
): void {
  const best = rows[at + layout.winner];
  let inside = 0;
  let wins = 0;
  for (let k = c * samples; k < (c + 1) * samples; k++) {
    if (Number.isNaN(activity[k])) continue;
    scratch[inside++] = activity[k];
    if (winner[k] === best && best >= 0) wins++;
  }
  rows[at + layout.inside] = inside / samples;
  if (inside === 0) return;
  rows[at + layout.winnerShare] = best < 0 ? NaN : wins / inside;
  const values = scratch.subarray(0, inside).sort();
  ends.forEach((end, k) => (rows[at + layout.activityInterval + k] = drawnQuantile(values, end)));
  const products = shares.length / activity.length;
  for (let p = 0; p < products; p++) {
    const from = (c * products + p) * samples;
    let known = 0;
    for (let k = from; k < from + samples; k++) if (!Number.isNaN(shares[k])) scratch[known++] = shares[k];
    const sorted = scratch.subarray(0, known).sort();
    rows[at + layout.selectivityInterval + 2 * p] = drawnQuantile(sorted, ends[0]);
    rows[at + layout.selectivityInterval + 2 * p + 1] = drawnQuantile(sorted, ends[2]);
  }
}

/**
 * The value that a further draw is below with probability p: rank p (n + 1), so that intervals hold their share of new draws
 * however few there are.
 */
function drawnQuantile(values: Float64Array, p: number): number {
  const n = values.length;
  return quantileOfSorted(values, n < 2 ? 0.5 : Math.min(1, Math.max(0, ((n + 1) * p - 1) / (n - 1))));
}
