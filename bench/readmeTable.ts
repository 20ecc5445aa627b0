import { readFileSync, writeFileSync } from 'node:fs';

const begin = '<!-- measured by npm run bench -->';
const end = '<!-- end of measured -->';

/** Puts lines between the marks of a text. @throws Error when the marks are not there. */
export function withTable(text: string, lines: readonly string[]): string {
  const [head, rest] = text.split(begin);
  const tail = rest?.split(end)[1];
  if (tail === undefined) throw new Error(`no place for the table: ${begin} … ${end}`);
  return `${head}${begin}\n\n${lines.join('\n')}\n\n${end}${tail}`;
}

/** Rewrites the measured part of a file. */
export function updateTable(file: string, lines: readonly string[]): void {
  writeFileSync(file, withTable(readFileSync(file, 'utf8'), lines));
}
