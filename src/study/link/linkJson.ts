import { InvalidInput } from '../../base';
import { memberText } from '../validate';
import { damagedLink, LinkFault } from './linkFault';

/** Most values and deepest nesting of a link's JSON: bounds on the work and the call stack of whoever reads it. */
const mostValues = 100_000;
const deepest = 100;

/** Keys that would reach the prototype of an object that they are assigned to. */
const dropped = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads JSON text from a stranger. Members called `__proto__`, `constructor` or `prototype` are left out at every depth.
 *
 * @throws LinkFault for text that is not JSON, and for more than 100,000 values or 100 levels.
 */
export function parseLinkJson(text: string): unknown {
  requireModest(text);
  try {
    return JSON.parse(text, (key, value: unknown) => (dropped.has(key) ? undefined : value)) as unknown;
  } catch {
    throw damagedLink('JSON text');
  }
}

/** @throws LinkFault when text has more values or levels than a link may hold. */
export function requireModest(text: string): void {
  let values = 1;
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (quoted) {
      if (char === '\\') i++;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '[' || char === '{') depth++;
    else if (char === ']' || char === '}') depth--;
    if (!quoted && (char === ',' || char === '[' || char === '{')) values++;
    if (depth <= deepest && values <= mostValues) continue;
    throw new LinkFault(
      'too-large',
      'The study of this link has more entries than a link may hold; send it as a file.',
      depth > deepest ? `more than ${deepest} levels` : `more than ${mostValues} values`,
      `at most ${mostValues} values and ${deepest} levels`,
    );
  }
}

/** @throws InvalidInput naming the first member that JSON would lose or change, such as NaN, a date or a typed array. */
export function requireJson(value: unknown, name: string): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return;
  if (Array.isArray(value)) {
    value.forEach((item, i) => requireJson(item, name + memberText(i)));
    return;
  }
  if (typeof value !== 'object' || ![Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null)) {
    throw new InvalidInput({ name, got: value, expected: 'a value that JSON can hold' });
  }
  for (const [key, member] of Object.entries(value)) {
    if (member !== undefined) requireJson(member, name + memberText(key));
  }
}
