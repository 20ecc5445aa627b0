import { InvalidInput } from '../base';
import { detectDelimiter } from './detectDelimiter';
import type { RowSource } from './expression/rowFilter';
import { namedIndex } from './csv';
import { decimalMark, numberCell } from './numberCell';
import { textRecords, type Delimiter } from './textRecords';

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
 *
 * @param where file named in errors.
 * @throws InvalidInput for an empty text, a column without or with a repeated name, unsound quotes, or a row of another
 * width (by line).
 */
export function largeTable(text: string, where: string): LargeTable {
  if (text.includes('\u0000'))
    throw new InvalidInput({ name: 'table', got: 'a binary file', expected: 'CSV text', where });
  if (text.length > longestLargeText)
    throw new InvalidInput({
      name: 'table',
      got: `${text.length} characters`,
      expected: `at most ${longestLargeText}`,
      where,
    });
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const delimiter = detectDelimiter(
    text
      .slice(start, looked)
      .replace(/\r\n?/g, '\n')
      .replace(/\n[^\n]*$/, '\n'),
  ).value;
  const rows = rowStarts(text, start, where);
  if (rows.count === 0)
    throw new InvalidInput({ name: 'table', got: 'no lines', expected: 'a header and rows', where });
  const place = (index: number): string => `line ${rows.lines[index]}`;
  const cellsAt = (index: number): readonly string[] =>
    cellsOf(text.slice(rows.starts[index], rows.ends[index]), delimiter, `${where}, ${place(index)}`);
  const names = namedIndex(cellsAt(0));
  names.forEach((name, i) => {
    const at = `${where}, column ${i + 1}`;
    if (name === '') throw new InvalidInput({ name: 'column', got: name, expected: 'a name', where: at });
    if (names.indexOf(name) < i)
      throw new InvalidInput({ name: 'column', got: name, expected: 'a name not used before', where: at });
  });
  const rowCells = (row: number): readonly string[] => {
    const cells = cellsAt(row + 1);
    if (cells.length === names.length) return cells;
    const got = `${cells.length} cells`;
    throw new InvalidInput({
      name: 'row',
      got,
      expected: `${names.length} cells`,
      where: `${where}, ${place(row + 1)}`,
    });
  };
  const first = Array.from({ length: Math.min(lookedRows, rows.count - 1) }, (_, i) => cellsAt(i + 1));
  const numberIn = decimalMark(first.flat()) === ',' ? commaNumber : pointNumber;
  let last: { readonly row: number; readonly cells: readonly string[] } | null = null;
  const cell = (row: number, column: number): string => {
    if (last?.row !== row) last = { row, cells: rowCells(row) };
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
      const cells = rowCells(row);
      wanted.forEach((column, k) => store(row, k, cells[column]));
      return;
    }
    let at = start;
    let column = 0;
    for (let k = 0; ; column++) {
      const cut = text.indexOf(delimiter, at);
      const stop = cut < 0 || cut > end ? end : cut;
      if (column === wanted[k]) store(row, k++, text.slice(at, stop).trim());
      if (stop === end) break;
      at = stop + 1;
    }
    // Throws, with the line.
    if (column !== names.length - 1) rowCells(row);
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
    // Rows are known to be as wide as the header once a column was loaded.
    csv: (row) =>
      rows.quoted || delimiter !== ',' || known.size === 0
        ? null
        : text.slice(rows.starts[row + 1], rows.ends[row + 1]),
    place: (row) => place(row + 1),
  };
}

/** A true minus sign allowed; NaN for an empty cell. */
function pointNumber(cell: string): number {
  if (cell === '') return NaN;
  const value = Number(cell);
  return Number.isNaN(value) && cell.startsWith('\u2212') ? Number(`-${cell.slice(1)}`) : value;
}

/** As `pointNumber`, of a table with decimal commas. */
function commaNumber(cell: string): number {
  return cell.includes(',') ? numberCell(cell, ',') : pointNumber(cell);
}

function cellsOf(row: string, delimiter: Delimiter, where: string): readonly string[] {
  if (!row.includes('"')) {
    const cells = row.split(delimiter);
    for (let i = 0; i < cells.length; i++) cells[i] = cells[i].trim();
    return cells;
  }
  const { cells, fault } = textRecords(row.replace(/\r\n?/g, '\n'), delimiter, 1).records[0];
  if (fault === null) return cells;
  throw new InvalidInput({ name: 'row', got: fault, expected: 'sound quotes', where });
}

interface RowStarts {
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 1-based line of each row. */
  readonly lines: Int32Array;
  /** True when there are quotes in the text. */
  readonly quoted: boolean;
}

/** Rows of a text, the header first; a row with an odd number of quotes goes on in the next line. */
function rowStarts(text: string, from: number, where: string): RowStarts {
  let [starts, ends, lines] = [new Int32Array(1024), new Int32Array(1024), new Int32Array(1024)];
  let count = 0;
  let line = 0;
  // The next quote from here on: a text without quotes is searched for them once.
  let quote = text.indexOf('"', from);
  const quoted = quote >= 0;
  for (let at = from; at < text.length;) {
    const start = at;
    const first = ++line;
    let end = lineEnd(text, at);
    at = nextLine(text, end);
    if (quote >= 0 && quote < start) quote = text.indexOf('"', start);
    while (quote >= 0 && quote < end && hasOpenQuote(text, quote, end)) {
      if (at >= text.length) {
        const expected = 'a closing quote';
        throw new InvalidInput({ name: 'row', got: 'an open quote', expected, where: `${where}, line ${first}` });
      }
      end = lineEnd(text, at);
      at = nextLine(text, end);
      line++;
    }
    if (text[start] === '#' || isBlank(text, start, end)) continue;
    if (count === starts.length)
      [starts, ends, lines] = [starts, ends, lines].map(twice) as [
        Int32Array<ArrayBuffer>,
        Int32Array<ArrayBuffer>,
        Int32Array<ArrayBuffer>,
      ];
    starts[count] = start;
    ends[count] = end;
    lines[count] = first;
    count++;
  }
  return { count, starts, ends, lines, quoted };
}

function twice(values: Int32Array): Int32Array {
  const more = new Int32Array(2 * values.length);
  more.set(values);
  return more;
}

function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  const end = newline < 0 ? text.length : newline;
  return text[end - 1] === '\r' && end > from ? end - 1 : end;
}

function nextLine(text: string, end: number): number {
  return text[end] === '\r' ? end + 2 : end + 1;
}

function hasOpenQuote(text: string, from: number, to: number): boolean {
  let open = false;
  for (let at = from; at < to; at++) if (text[at] === '"') open = !open;
  return open;
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!' \t,;'.includes(text[at])) return false;
  return true;
}
