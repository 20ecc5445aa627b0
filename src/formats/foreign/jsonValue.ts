import { InvalidInput } from '../../base';
import { longestText } from '../plainText';

/** An object of a JSON document. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** True for objects, not for arrays. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads JSON as Python writes it: `NaN` and `Infinity` count as missing.
 *
 * @throws InvalidInput for text that is no JSON or longer than 50,000,000 characters.
 */
export function parseLooseJson(text: string, where: string): unknown {
  if (text.length > longestText)
    throw new InvalidInput({
      name: 'table',
      got: `${(text.length / 1e6).toFixed(1)} MB`,
      expected: `at most ${longestText / 1e6} MB of text`,
      where,
    });
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  try {
    return JSON.parse(plain) as unknown;
  } catch {
    try {
      return JSON.parse(
        plain.replace(
          /("(?:[^"\\]|\\.)*")|-?\b(?:NaN|Infinity)\b/g,
          (_, string: string | undefined) => string ?? 'null',
        ),
      ) as unknown;
    } catch {
      throw new InvalidInput({
        name: 'table',
        got: 'broken JSON',
        expected: 'a JSON document that is complete',
        where,
      });
    }
  }
}

/** A finite number, or text that is one; else NaN. */
export function numberOf(value: unknown): number {
  if (typeof value === 'number') return Number.isFinite(value) ? value : NaN;
  if (typeof value !== 'string' || value.trim() === '') return NaN;
  const number = Number(value.replace(/\u2212/g, '-'));
  return Number.isFinite(number) ? number : NaN;
}

/** Text of a scalar, on one line; empty for others. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** First member of an object whose name, in small letters without marks, is one of `names`, in their order. */
export function member(object: JsonObject, names: readonly string[]): unknown {
  for (const name of names) {
    const key = Object.keys(object).find((one) => plainKey(one) === name && object[one] !== null && object[one] !== '');
    if (key !== undefined) return object[key];
  }
  return undefined;
}

/** A name in small letters without marks: `miller_index` and `Miller index` are `millerindex`. */
export function plainKey(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
