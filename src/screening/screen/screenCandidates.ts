import { ascending } from '../../base';
import type { Kernel } from '../../kinetics';
import { evaluatePoints, type Evaluation } from '../evaluatePoints';
import { modelOf } from '../modelCache';
import { solvedInOrder } from '../solvedInOrder';
import { scoreLayout, type ScoreLayout } from './scoreLayout';
import { requirePlan, type ScreenPlan } from './screenPlan';
import { screenTasks, type ScreenBlock, type ScreenTask } from './screenTasks';
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

/** Tasks at the kernel at once: the next is there while one is scored. */
const atOnce = 2;

/**
 * Scores every candidate at its own descriptors, with draws from their errors and from those of the study's parameters. The
 * result depends on the plan alone, not on batches, workers, or an interruption.
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
  options.onProgress?.(next, candidates.count);
  const solve = ({ table, model }: ScreenTask, either: AbortSignal): Promise<Evaluation> => {
    const how = { kernel, shares: true, order: ascending(table.count), signal: either };
    return evaluatePoints(study, table, settings, { ...how, ...(model && { model }) });
  };
  let done = next;
  const tasks = screenTasks(plan, layout, next, options.batchPoints);
  for await (const [task, solved] of solvedInOrder(tasks, solve, { atOnce, signal })) {
    const block = task.take(solved);
    done += task.done;
    if (block !== null) {
      rows.set(block.rows, block.first * layout.width);
      const { first, end } = block;
      const entries = topEntries(block, tally, samples);
      options.onPart?.({ first, end, rows: block.rows, entries });
      done = end;
    }
    options.onProgress?.(Math.floor(done), candidates.count);
  }
  return { layout, rows, topShare: tally.shares(candidates.count) };
}

/** Adds the draws of a block to the tally; those that came among the best so far. */
function topEntries({ first, end, activity }: ScreenBlock, tally: TopTally, samples: number): readonly TopEntry[] {
  const entries: TopEntry[] = [];
  for (let candidate = first, at = 0; candidate < end; candidate++) {
    for (let draw = 0; draw < samples; draw++, at++) {
      const value = activity[at];
      if (tally.add(draw, candidate, value)) entries.push({ draw, candidate, value });
    }
  }
  return entries;
}
