import { InvalidInput } from '../base';
import { detectDelimiter } from './detectDelimiter';
import type { RowSource } from './expression/rowFilter';
import { csvCells, namedIndex } from './csv';
import { lineCells, isRule } from './lineCells';
import { decimalMark, numberCell, numberFault, parsedNumber } from './numberCell';
import { rowStarts, type LeftRows } from './rowStarts';
import { isLineDelimiter, textRecords, type Delimiter, type LineDelimiter } from './textRecords';

/** A table of up to millions of rows whose cells are read when asked for. */
export interface LargeTable extends RowSource {
  readonly count: number;
  /** Numbers of a column, NaN where a cell holds none. */
  numbers(column: number): Float64Array;
  /** Reads the numbers of several columns at once, which costs hardly more than those of one. */
  load(columns: readonly number[]): void;
  /** All cells of a row as CSV, where the table has them so, which saves cutting them up; else null. */
  csv(row: number): string | null;
  /** Where a row stands, for errors: `line 7`. */
  place(row: number): string;
  /** Why a cell gives no finite number. */
  fault(row: number, column: number): string;
  /** True where the text of every number is one that other programs read: a decimal point, an ASCII minus. */
  readonly plain: boolean;
  /** Rows that were left out of the table. */
  readonly left: LeftRows;
}

/** Most characters of a text, near the longest string that engines hold. */
export const longestLargeText = 500_000_000;
/** Text at the beginning that the delimiter is found from. */
const looked = 100_000;
/** Rows at the beginning that the decimal mark is found from. */
const lookedRows = 200;

/**
 * CSV or TSV text as a table that keeps the text and the beginnings of its rows, and no cells: 1 million rows take 8 MB
 * besides their text. Comment lines (`#`) and blank lines are skipped; a first column without a name is called `index`.
 * Rows with unsound quotes or of another width are left out and counted.
 *
 * @param where file named in errors.
 * @throws InvalidInput for an empty text, a column without or with a repeated name, a header with unsound quotes, and where
 * every row is left out (by the line of the first).
 */
