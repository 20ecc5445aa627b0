import { InvalidInput } from '../base';

/** Longest text that is read [characters]. */
export const longestText = 50_000_000;

/** How files that are no delimited text begin, as they look when decoded as UTF-8. */
const kinds: readonly (readonly [pattern: RegExp, got: string, advice: string])[] = [
  [
    /^PK[\u0003\u0005\u0007]/,
    'a binary file',
    'this looks like an Excel workbook (xlsx) or a zip archive, save the sheet as CSV',
  ],
  [/^%PDF-/, 'a PDF file', 'this looks like a PDF, copy its table into a CSV file'],
  [/^\{\\rtf/, 'a rich-text file', 'this looks like RTF, save it as plain text'],
  [/^\u001f(\u008b|\ufffd)/, 'a binary file', 'this looks like a gzip archive, unpack it first'],
  [/^(\ufffd|\u00ff|\u00fe){2}.?\u0000|^.\u0000.\u0000/s, 'a binary file', 'this looks like UTF-16, save it as UTF-8'],
  [/^\s*<(!doctype|html|\?xml|svg|table)[\s>]/i, 'markup', 'this looks like HTML or XML'],
  [/^\s*(\{\s*"|\[\s*[[{])/, 'JSON', 'this looks like JSON, perhaps a study'],
  [/\u0000/, 'a binary file', 'this looks like binary data'],
];

/** Characters at the beginning that are looked at for damage. */
const looked = 4096;

/**
 * Text ready to be split into rows: without a byte order mark, with `\n` line ends, one for each line end of the input.
 *
 * @param where file named in errors.
 * @throws InvalidInput for text longer than 50,000,000 characters, and for what looks like another kind of file.
 */
export function plainText(text: string, where: string): string {
  if (text.length > longestText) {
    throw new InvalidInput({
      name: 'table',
      got: `${(text.length / 1e6).toFixed(1)} MB`,
      expected: `at most ${longestText / 1e6} MB of text`,
      where,
    });
  }
  const known = kinds.find(([pattern]) => pattern.test(text));
  if (known !== undefined) refuse(known[1], known[2], where);
  const start = text.slice(0, looked);
  const strange = start.match(/[\u0001-\u0008\u000b\u000c\u000e-\u001f\ufffd]/g)?.length ?? 0;
  if (strange > 0.1 * start.length) refuse('a binary file', 'this looks like binary data', where);
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  return body.includes('\r') ? body.replace(/\r\n?/g, '\n') : body;
}

function refuse(got: string, advice: string, where: string): never {
  throw new InvalidInput({ name: 'table', got, expected: `CSV or TSV text; ${advice}`, where });
}
