import { InvalidInput } from '../../base';
import { parseFilter, type LargeTable } from '../../formats';
import type { Model } from '../model';
import { isVariable, requireValue, type PointTable } from '../pointTable';
import { refuseNearMiss } from '../refuseNearMiss';
import type { Settings } from '../settings';
import { candidateErrors, errorColumns, type CandidateErrors, type GivenErrors } from './candidateErrors';

/** The candidates of a table that a condition keeps. */
export interface CandidateRows {
  /** Rows of the table, ascending. */
  readonly rows: Int32Array;
  readonly points: PointTable;
  readonly errors: CandidateErrors;
}

/**
 * Reads the variables of the candidates. A missing descriptor is NaN, and its candidate is reported as not finite.
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
    const expected = `a column ${name} (or --set ${name}=VALUE)`;
    throw new InvalidInput({ name: 'candidates', got: table.names.join(', '), expected, where: file });
  }
  const errors = candidateErrors(table, rows.length, pick, names, given, file);
  return { rows, points: { count: rows.length, columns }, errors };
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
