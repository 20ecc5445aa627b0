import { csvFormatValue } from 'd3';
import { InvalidInput } from '../base';
import { detectDelimiter } from './detectDelimiter';
import { plainText } from './plainText';
import { textRecords } from './textRecords';

/** A table of text cells. */
export interface TextTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** 1-based line of each row in the file. */
  readonly lines: readonly number[];
}

/**
 * Reads CSV, or rows cut by semicolons or tabs where those fit better. Lines that start with `#` and blank lines are
 * skipped, a byte order mark is dropped, and cells without quotes are trimmed.
 *
 * @param where file named in errors.
 * @throws InvalidInput for an empty table, a column without or with a repeated name, unsound quotes, or a row of another
 * width (by line).
 */
export function parseCsv(text: string, where: string): TextTable {
  if (/[\u0000\ufffd]/.test(text))
    throw new InvalidInput({ name: 'table', got: 'a binary file', expected: 'CSV text', where });
  const plain = plainText(text, where);
  const [first, ...body] = textRecords(plain, detectDelimiter(plain).value).records;
  if (first === undefined)
    throw new InvalidInput({ name: 'table', got: 'no lines', expected: 'a header and rows', where });
  const header = first.cells;
  header.forEach((name, i) => {
    const at = `${where}, line ${first.line}, column ${i + 1}`;
    if (name === '') throw new InvalidInput({ name: 'column', got: name, expected: 'a name', where: at });
    if (header.indexOf(name) < i)
      throw new InvalidInput({ name: 'column', got: name, expected: 'a name not used before', where: at });
  });
  for (const { cells, line, fault } of [first, ...body]) {
    if (fault !== null)
      throw new InvalidInput({ name: 'row', got: fault, expected: 'sound quotes', where: `${where}, line ${line}` });
    if (cells.length !== header.length) {
      throw new InvalidInput({
        name: 'row',
        got: `${cells.length} cells`,
        expected: `${header.length} cells`,
        where: `${where}, line ${line}`,
      });
    }
  }
  return { header, rows: body.map(({ cells }) => cells), lines: body.map(({ line }) => line) };
}

/** One line of CSV, quoted where needed, with its line break. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${csvCells(cells)}\n`;
}

/** Cells of CSV side by side, quoted where needed. */
export function csvCells(cells: readonly (string | number)[]): string {
  return cells.map((cell) => (typeof cell === 'number' ? numberText(cell) : csvFormatValue(cell))).join(',');
}

/** Shortest text that reads back as the same number. */
function numberText(value: number): string {
  return Object.is(value, -0) ? '0' : String(value);
}
