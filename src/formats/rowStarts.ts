import { quotedRow, type Delimiter, type LineDelimiter } from './textRecords';

/** Where the rows of a text stand, the header first. */
export interface RowStarts {
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 1-based line of each row. */
  readonly lines: Int32Array;
  /** True when there are quotes in the text. */
  readonly quoted: boolean;
  /** True when every row has as many cells as the header, none beyond it. */
  readonly exact: boolean;
  /** Cells of the header. */
  readonly width: number;
  /** What is wrong with the header's quotes, or null. */
  readonly headFault: string | null;
  /** Rows that are left out: how many, and the first of them. */
  readonly left: LeftRows;
}

/** Rows that are not read. */
export interface LeftRows {
  readonly count: number;
  readonly first: readonly UnreadRow[];
}

/** A row that is not read, and why. */
export interface UnreadRow {
  /** `line 7`. */
  readonly place: string;
  /** A clause without a full stop. */
  readonly reason: string;
}

/** Rows left out that are named. */
export const mostNamed = 20;

const [comma, space, tab, semicolon, hash] = [',', ' ', '\t', ';', '#'].map((mark) => mark.charCodeAt(0));

/**
 * Finds the rows of a delimited text. Comment lines (`#`) and blank lines are none, and rows with unsound quotes or of
 * another width than the first are left out; empty cells beyond the last column do no harm.
 */
export function rowStarts(text: string, from: number, delimiter: Exclude<Delimiter, LineDelimiter>): RowStarts {
  let [starts, ends, lines] = [new Int32Array(1024), new Int32Array(1024), new Int32Array(1024)];
  let [count, line, width, leftOut] = [0, 0, 0, 0];
  let [exact, headFault] = [true, null as string | null];
  const first: UnreadRow[] = [];
  // The next quote from here on: a text without quotes is searched for them once.
  let quote = text.indexOf('"', from);
  const quoted = quote >= 0;
  for (let at = from; at < text.length;) {
    const start = at;
    const own = ++line;
    let end = lineEnd(text, at);
    at = nextLine(text, end);
    if (text.charCodeAt(start) === hash || isBlank(text, start, end)) continue;
    if (quote >= 0 && quote < start) quote = text.indexOf('"', start);
    let [cells, filled, fault] = [0, 0, null as string | null];
    if (quote >= 0 && quote < end) {
      const row = quotedRow(text, start, delimiter);
      if (typeof row === 'string') fault = row;
      else {
        cells = row.cells.length;
        filled = 1 + row.cells.findLastIndex((cell) => cell !== '');
        at = row.next;
        end = Math.min(at - 1, text.length);
        if (text[end - 1] === '\r') end--;
        line += row.breaks;
      }
    } else {
      cells = 1;
      for (let cut = text.indexOf(delimiter, start); cut >= 0 && cut < end; cut = text.indexOf(delimiter, cut + 1)) {
        cells++;
        if (cells === width + 1 && count > 0 && isBlank(text, cut, end)) filled = width;
      }
      if (filled === 0) filled = cells;
    }
    if (count === 0) [width, headFault] = [cells, fault];
    else if (fault !== null || (cells !== width && !(cells > width && filled <= width))) {
      leftOut++;
      const reason = fault ?? `${cells} cells, expected ${width}`;
      if (first.length < mostNamed) first.push({ place: `line ${own}`, reason });
      continue;
    } else if (cells !== width) exact = false;
    if (count === starts.length) [starts, ends, lines] = [twice(starts), twice(ends), twice(lines)];
    starts[count] = start;
    ends[count] = end;
    lines[count] = own;
    count++;
  }
  return { count, starts, ends, lines, quoted, exact, width, headFault, left: { count: leftOut, first } };
}

function twice(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const more = new Int32Array(2 * values.length);
  more.set(values);
  return more;
}

function lineEnd(text: string, from: number): number {
  const found = text.indexOf('\n', from);
  const end = found < 0 ? text.length : found;
  return text[end - 1] === '\r' && end > from ? end - 1 : end;
}

function nextLine(text: string, end: number): number {
  return text[end] === '\r' ? end + 2 : end + 1;
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code !== space && code !== comma && code !== tab && code !== semicolon) return false;
  }
  return true;
}
