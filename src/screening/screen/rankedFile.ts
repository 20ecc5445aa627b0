import { csvCells, csvLine, writeParquet } from '../../formats';
import type { ResultColumn } from '../resultTable';
import type { RankedTable } from './rankedTable';

const chunk = 2000;

/**
 * Ranked candidates as the CSV file of `sabatier screen`, best first, in portions of text.
 *
 * @param limit rows at most.
 */
export function* rankedCsv(table: RankedTable, limit: number): Generator<string> {
  const { own, carried, results, carriedCsv } = table;
  const rows = firstRows(table, limit);
  yield csvLine([...own, ...carried, ...results].map(({ name }) => name));
  const cells = (columns: readonly ResultColumn[], row: number): string =>
    csvCells(columns.map(({ value }) => value(row)));
  for (let from = 0; from < rows.length; from += chunk) {
    let text = '';
    for (const row of rows.subarray(from, from + chunk)) {
      const middle = carriedCsv(row) ?? cells(carried, row);
      text += `${cells(own, row)},${middle}${middle === '' ? '' : ','}${cells(results, row)}\n`;
    }
    yield text;
  }
}

/** The same as the bytes of its Parquet file. */
export function rankedParquet(table: RankedTable, limit: number): Uint8Array {
  const rows = firstRows(table, limit);
  return writeParquet([...table.own, ...table.carried, ...table.results].map((column) => parquetColumn(column, rows)));
}

function firstRows({ order }: RankedTable, limit: number): Int32Array {
  return order.subarray(0, Math.min(limit, order.length));
}

/** A column is one of numbers when every cell is a number, or text that writes one, or empty. */
function parquetColumn(
  { name, value }: ResultColumn,
  rows: Int32Array,
): { readonly name: string; readonly data: Float64Array | readonly string[] } {
  const cells = Array.from(rows, (row) => value(row));
  const plain = cells.every((cell) => typeof cell === 'number' || cell === '' || isNumber(cell));
  if (plain && cells.some((cell) => cell !== '')) {
    return { name, data: Float64Array.from(cells, (cell) => (cell === '' ? NaN : Number(cell))) };
  }
  return { name, data: cells.map(String) };
}

/** Text that is the shortest way to write its number: `007` and `1.50` stay text. */
function isNumber(cell: string): boolean {
  return String(Number(cell)) === cell;
}
