import { csvFormatValue, csvParseRows, tsvParseRows } from 'd3';
import { InvalidInput } from '../base';

/** A table of text cells. */
export interface TextTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** 1-based line of each row in the file. */
  readonly lines: readonly number[];
}

/**
 * Reads CSV, or TSV when the header has tabs and no commas. Lines that start with `#` and blank lines are skipped; a byte
 * order mark is dropped; cells are trimmed.
 *
 * @param where file named in errors.
 * @throws InvalidInput for an empty table, a column without or with a repeated name, or a row of another width (by line).
 */
export function parseCsv(text: string, where: string): TextTable {
  if (/[\u0000\ufffd]/.test(text))
    throw new InvalidInput({ name: 'table', got: 'a binary file', expected: 'CSV text', where });
  const numbered = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((content, i) => ({ content, line: i + 1 }))
    .filter(({ content }) => content.trim() !== '' && !content.startsWith('#'));
  const first = numbered[0];
  if (first === undefined)
    throw new InvalidInput({ name: 'table', got: 'no lines', expected: 'a header and rows', where });
  const tabbed = first.content.includes('\t') && !first.content.includes(',');
  const cells = ({ content }: { readonly content: string }): string[] =>
    ((tabbed ? tsvParseRows(content) : csvParseRows(content))[0] ?? []).map((cell) => cell.trim());
  const header = cells(first);
  header.forEach((name, i) => {
    const at = `${where}, line ${first.line}, column ${i + 1}`;
    if (name === '') throw new InvalidInput({ name: 'column', got: name, expected: 'a name', where: at });
    if (header.indexOf(name) < i)
      throw new InvalidInput({ name: 'column', got: name, expected: 'a name not used before', where: at });
  });
  const body = numbered.slice(1).map((entry) => ({ row: cells(entry), line: entry.line }));
  for (const { row, line } of body) {
    if (row.length !== header.length) {
      throw new InvalidInput({
        name: 'row',
        got: `${row.length} cells`,
        expected: `${header.length} cells`,
        where: `${where}, line ${line}`,
      });
    }
  }
  return { header, rows: body.map((entry) => entry.row), lines: body.map((entry) => entry.line) };
}

/** One line of CSV, quoted where needed, with its line break. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => (typeof cell === 'number' ? numberText(cell) : csvFormatValue(cell))).join(',')}\n`;
}

/** Shortest text that reads back as the same number. */
function numberText(value: number): string {
  return Object.is(value, -0) ? '0' : String(value);
}
