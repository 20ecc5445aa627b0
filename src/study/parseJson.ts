import { parseTree, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { InvalidInput } from '../base';

/** Longest study text that is read [characters]: a larger one is not a study. */
export const longestText = 50_000_000;

/**
 * Reads JSON text.
 *
 * @throws InvalidInput with line and column of the first fault; NaN, Infinity, comments and trailing commas are faults.
 */
export function parseJson(source: string, where: string): unknown {
  const text = source.replace(/^\ufeff/, '');
  if (text.length > longestText) {
    throw new InvalidInput({
      name: 'study',
      got: `${text.length} characters`,
      expected: `at most ${longestText}`,
      where,
    });
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw fault(text, where);
  }
}

function fault(text: string, where: string): InvalidInput {
  const binary = text.search(/[\u0000-\u0008\u000e-\u001f\ufffd]/);
  if (binary >= 0) {
    return new InvalidInput({
      name: 'study',
      got: 'a binary file',
      expected: 'JSON text',
      where: `${where}, byte ${binary + 1}`,
    });
  }
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  const first = errors[0];
  const offset = first?.offset ?? 0;
  const before = text.slice(0, offset).split('\n');
  const place = `${where}, line ${before.length}, column ${before[before.length - 1].length + 1}`;
  const rule = first === undefined ? 'JSON text' : `JSON text (${sentence(printParseErrorCode(first.error))})`;
  return new InvalidInput({
    name: 'study',
    got: /^\S[^\s,]{0,30}|^/.exec(text.slice(offset))![0],
    expected: rule,
    where: place,
  });
}

function sentence(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
