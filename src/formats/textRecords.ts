import { isRule, lineCells } from './lineCells';

/** What stands between the cells of a row: a character, any run of spaces (one space here), or two spaces or more. */
export type Delimiter = ',' | ';' | '\t' | '|' | ' ' | '  ';

/** Delimiters whose rows are single lines, without line breaks in quotes. */
export type LineDelimiter = Extract<Delimiter, '|' | ' ' | '  '>;

/** One row of delimited text. */
export interface TextRecord {
  readonly cells: readonly string[];
  /** 1-based line on which the row starts. */
  readonly line: number;
  /** What is wrong with the row's quotes; null for a sound row. */
  readonly fault: string | null;
}

/** Rows of a text, with the comment and blank lines that stand between them. */
export interface TextRecords {
  readonly records: readonly TextRecord[];
  /** Lines that start with `#`. */
  readonly comments: readonly string[];
  /** How many lines hold nothing but delimiters and spaces, or rule a table off. */
  readonly blank: number;
}

/**
 * Splits delimited text into rows. Cells in quotes keep spaces, delimiters, line breaks and doubled quotes; other cells
 * are trimmed. A row whose quotes are unsound ends with its line, so that it cannot swallow the rows after it.
 *
 * @param text with `\n` line ends.
 * @param most stops after so many rows.
 */
export function textRecords(text: string, delimiter: Delimiter, most = Infinity): TextRecords {
  const records: TextRecord[] = [];
  const comments: string[] = [];
  let blank = 0;
  let line = 1;
  for (let at = 0; at < text.length && records.length < most;) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    const content = text.slice(at, end);
    const start = line;
    at = end + 1;
    line++;
    if (content.startsWith('#')) {
      comments.push(content);
      continue;
    }
    let cells: readonly string[] | null = null;
    let fault: string | null = null;
    if (isLineDelimiter(delimiter)) cells = isRule(content) ? [] : lineCells(content, delimiter);
    else if (content.includes('"')) {
      const row = quotedRow(text, end - content.length, delimiter);
      if (typeof row === 'string') {
        fault = row;
      } else {
        cells = row.cells;
        at = row.next;
        line = start + 1 + row.breaks;
      }
    }
    cells ??= trimmedCells(content, delimiter);
    if (cells.every(isEmpty)) blank++;
    else records.push({ cells, line: start, fault });
  }
  return { records, comments, blank };
}

/** True where a row is a line, whatever its quotes. */
export function isLineDelimiter(delimiter: Delimiter): delimiter is LineDelimiter {
  return delimiter === '|' || delimiter === ' ' || delimiter === '  ';
}

function trimmedCells(content: string, delimiter: Delimiter): readonly string[] {
  const cells = content.split(delimiter);
  for (let i = 0; i < cells.length; i++) cells[i] = cells[i].trim();
  return cells;
}

function isEmpty(cell: string): boolean {
  return cell === '';
}

interface QuotedRow {
  readonly cells: readonly string[];
  /** Where the next row starts. */
  readonly next: number;
  /** Line breaks inside the row. */
  readonly breaks: number;
}

/** The row that starts at `from`, or what is wrong with its quotes; a carriage return at its end is no text. */
export function quotedRow(text: string, from: number, delimiter: Delimiter): QuotedRow | string {
  const cells: string[] = [];
  let breaks = 0;
  for (let at = from; ; at++) {
    const start = afterSpaces(text, at);
    if (text[start] === '"') {
      let cell = '';
      let open = start + 1;
      for (;;) {
        const quote = text.indexOf('"', open);
        if (quote < 0) return 'a quote is opened and never closed';
        const doubled = text[quote + 1] === '"';
        cell += text.slice(open, doubled ? quote + 1 : quote);
        open = quote + 2;
        if (doubled) continue;
        at = afterSpaces(text, quote + 1);
        break;
      }
      if (at < text.length && text[at] !== delimiter && text[at] !== '\n') return 'text follows a closing quote';
      breaks += cell.split('\n').length - 1;
      cells.push(cell);
    } else {
      let end = at;
      while (end < text.length && text[end] !== delimiter && text[end] !== '\n') end++;
      cells.push(text.slice(at, end).trim());
      at = end;
    }
    if (at >= text.length || text[at] === '\n') return { cells, next: at + 1, breaks };
  }
}

function afterSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ') at++;
  return text[at] === '\r' && (at + 1 >= text.length || text[at + 1] === '\n') ? at + 1 : at;
}
