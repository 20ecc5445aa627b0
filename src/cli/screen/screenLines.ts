import { significant } from '../../energetics';
import type { LargeTable } from '../../formats';
import {
  candidateName,
  nameColumnsOf,
  screenWords,
  type Model,
  type RankedTable,
  type ScreenCounts,
  type ScreenPlan,
  type ScreenScores,
} from '../../screening';
import type { Study } from '../../study';
import { alignedLines } from '../alignedLines';

/** What a screening came to. */
export interface ScreenOutcome {
  readonly model: Model;
  readonly table: LargeTable;
  readonly rows: Int32Array;
  readonly counts: ScreenCounts;
  readonly scores: ScreenScores;
  readonly ranked: RankedTable;
  readonly plan: ScreenPlan;
  readonly seconds: number;
  /** True when the deviations of the descriptors were not given. */
  readonly assumed: boolean;
}

/** Candidates listed. */
const listed = 10;

/** What a screening found, for a person. */
export function screenLines(outcome: ScreenOutcome): readonly string[] {
  const { model, counts, ranked, plan, seconds, assumed } = outcome;
  const reactant = model.mechanism.externals[model.reactant].name;
  const draws = plan.samples === 1 ? '' : `${plan.samples} draws each, `;
  const deviations = [
    ...[...plan.deviations].map(([name, values]) => `${name} ${significant(mean(values))} eV`),
    ...(plan.correlations ?? []).map(
      ({ first, second, values }) => `correlation of ${first} and ${second} ${significant(mean(values))}`,
    ),
  ].join(', ');
  const sampled = plan.samples > 1;
  const first = ranked.order.subarray(0, listed).filter((i) => ranked.own[0].value(i) !== '');
  const head = [
    'rank', 'candidate', `log10 TOF(${reactant})`, ...(sampled ? [`${Number((100 * plan.confidence).toPrecision(4))} % interval`] : []),
    'to', ...(sampled ? [`in the top ${plan.top}`] : []), 'inside the domain by',
  ]; // prettier-ignore
  return [
    `${screenWords(counts, String)} (${draws}${seconds.toFixed(2)} s)`,
    ...(sampled && deviations !== ''
      ? [
          `standard deviations ${assumed ? 'assumed, since none is given (--sigma)' : 'of the descriptors'}: ${deviations}`,
        ]
      : []),
    ...(sampled && plan.parameters === 'drawn'
      ? [`parameters drawn for all candidates together: ${uncertainNames(model.study.uncertainty)}`]
      : []),
    ...(first.length === 0 ? [] : alignedLines([head, ...Array.from(first, (i) => lineOf(i, outcome, sampled))])),
  ];
}

function lineOf(i: number, { model, table, rows, scores, ranked }: ScreenOutcome, sampled: boolean): readonly string[] {
  const { layout } = scores;
  const at = (offset: number): number => scores.rows[i * layout.width + offset];
  const winner = at(layout.winner);
  const two = (value: number): string =>
    Number.isNaN(value)
      ? ''
      : value === -Infinity
        ? 'none'
        : (Math.round(value * 100) / 100 + 0).toFixed(2).replace('-', '\u2212');
  const released = at(layout.released);
  const own = Number.isNaN(released) ? two(at(layout.activity)) : `${two(released)} released`;
  const interval = layout.activityInterval;
  return [
    String(ranked.own[0].value(i)),
    candidateName(table, nameColumnsOf(table), rows[i]),
    sampled ? two(at(interval + 1)) : own,
    ...(sampled ? [`${two(at(interval))} to ${two(at(interval + 2))}`] : []),
    winner < 0 ? 'nothing' : model.mechanism.externals[model.products[winner]].name,
    ...(sampled ? [`${(100 * scores.topShare[i]).toFixed(1)} %`] : []),
    `${two(at(layout.distance))} eV`,
  ];
}

/** Kinds and names of what is uncertain. */
function uncertainNames(uncertainty: Study['uncertainty']): string {
  if (uncertainty === undefined) return '';
  const { sigma, covariances, factors, ensemble } = uncertainty;
  return [
    ...Object.entries(sigma).map(([name, value]) => `${name} ${value}`),
    ...covariances.map(({ name }) => `covariance ${name}`),
    ...factors.map(({ name }) => `factor ${name}`),
    ...(ensemble === undefined ? [] : [`${ensemble.rows.length} rows of an ensemble`]),
  ].join(', ');
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
