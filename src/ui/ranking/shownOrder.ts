import type { ResultColumn } from '../../screening';
import type { RankColumn, RankShow } from './rankAsk';

/**
 * Candidates that the quick filters keep, in the order of a column; those without a value in it come last either way, and
 * equal ones stay in the order of the ranking.
 *
 * @param order of the ranking.
 */
export function shownOrder(
  order: Int32Array,
  columns: readonly (ResultColumn & RankColumn)[],
  nameOf: (candidate: number) => string,
  show: RankShow,
): Int32Array {
  const kept = filtered(order, columns, nameOf, show);
  const column = columns.find(({ name }) => name === show.sort?.column);
  if (show.sort === null) return kept;
  const { descending } = show.sort;
  if (column === undefined) return show.sort.column === 'name' ? byText(kept, nameOf, descending) : kept;
  return column.numeric
    ? byNumber(kept, column.value, descending)
    : byText(kept, (candidate) => String(column.value(candidate)), descending);
}

function filtered(
  order: Int32Array,
  columns: readonly (ResultColumn & RankColumn)[],
  nameOf: (candidate: number) => string,
  { solved, front, winner, words, only }: RankShow,
): Int32Array {
  const value = (name: string): ((candidate: number) => number | string) =>
    columns.find((column) => column.name === name)?.value ?? (() => '');
  const tests: ((candidate: number) => boolean)[] = [];
  if (solved) {
    const status = value('status');
    tests.push((i) => status(i) === 'converged');
  }
  if (front) {
    const pareto = value('pareto');
    tests.push((i) => pareto(i) === 1);
  }
  if (winner !== '') {
    const won = value('winner');
    tests.push((i) => won(i) === winner);
  }
  const sought = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (sought.length > 0) {
    tests.push((i) => {
      const name = nameOf(i).toLowerCase();
      return sought.every((word) => name.includes(word));
    });
  }
  if (only !== null) {
    const names = new Set(only);
    tests.push((i) => names.has(nameOf(i)));
  }
  return tests.length === 0 ? order : order.filter((i) => tests.every((test) => test(i)));
}

function byNumber(order: Int32Array, value: (candidate: number) => number | string, descending: boolean): Int32Array {
  const keys = Float64Array.from(order, (candidate) => {
    const cell = value(candidate);
    return cell === '' ? NaN : Number(cell);
  });
  const turn = descending ? -1 : 1;
  return sortedBy(order, (a, b) => {
    const [left, right] = [keys[a], keys[b]];
    const missing = Number(Number.isNaN(left)) - Number(Number.isNaN(right));
    if (missing !== 0 || Number.isNaN(left)) return missing;
    return left < right ? -turn : left > right ? turn : 0;
  });
}

function byText(order: Int32Array, value: (candidate: number) => string, descending: boolean): Int32Array {
  const keys = Array.from(order, (candidate) => value(candidate).toLowerCase());
  const turn = descending ? -1 : 1;
  return sortedBy(order, (a, b) => {
    const [left, right] = [keys[a], keys[b]];
    const missing = Number(left === '') - Number(right === '');
    if (missing !== 0) return missing;
    return left < right ? -turn : left > right ? turn : 0;
  });
}

/** @param compare places in `order`. */
function sortedBy(order: Int32Array, compare: (a: number, b: number) => number): Int32Array {
  const places = Int32Array.from(order, (_, place) => place).sort((a, b) => compare(a, b) || a - b);
  return places.map((place) => order[place]);
}
