import * as v from 'valibot';
import { mostSamples, mostTop, type Model, type ScreenRequest } from '../../screening';
import type { Study } from '../../study';
import type { RankShow } from './rankAsk';

const text = v.pipe(v.string(), v.maxLength(2000));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** How candidates are ranked and which rows are shown; a part of the view. The rows of a file are not. */
export const rankViewSchema = v.strictObject({
  /** Whether the panel is open. */
  open: v.boolean(),
  /** Name of the file whose rows are ranked; null for the surfaces of the study. */
  file: v.nullable(name),
  /** As `--samples`, `--seed`, `--top` and `--confidence` of `sabatier screen`. */
  samples: whole(1, mostSamples),
  seed: whole(0, 2 ** 32 - 1),
  top: whole(1, mostTop),
  confidence: v.pipe(v.number(), v.gtValue(0), v.ltValue(1)),
  /** Standard deviations [eV] of descriptors that the rows have none for, as `--sigma`. */
  sigma: v.record(name, v.pipe(v.number(), v.finite(), v.minValue(0))),
  /** Whether draws share the study's uncertain parameters, where it has some; without, as `--fixed-parameters`. */
  parameters: v.boolean(),
  /** As `--where`; empty for all. */
  where: text,
  /** As `--pareto`; empty for no front. */
  pareto: text,
  /** Column that the rows are sorted by, or null for the order of the ranking. */
  sort: v.nullable(v.strictObject({ column: name, descending: v.boolean() })),
  /** Only rows with a value; only those on the front; only those that a product wins (empty: all). */
  solved: v.boolean(),
  front: v.boolean(),
  winner: v.pipe(v.string(), v.maxLength(200)),
});

export type RankView = Readonly<v.InferOutput<typeof rankViewSchema>>;

/**
 * The ranking that is opened first: the surfaces of the study, without draws. Its front is of the activity and the
 * selectivity to the last product, which of a chain of reductions is the most reduced one.
 */
export function defaultRankView({ mechanism, products, atoms }: Model): RankView {
  const product = products.filter((x) => atoms[x] > 0).at(-1);
  return {
    open: true,
    file: null,
    samples: 1,
    seed: 1,
    top: 50,
    confidence: 0.9,
    sigma: {},
    parameters: true,
    where: '',
    pareto: product === undefined ? '' : `activity,selectivity:${mechanism.externals[product].name}`,
    sort: null,
    solved: false,
    front: false,
    winner: '',
  };
}

/** The request of a view. */
export function requestOf(view: RankView, { uncertainty }: Pick<Study, 'uncertainty'>): ScreenRequest {
  const { samples, seed, top, confidence, sigma, where, pareto } = view;
  const columns = pareto
    .split(',')
    .map((column) => column.trim())
    .filter((column) => column !== '');
  const condition = where.trim() === '' ? null : where;
  const parameters = view.parameters && uncertainty !== undefined ? 'drawn' : 'fixed';
  const errors = { sigma, correlations: [] };
  return { samples, seed, top, confidence, errors, parameters, where: condition, by: null, pareto: columns };
}

/** The rows that a view shows. */
export function shownOf({ sort, solved, front, winner }: RankView, words: string, only: RankShow['only']): RankShow {
  return { sort, solved, front, winner, words, only };
}

/**
 * The order after a press on the head of a column: first as it is usual for it, then turned, then that of the ranking.
 *
 * @param descending whether the largest usually comes first.
 */
export function nextSort(now: RankView['sort'], column: string, descending: boolean): RankView['sort'] {
  if (now?.column !== column) return { column, descending };
  return now.descending === descending ? { column, descending: !descending } : null;
}

/**
 * The command line that writes the same file.
 *
 * @param backend that computes on the page.
 */
export function screenCommandOf(
  view: RankView,
  study: Pick<Study, 'id' | 'uncertainty'>,
  settings: Readonly<Record<string, number>>,
  file: string,
  backend: string,
): string {
  const word = (value: string): string =>
    /^[\w.,:=+@%/-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
  const { samples, seed, top, confidence, where, pareto } = requestOf(view, study);
  const fixed = samples > 1 && !view.parameters && study.uncertainty !== undefined;
  const set = Object.entries(settings).map(([key, value]) => `${key}=${Number.isFinite(value) ? value : 'steady'}`);
  return [
    `sabatier screen ${word(study.id)} --candidates ${word(file)} --out ranked.csv --backend ${backend}`,
    ...set.map((item) => `--set ${word(item)}`),
    ...(samples === 1 ? [] : [`--samples ${samples} --seed ${seed} --confidence ${confidence} --top ${top}`]),
    ...Object.entries(samples === 1 ? {} : view.sigma).map(([key, value]) => `--sigma ${word(`${key}=${value}`)}`),
    ...(fixed ? ['--fixed-parameters'] : []),
    ...(where === null ? [] : [`--where ${word(where)}`]),
    ...(pareto.length === 0 ? [] : [`--pareto ${word(pareto.join(','))}`]),
  ].join(' ');
}
