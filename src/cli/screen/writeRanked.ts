import { csvCells, csvLine, writeParquet } from '../../formats';
import type { ResultColumn } from '../../screening';
import { writeFile } from '../writeFile';
import type { RankedTable } from './rankedTable';

const chunk = 2000;

/**
 * Writes ranked candidates, best first, as CSV or (`.parquet`) Parquet.
 *
 * @param limit rows at most.
 */
export function writeRanked(path: string, table: RankedTable, limit: number): void {
  const { order, own, carried, results } = table;
  const rows = order.subarray(0, Math.min(limit, order.length));
  if (!path.endsWith('.parquet')) {
    writeFile(path, csvChunks(table, rows));
    return;
  }
  writeFile(path, [writeParquet([...own, ...carried, ...results].map((column) => parquetColumn(column, rows)))]);
}

function* csvChunks({ own, carried, results, carriedCsv }: RankedTable, rows: Int32Array): Generator<string> {
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
