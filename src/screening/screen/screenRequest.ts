import { parseFilter, type LargeTable } from '../../formats';
import type { Model } from '../model';
import { modelOf } from '../modelCache';
import type { ResultColumn } from '../resultTable';
import type { Settings } from '../settings';
import type { GivenErrors } from './candidateErrors';
import { candidateRows } from './candidateRows';
import { rankedTable, type RankedTable } from './rankedTable';
import type { ScreenScores } from './screenCandidates';
import { screenColumns } from './screenColumns';
import type { ScreenPlan } from './screenPlan';
import type { UnreadCells } from './unreadCells';

/** How a table of candidates is screened and ranked: the options of `sabatier screen`. */
export interface ScreenRequest {
  /** Draws from the errors of each candidate; 1 for none. */
  readonly samples: number;
  readonly seed: number;
  /** Places that count as the top. */
  readonly top: number;
  /** Probability of intervals, 0 to 1. */
  readonly confidence: number;
  /** Errors of descriptors without columns of them. */
  readonly errors: GivenErrors;
  /** Whether draws share the study's uncertain parameters, too. */
  readonly parameters: 'fixed' | 'drawn';
  /** Condition on columns of the table and of the result, or null. */
  readonly where: string | null;
  /** Column that ranks, with a `-` where less is better; null for the activity, which `activity` stands for too. */
  readonly by: string | null;
  /** Columns of the front of candidates that none other beats, as in `by`. */
  readonly pareto: readonly string[];
}

/** A request that was held against its table. */
export interface PlannedScreen {
  readonly plan: ScreenPlan;
  /** Rows of the table by candidate, ascending. */
  readonly rows: Int32Array;
  /** True when the condition is on columns of the table alone: other rows are not screened. */
  readonly early: boolean;
  /** True when the deviations of the descriptors were not given. */
  readonly assumed: boolean;
  /** Candidates that could not be read. */
  readonly unread: UnreadCells;
}

/** Standard deviation [eV] of descriptors that is assumed, aloud, where draws are asked for and none is given. */
const assumedSigma_eV = 0.2;

/**
 * Plans a screening of the rows of a table.
 *
 * @param where name of the table, for errors.
 * @throws InvalidInput as `candidateRows` and `parseFilter` do.
 */
export function planScreen(
  table: LargeTable,
  model: Model,
  settings: Settings,
  { samples, seed, top, confidence, errors, parameters, where: condition }: ScreenRequest,
  where: string,
): PlannedScreen {
  const { study } = model;
  const early = isEarly(table, condition);
  const candidates = candidateRows(table, model, settings, early ? condition : null, errors, where);
  const { rows, points } = candidates;
  const { deviations, correlations } = candidates.errors;
  const assumed = samples > 1 && deviations.size === 0 && parameters === 'fixed';
  const usual = (): ReadonlyMap<string, Float64Array> =>
    new Map(study.descriptors.map(({ name }) => [name, new Float64Array(rows.length).fill(assumedSigma_eV)]));
  const plan = {
    study,
    settings,
    candidates: points,
    keys: rows,
    deviations: assumed ? usual() : deviations,
    correlations,
    parameters,
    samples,
    seed,
    top,
    confidence,
  };
  return { plan, rows, early, assumed, unread: candidates.unread };
}

/** True for a condition on columns of the table alone. @throws InvalidInput for what is no condition. */
function isEarly(table: Pick<LargeTable, 'names'>, condition: string | null): boolean {
  return condition !== null && parseFilter(condition).columns.every((name) => table.names.includes(name));
}

/** Ranks what was screened. @throws InvalidInput as `rankedTable` does. */
export function rankScreen(
  table: LargeTable,
  planned: PlannedScreen,
  scores: ScreenScores,
  { by, pareto, where }: Pick<ScreenRequest, 'by' | 'pareto' | 'where'>,
): RankedTable {
  const { plan, rows, early } = planned;
  const model = modelOf(plan.study);
  const deviations = [...plan.deviations].map(([name, values]) => [`sigma_${name}`, values] as const);
  const used = new Map(table.plain ? [] : [...plan.candidates.columns, ...deviations]);
  return rankedTable(table, rows, used, resultsOf(planned, scores), screenScore(scores), {
    by: by === null ? null : aliased(by, model),
    pareto: pareto.map((name) => aliased(name, model)),
    where: early ? null : where,
  });
}

/** Columns of the result by candidate. */
function resultsOf({ plan, unread }: PlannedScreen, scores: ScreenScores): readonly ResultColumn[] {
  const { study, samples, top } = plan;
  const model = modelOf(study);
  const reasons = model.domain.map(({ reason }) => reason);
  return screenColumns(model, scores, unread, reasons, samples, top);
}

/**
 * What ranks candidates by themselves: log10 activity; with draws its median, for candidates of which at least half of the
 * draws are inside the domain. NaN for the others. [candidates]
 */
export function screenScore({ layout, rows, topShare }: ScreenScores): Float64Array {
  const { width, activity, inside, activityInterval } = layout;
  return Float64Array.from(topShare, (_, i) => {
    if (inside < 0) return rows[i * width + activity];
    return rows[i * width + inside] >= 0.5 ? rows[i * width + activityInterval + 1] : NaN;
  });
}

/** `activity` stands for the column of the reactant's TOF. */
function aliased(name: string, { mechanism, reactant }: Model): string {
  return name.trim().replace(/^(-?)activity$/, `$1log10_tof:${mechanism.externals[reactant].name}`);
}
