import { InvalidInput } from '../../base';
import { parseFilter, type LargeTable } from '../../formats';
import type { Model } from '../model';
import { isVariable, requireValue, type PointTable } from '../pointTable';
import { refuseNearMiss } from '../refuseNearMiss';
import type { Settings } from '../settings';
import { candidateErrors, errorColumns, type CandidateErrors, type GivenErrors } from './candidateErrors';
import { unreadCells, type UnreadCells } from './unreadCells';

/** The candidates of a table that a condition keeps. */
export interface CandidateRows {
  /** Rows of the table, ascending. */
  readonly rows: Int32Array;
  readonly points: PointTable;
  readonly errors: CandidateErrors;
  /** Candidates without a number in one of the columns. */
  readonly unread: UnreadCells;
}

/** Columns of a file that are named where one is missing. */
const mostNamed = 30;

/**
 * Reads the variables of the candidates. A missing descriptor is NaN, and its candidate is reported as not read.
 *
 * @param where condition on columns of the table, or null.
 * @param given errors of descriptors without a column of them.
 * @throws InvalidInput for a descriptor without values, and for values that no point can have.
 */
export function candidateRows(
  table: LargeTable,
  model: Model,
  settings: Settings,
  where: string | null,
  given: GivenErrors,
  file: string,
): CandidateRows {
  const { descriptors } = model.study;
  const names = descriptors.map(({ name }) => name);
  const wanted = [
    ...table.names.filter((name) => isVariable(model, name) && name !== 'time'),
    ...errorColumns(names),
    ...(where === null ? [] : parseFilter(where).columns),
  ];
  table.load(wanted.map((name) => table.names.indexOf(name)).filter((column) => column >= 0));
  const rows = keptRows(table, where);
  const pick = (column: number): Float64Array => {
    const all = table.numbers(column);
    return rows.length === table.count ? all : Float64Array.from(rows, (row) => all[row]);
  };
  const columns = new Map<string, Float64Array>();
  table.names.forEach((name, column) => {
    if (!isVariable(model, name)) {
      refuseNearMiss(name, model, `${file}, column ${column + 1}`);
      return;
    }
    if (name in settings) {
      const expected = 'a variable that is not a column too';
      throw new InvalidInput({ name: '--set', got: name, expected, where: file });
    }
    const values = name === 'time' ? times(table, column, rows) : pick(column);
    values.forEach((value, i) => requireValue(name, value, `${file}, ${table.place(rows[i])}`));
    columns.set(name, values);
  });
  for (const { name } of descriptors) {
    if (columns.has(name) || name in settings) continue;
    const more = table.names.length > mostNamed ? ', …' : '';
    const expected = `a column ${name} among the columns, which are ${table.names.slice(0, mostNamed).join(', ')}${more}`;
    throw new InvalidInput({ name: 'candidates', got: `no ${name}`, expected, where: file });
  }
  const unread = unreadCells(table, rows, columns, names);
  const errors = candidateErrors(table, rows.length, pick, names, given, file);
  const deviations = new Map([...errors.deviations].map(([name, values]) => [name, knownErrors(values, unread)]));
  return { rows, points: { count: rows.length, columns }, errors: { ...errors, deviations }, unread };
}

/** A candidate that is not read needs no errors: where it has none, they are 0. */
function knownErrors(values: Float64Array, { candidates }: UnreadCells): Float64Array {
  const bad = candidates.filter((i) => !(values[i] >= 0));
  if (bad.length === 0) return values;
  const known = values.slice();
  for (const i of bad) known[i] = 0;
  return known;
}

function times(table: LargeTable, column: number, rows: Int32Array): Float64Array {
  return Float64Array.from(rows, (row) =>
    table.text(row, column) === 'steady' ? Infinity : table.number(row, column),
  );
}

function keptRows(table: LargeTable, where: string | null): Int32Array {
  const rows = new Int32Array(table.count);
  let count = 0;
  if (where === null) return rows.map((_, row) => row);
  const filter = parseFilter(where);
  const keeps = filter.keeps(table);
  for (let row = 0; row < table.count; row++) if (keeps(row)) rows[count++] = row;
  return rows.slice(0, count);
}