export function largeTable(content: string, where: string): LargeTable {
  if (content.includes('\u0000'))
    throw new InvalidInput({ name: 'table', got: 'a binary file', expected: 'CSV text', where });
  if (content.length > longestLargeText)
    throw new InvalidInput({
      name: 'table',
      got: `${content.length} characters`,
      expected: `at most ${longestLargeText}`,
      where,
    });
  const { text, start, delimiter } = commaText(content);
  const rows = rowStarts(text, start, delimiter);
  if (rows.count === 0)
    throw new InvalidInput({ name: 'table', got: 'no lines', expected: 'a header and rows', where });
  const place = (index: number): string => `line ${rows.lines[index]}`;
  if (rows.headFault !== null)
    throw new InvalidInput({
      name: 'row',
      got: rows.headFault,
      expected: 'sound quotes',
      where: `${where}, ${place(0)}`,
    });
  const cellsAt = (index: number): readonly string[] =>
    cellsOf(text.slice(rows.starts[index], rows.ends[index]), delimiter);
  const names = namedIndex(cellsAt(0));
  names.forEach((name, i) => {
    const at = `${where}, column ${i + 1}`;
    if (name === '') throw new InvalidInput({ name: 'column', got: name, expected: 'a name', where: at });
    if (names.indexOf(name) < i)
      throw new InvalidInput({ name: 'column', got: name, expected: 'a name not used before', where: at });
  });
  if (rows.count === 1 && rows.left.count > 0) {
    const [{ place: at, reason }] = rows.left.first;
    throw new InvalidInput({ name: 'rows', got: reason, expected: 'a row that can be read', where: `${where}, ${at}` });
  }
  const first = Array.from({ length: Math.min(lookedRows, rows.count - 1) }, (_, i) => cellsAt(i + 1));
  const decimal = decimalMark(first.flat()) ?? '.';
  const numberIn = decimal === ',' ? commaNumber : pointNumber;
  let last: { readonly row: number; readonly cells: readonly string[] } | null = null;
  const cell = (row: number, column: number): string => {
    if (last?.row !== row) last = { row, cells: cellsAt(row + 1) };
    return last.cells[column];
  };
  const count = rows.count - 1;
  const known = new Map<number, Float64Array>();
  const load = (columns: readonly number[]): void => {
    const wanted = [...new Set(columns)].filter((column) => !known.has(column)).sort((a, b) => a - b);
    const values = wanted.map(() => new Float64Array(count));
    const store = (row: number, k: number, text: string): void => {
      values[k][row] = numberIn(text);
    };
    if (wanted.length > 0) for (let row = 0; row < count; row++) readWanted(row, wanted, store);
    wanted.forEach((column, k) => known.set(column, values[k]));
  };
  /** Cuts out the wanted cells alone; a row with quotes is read whole. */
  const readWanted = (
    row: number,
    wanted: readonly number[],
    store: (row: number, k: number, text: string) => void,
  ): void => {
    const [start, end] = [rows.starts[row + 1], rows.ends[row + 1]];
    if (rows.quoted) {
      const cells = cellsAt(row + 1);
      wanted.forEach((column, k) => store(row, k, cells[column]));
      return;
    }
    let at = start;
    for (let column = 0, k = 0; k < wanted.length; column++) {
      const cut = text.indexOf(delimiter, at);
      const stop = cut < 0 || cut > end ? end : cut;
      if (column === wanted[k]) store(row, k++, text.slice(at, stop).trim());
      if (stop === end) return;
      at = stop + 1;
    }
  };
  return {
    names,
    count,
    text: cell,
    number: (row, column) => known.get(column)?.[row] ?? numberIn(cell(row, column)),
    numbers(column) {
      load([column]);
      return known.get(column)!;
    },
    load,
    csv: (row) =>
      rows.quoted || delimiter !== ',' || !rows.exact ? null : text.slice(rows.starts[row + 1], rows.ends[row + 1]),
    place: (row) => place(row + 1),
    fault: (row, column) => numberFault(cell(row, column), decimal),
    plain: decimal === '.' && !text.includes('\u2212'),
    left: rows.left,
  };
}

/** A true minus sign allowed; NaN for an empty cell. */
function pointNumber(cell: string): number {
  if (cell === '') return NaN;
  const value = parsedNumber(cell);
  return Number.isNaN(value) && cell.startsWith('\u2212') ? parsedNumber(`-${cell.slice(1)}`) : value;
}

/** As `pointNumber`, of a table with decimal commas. */
function commaNumber(cell: string): number {
  return cell.includes(',') ? numberCell(cell, ',') : pointNumber(cell);
}

function cellsOf(row: string, delimiter: Delimiter): readonly string[] {
  if (row.includes('"')) return textRecords(row.replace(/\r\n?/g, '\n'), delimiter, 1).records[0].cells;
  const cells = row.split(delimiter);
  for (let i = 0; i < cells.length; i++) cells[i] = cells[i].trim();
  return cells;
}

/** The text, from where it begins; bars and spaces between cells become commas, line by line. */
function commaText(content: string): {
  readonly text: string;
  readonly start: number;
  readonly delimiter: Exclude<Delimiter, LineDelimiter>;
} {
  const start = content.startsWith('\ufeff') ? 1 : 0;
  const delimiter = detectDelimiter(
    content
      .slice(start, looked)
      .replace(/\r\n?/g, '\n')
      .replace(/\n[^\n]*$/, '\n'),
  ).value;
  if (!isLineDelimiter(delimiter)) return { text: content, start, delimiter };
  const line = (plain: string): string =>
    plain.startsWith('#') ? plain : isRule(plain) ? '' : csvCells(lineCells(plain, delimiter));
  return { text: content.slice(start).replace(/[^\r\n]+/g, line), start: 0, delimiter: ',' };
}
