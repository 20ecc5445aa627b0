import type { TextTable } from './csv';
import { decimalMark, numberCell } from './numberCell';

/** Rows that are looked at. */
const sample = 200;

/** The table with decimal points, where its numbers have decimal commas, as many spreadsheets write them. */
export function pointDecimals(table: TextTable): TextTable {
  if (decimalMark(table.rows.slice(0, sample).flat()) !== ',') return table;
  const pointed = (cell: string): string =>
    cell.includes(',') && !Number.isNaN(numberCell(cell, ',')) ? cell.replace(',', '.') : cell;
  return { ...table, rows: table.rows.map((row) => row.map(pointed)) };
}
