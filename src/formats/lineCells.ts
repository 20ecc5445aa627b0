import type { LineDelimiter } from './textRecords';

const words = /"((?:[^"]|"")*)"|\S+/g;
const rule = /^[\s|:+=-]*(?:--|==)[\s|:+=-]*$/;

/** Cells of a line between bars, the outer ones of a Markdown table left out, or between spaces; quotes hold spaces. */
export function lineCells(line: string, delimiter: LineDelimiter): readonly string[] {
  const plain = line.trim();
  if (delimiter === ' ')
    return Array.from(plain.matchAll(words), ([cell, quoted]) => (quoted as string | undefined)?.replace(/""/g, '"') ?? cell); // prettier-ignore
  if (delimiter === '  ') return plain.split(/\s{2,}|\t/).map(unquoted);
  const boxed = plain.length > 1 && plain.startsWith('|') && plain.endsWith('|');
  return (boxed ? plain.slice(1, -1) : plain).split('|').map((cell) => unquoted(cell.trim()));
}

/** True for a line that rules a table off: `| --- | :-: |`, `----+----`, `=====`. */
export function isRule(line: string): boolean {
  return rule.test(line);
}

function unquoted(cell: string): string {
  return /^"[^"]*"$/.test(cell) ? cell.slice(1, -1) : cell;
}
