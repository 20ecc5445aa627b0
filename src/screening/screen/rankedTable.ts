import { InvalidInput } from '../../base';
import { parseFilter, type LargeTable, type RowSource } from '../../formats';
import type { ResultColumn } from '../resultTable';
import { paretoFront } from './paretoFront';
import { ranking } from './ranking';

/** How screened candidates are put in order. */
export interface RankRequest {
  /** Column of which more is better, or less with a `-` in front; null for the activity. */
  readonly by: string | null;
  /** The same, several: the front of candidates that none other beats. */
  readonly pareto: readonly string[];
  /** Condition on columns of the file and of the result, or null. */
  readonly where: string | null;
}

/** Screened candidates in order. */
export interface RankedTable {
  /** Candidates that the condition keeps, best first. */
  readonly order: Int32Array;
  /** How many of them have a rank. */
  readonly ranked: number;
  /** Rank and front, columns of the file, columns of the result. */
  readonly own: readonly ResultColumn[];
  readonly carried: readonly ResultColumn[];
  readonly results: readonly ResultColumn[];
  /** The carried cells of a candidate as CSV, where they need not be cut up; else null. */
  readonly carriedCsv: (candidate: number) => string | null;
  /** Columns of the file that a column of the result took the place of. */
  readonly replaced: readonly string[];
}

/**
 * Ranks candidates and puts the columns of their file beside those of the result.
 *
 * @param rows of the file, by candidate.
 * @param used numbers by candidate that stand in the place of the cells of a column: those that were computed with, where
 * the file writes them otherwise.
 * @param results columns by candidate.
 * @param score of each candidate where `by` is null; NaN for none.
 * @throws InvalidInput for a column that does not exist or holds no numbers.
 */
export function rankedTable(
  table: LargeTable,
  rows: Int32Array,
  used: ReadonlyMap<string, Float64Array>,
  results: readonly ResultColumn[],
  score: Float64Array,
  { by, pareto, where }: RankRequest,
): RankedTable {
  const numbers = (text: string): Float64Array => {
    const [sign, name] = text.startsWith('-') ? [-1, text.slice(1)] : [1, text];
    return numbersOf(name, table, rows, results).map((value) => sign * value);
  };
  const kept = where === null ? null : keptBy(where, table, rows, results);
  const hidden = (values: Float64Array): Float64Array =>
    kept === null ? values : values.map((value, i) => (kept[i] === 1 ? value : NaN));
  const { order, rank } = ranking(hidden(by === null ? score : numbers(by)));
  const front = pareto.length === 0 ? null : paretoFront(pareto.map((name) => hidden(numbers(name))));
  const leading: ResultColumn[] = [
    { name: 'rank', value: (i) => (Number.isNaN(rank[i]) ? '' : rank[i]) },
    ...(front === null ? [] : [{ name: 'pareto', value: (i: number) => front[i] }]),
  ];
  const taken = new Set([...leading, ...results].map(({ name }) => name));
  const carried = table.names.flatMap((name, column): ResultColumn[] => {
    const own = used.get(name);
    const cell = (i: number): string => table.text(rows[i], column);
    const value = own === undefined ? cell : (i: number) => (Number.isFinite(own[i]) ? own[i] : cell(i));
    return taken.has(name) ? [] : [{ name, value }];
  });
  const keptOrder = kept === null ? order : order.filter((i) => kept[i] === 1);
  return {
    order: keptOrder,
    ranked: keptOrder.reduce((count, i) => count + Number(!Number.isNaN(rank[i])), 0),
    own: leading,
    carried,
    results,
    carriedCsv: (i) => (used.size === 0 && carried.length === table.names.length ? table.csv(rows[i]) : null),
    replaced: table.names.filter((name) => taken.has(name)),
  };
}

function numbersOf(name: string, table: LargeTable, rows: Int32Array, results: readonly ResultColumn[]): Float64Array {
  const result = results.find((column) => column.name === name);
  const column = table.names.indexOf(name);
  if (result === undefined && column < 0) {
    const known = [...results.map((r) => r.name), ...table.names].join(', ');
    throw new InvalidInput({ name: 'column', got: name, expected: `one of ${known}` });
  }
  const values = Float64Array.from(rows, (row, i) => {
    const value = result === undefined ? table.number(row, column) : result.value(i);
    return typeof value === 'number' ? value : NaN;
  });
  if (values.length > 0 && values.every(Number.isNaN))
    throw new InvalidInput({ name: 'column', got: name, expected: 'a column with numbers' });
  return values;
}

function keptBy(where: string, table: LargeTable, rows: Int32Array, results: readonly ResultColumn[]): Uint8Array {
  const names = [...results.map(({ name }) => name), ...table.names];
  const cell = (i: number, column: number): number | string =>
    column < results.length ? results[column].value(i) : table.text(rows[i], column - results.length);
  const source: RowSource = {
    names,
    number: (i, column) => {
      const value = cell(i, column);
      return typeof value === 'number' ? value : value === '' ? NaN : Number(value);
    },
    text: (i, column) => String(cell(i, column)),
  };
  const keeps = parseFilter(where).keeps(source);
  return Uint8Array.from(rows, (_, i) => Number(keeps(i)));
}
