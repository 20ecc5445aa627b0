import { ascending } from '../../base';
import type { Kernel } from '../../kinetics';
import { evaluatePoints } from '../evaluatePoints';
import { modelOf } from '../modelCache';
import { drawnTable, pointsPerCandidate } from './drawnTable';
import { scoreCandidates } from './scoreCandidates';
import { scoreLayout, type ScoreLayout } from './scoreLayout';
import { requirePlan, type ScreenPlan } from './screenPlan';
import { TopTally, type TopEntry } from './topTally';

/** Scores of the candidates `first` to `end` - 1, in a form that can be kept and taken up again. */
export interface ScreenPart {
  readonly first: number;
  readonly end: number;
  /** [candidates × width] */
  readonly rows: Float64Array;
  /** Draws in which one of these candidates came among the best so far. */
  readonly entries: readonly TopEntry[];
}

/** Scores of all candidates. */
export interface ScreenScores {
  readonly layout: ScoreLayout;
  /** [candidates × width] */
  readonly rows: Float64Array;
  /** Share of the draws in which a candidate is among the top. [candidates] */
  readonly topShare: Float64Array;
}

/** How to screen. */
export interface ScreenOptions {
  readonly kernel: Kernel;
  /** Points that are solved together, about; the result does not depend on it. */
  readonly batchPoints?: number;
  /** Parts of an earlier run of the same plan, in their order, from candidate 0 on. */
  readonly done?: Iterable<ScreenPart>;
  /** Called with every new part, in order. */
  readonly onPart?: (part: ScreenPart) => void;
  /** Called with the candidates done and their total. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** About 35 MB of solutions of the nitrate study. */
const usualPoints = 131_072;

/**
 * Scores every candidate at its own descriptors, with draws from their errors. The result depends on the plan alone, not on
 * batches, workers, or an interruption.
 *
 * @throws InvalidInput for a plan that does not hold together.
 */
export async function screenCandidates(plan: ScreenPlan, options: ScreenOptions): Promise<ScreenScores> {
  requirePlan(plan);
  const { study, candidates, settings, samples, top } = plan;
  const { kernel, signal } = options;
  const layout = scoreLayout(modelOf(study), samples);
  const rows = new Float64Array(candidates.count * layout.width);
  const tally = new TopTally(samples, top);
  let next = 0;
  for (const part of options.done ?? []) {
    rows.set(part.rows, part.first * layout.width);
    for (const { draw, candidate, value } of part.entries) tally.add(draw, candidate, value);
    next = part.end;
  }
  const batch = Math.max(1, Math.floor((options.batchPoints ?? usualPoints) / pointsPerCandidate(samples)));
  const solve = (first: number): ReturnType<typeof evaluatePoints> | null => {
    if (first >= candidates.count) return null;
    const table = drawnTable(plan, first, Math.min(first + batch, candidates.count));
    const order = ascending(table.count);
    return evaluatePoints(study, table, settings, { kernel, shares: true, order, ...(signal && { signal }) });
  };
  options.onProgress?.(next, candidates.count);
  // The next batch is with the workers while this one is scored.
  let running = solve(next);
  while (running !== null) {
    const evaluation = await running;
    const first = next;
    const end = Math.min(first + batch, candidates.count);
    next = end;
    running = solve(end);
    running?.catch(() => undefined);
    const scores = scoreCandidates(evaluation, plan, layout, first);
    rows.set(scores.rows, first * layout.width);
    const entries: TopEntry[] = [];
    for (let candidate = first, at = 0; candidate < end; candidate++) {
      for (let draw = 0; draw < samples; draw++, at++) {
        const value = scores.draws[at];
        if (tally.add(draw, candidate, value)) entries.push({ draw, candidate, value });
      }
    }
    options.onPart?.({ first, end, rows: scores.rows, entries });
    options.onProgress?.(end, candidates.count);
    // A kernel of this thread never goes back to the event loop between small batches: an interrupt would not be heard.
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal?.throwIfAborted();
  }
  return { layout, rows, topShare: tally.shares(candidates.count) };
}
