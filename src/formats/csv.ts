import { csvFormatValue } from 'd3';
import { InvalidInput } from '../base';
import { detectDelimiter } from './detectDelimiter';
import { plainText } from './plainText';
import { textRecords, type TextRecord } from './textRecords';

/** A table of text cells. */
export interface TextTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** 1-based line of each row in the file. */
  readonly lines: readonly number[];
}

/** A row that cannot be read, with its 1-based line. */
export interface BadRow {
  readonly line: number;
  readonly got: string;
  readonly expected: string;
}

/**
 * Reads CSV, or rows cut by semicolons or tabs where those fit better. Lines that start with `#` and blank lines are
 * skipped, a byte order mark is dropped, and cells without quotes are trimmed. Empty cells beyond the last name are dropped,
 * and a first column without a name is called `index`.
 *
 * @param where file named in errors.
 * @param onBadRow is told of unsound quotes and of rows of another width, which are left out then.
 * @throws InvalidInput for an empty table, a column without or with a repeated name, unsound quotes, or a row of another
 * width (by line).
 */
export function parseCsv(text: string, where: string, onBadRow?: (bad: BadRow) => void): TextTable {
  if (/[\u0000\ufffd]/.test(text))
    throw new InvalidInput({ name: 'table', got: 'a binary file', expected: 'CSV text', where });
  const plain = plainText(text, where);
  const [first, ...body] = withoutEmptyEdge(textRecords(plain, detectDelimiter(plain).value).records);
  if (first === undefined)
    throw new InvalidInput({ name: 'table', got: 'no lines', expected: 'a header and rows', where });
  const header = namedIndex(first.cells);
  header.forEach((name, i) => {
    const at = `${where}, line ${first.line}, column ${i + 1}`;
    if (name === '') throw new InvalidInput({ name: 'column', got: name, expected: 'a name', where: at });
    if (header.indexOf(name) < i)
      throw new InvalidInput({ name: 'column', got: name, expected: 'a name not used before', where: at });
  });
  const good = [first, ...body].filter((record) => {
    const { cells, line, fault } = record;
    if (fault === null && cells.length === header.length) return true;
    const [got, expected] =
      fault === null ? [`${cells.length} cells`, `${header.length} cells`] : [fault, 'sound quotes'];
    if (onBadRow === undefined || record === first)
      throw new InvalidInput({ name: 'row', got, expected, where: `${where}, line ${line}` });
    onBadRow({ line, got, expected });
    return false;
  });
  const rows = good.slice(1);
  return { header, rows: rows.map(({ cells }) => cells), lines: rows.map(({ line }) => line) };
}

/** Names with one for a first column that has none: pandas and R write the numbers of rows so. */
export function namedIndex(names: readonly string[]): readonly string[] {
  return names[0] === '' && names.length > 1 ? ['index', ...names.slice(1)] : names;
}

/** Records without the empty cells beyond the last name, as spreadsheets leave them; all as they are where one is not. */
function withoutEmptyEdge(records: readonly TextRecord[]): readonly TextRecord[] {
  const last = ({ cells }: TextRecord): number => 1 + cells.findLastIndex((cell) => cell !== '');
  const named = records.length === 0 ? 0 : last(records[0]);
  if (records.some((record) => last(record) > named)) return records;
  return records.map((record) => ({ ...record, cells: record.cells.slice(0, named) }));
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
