import { csvLine } from './csv';
import type { LargeTable } from './largeTable';

/** A table as CSV text, numbers so that they read back the same; row 1 of the table is line 2 of the text. */
export function tableCsv(table: LargeTable): string {
  const lines = [csvLine(table.names)];
  const columns = table.names.map((_, column) => column);
  for (let row = 0; row < table.count; row++) lines.push(csvLine(columns.map((column) => table.text(row, column))));
  return lines.join('');
}
