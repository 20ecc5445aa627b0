import { parseCsv, pointDecimals, type BadRow, type TextTable } from '../../formats';

/** A table of text and the rows of it that could not be cut into cells. */
export interface ReadTable {
  readonly table: TextTable;
  readonly broken: readonly BadRow[];
}

/** Reads a table and leaves out rows of another width. @throws InvalidInput as `parseCsv` does, also where no row is left. */
export function readTable(text: string, name: string): ReadTable {
  const broken: BadRow[] = [];
  const table = parseCsv(text, name, (row) => broken.push(row));
  if (table.rows.length === 0) parseCsv(text, name);
  return { table: pointDecimals(table), broken };
}
