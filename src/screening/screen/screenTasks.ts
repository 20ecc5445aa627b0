import { MemberModels } from '../ensemble/memberModels';
import type { Evaluation } from '../evaluatePoints';
import type { Model } from '../model';
import { modelOf } from '../modelCache';
import type { PointTable } from '../pointTable';
import { CandidateDraws } from './candidateDraws';
import { DrawScores } from './drawScores';
import { scoreCandidates } from './scoreCandidates';
import type { ScoreLayout } from './scoreLayout';
import type { ScreenPlan } from './screenPlan';

/** Candidates whose draws are scored together. */
export interface ScreenBlock {
  readonly first: number;
  readonly end: number;
  /** log10 activities of the draws, of the candidates themselves where there is one sample. [candidates × samples] */
  readonly activity: Float64Array;
  /** [candidates × width] */
  readonly rows: Float64Array;
}

/** Points to be solved together, and what to do with their solution. */
export interface ScreenTask {
  readonly table: PointTable;
  /** Null for the study as it stands. */
  readonly model: ((beta: number) => Model) | null;
  /** Candidates done with this task, in parts of one. */
  readonly done: number;
  /** Takes the solution; the block when it was its last. Called in the order of the tasks. */
  readonly take: (evaluation: Evaluation) => ScreenBlock | null;
}

/** Points solved together with one model: about 35 MB of solutions of the nitrate study. */
const usualPoints = 131_072;
/** Draws kept until their candidates are scored, with a model for each draw; at least so many candidates share one. */
const keptDraws = 1_048_576;
const leastCandidates = 512;
/** Models of draws that are kept from block to block. */
const keptModels = 1024;

/**
 * The work of a screening in order. Where parameters are drawn, draw s of all candidates has the same ones, so the points of
 * a draw are solved together; else a candidate's draws stand side by side.
 *
 * @param from first candidate.
 * @param batchPoints points of a block, about; the result does not depend on it.
 */
export function* screenTasks(
  plan: ScreenPlan,
  layout: ScoreLayout,
  from: number,
  batchPoints: number | undefined,
): Generator<ScreenTask> {
  const { candidates, samples, study } = plan;
  const models =
    plan.parameters === 'drawn' && samples > 1 ? new MemberModels(study, plan.seed, keptModels, samples) : null;
  const each = samples === 1 ? 1 : samples + 1;
  const usual = models === null ? usualPoints : Math.max(keptDraws, leastCandidates * each);
  const size = Math.max(1, Math.floor((batchPoints ?? usual) / each));
  for (let first = from; first < candidates.count; first += size) {
    const end = Math.min(first + size, candidates.count);
    const drawn = new CandidateDraws(plan, first, end);
    if (models === null) yield together(plan, layout, drawn, first, end);
    else yield* drawByDraw(plan, layout, drawn, first, end, models);
  }
}

function together(
  plan: ScreenPlan,
  layout: ScoreLayout,
  drawn: CandidateDraws,
  first: number,
  end: number,
): ScreenTask {
  const { samples } = plan;
  const own = drawn.own();
  const take = (evaluation: Evaluation): ScreenBlock => {
    if (samples === 1) {
      const rows = scoreCandidates(evaluation, 1, own, null, plan, layout);
      const activity = Float64Array.from({ length: drawn.count }, (_, c) => rows[c * layout.width + layout.activity]);
      return { first, end, rows, activity };
    }
    const draws = new DrawScores(evaluation.model, drawn.count, samples);
    for (let s = 0; s < samples; s++) draws.add(evaluation, s, 1 + s, samples + 1);
    const rows = scoreCandidates(evaluation, samples + 1, own, draws, plan, layout);
    return { first, end, rows, activity: draws.activity };
  };
  return { table: samples === 1 ? own : drawn.all(), model: null, done: drawn.count, take };
}

function* drawByDraw(
  plan: ScreenPlan,
  layout: ScoreLayout,
  drawn: CandidateDraws,
  first: number,
  end: number,
  models: MemberModels,
): Generator<ScreenTask> {
  const { samples, study } = plan;
  const own = drawn.own();
  const draws = new DrawScores(modelOf(study), drawn.count, samples);
  const done = drawn.count / (samples + 1);
  let unmoved: Evaluation | null = null;
  yield {
    table: own,
    model: null,
    done,
    take: (evaluation) => {
      unmoved = evaluation;
      return null;
    },
  };
  for (let s = 0; s < samples; s++) {
    const take = (evaluation: Evaluation): ScreenBlock | null => {
      draws.add(evaluation, s, 0, 1);
      if (s < samples - 1 || unmoved === null) return null;
      const rows = scoreCandidates(unmoved, 1, own, draws, plan, layout);
      return { first, end, rows, activity: draws.activity };
    };
    yield { table: drawn.draw(s), model: models.of(s), done, take };
  }
}
