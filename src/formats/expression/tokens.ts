import { InvalidInput } from '../../base';

/** A piece of an expression and where it begins, from 0. */
export interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'sign' | 'end';
  /** A number's digits, a text's content, a name, or the sign itself. */
  readonly value: string;
  readonly at: number;
}

const signs = ['<=', '>=', '==', '!=', '&&', '||', '<', '>', '=', '!', '+', '-', '*', '/', '^', '(', ')', ','];

/** @throws InvalidInput, with the place, for a character that no expression has and for a quote that is not closed. */
export function tokensOf(expression: string): readonly Token[] {
  const found: Token[] = [];
  let at = 0;
  while (at < expression.length) {
    const rest = expression.slice(at);
    const space = /^\s+/.exec(rest);
    if (space !== null) {
      at += space[0].length;
      continue;
    }
    const token = tokenAt(rest, at);
    if (token === null) {
      const where = `character ${at + 1}`;
      const quote = /^["'`]/.test(rest);
      const expected = quote ? 'a closing quote' : 'names, numbers, "texts", comparisons, and, or, not';
      throw new InvalidInput({ name: 'expression', got: rest.slice(0, 12), expected, where });
    }
    found.push(token.token);
    at += token.length;
  }
  return [...found, { kind: 'end', value: 'the end', at: expression.length }];
}

function tokenAt(rest: string, at: number): { readonly token: Token; readonly length: number } | null {
  const number = /^(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/.exec(rest);
  if (number !== null) return { token: { kind: 'number', value: number[0], at }, length: number[0].length };
  const quoted = /^(["'])(.*?)\1/s.exec(rest);
  if (quoted !== null) return { token: { kind: 'text', value: quoted[2], at }, length: quoted[0].length };
  const odd = /^`([^`]+)`/.exec(rest);
  if (odd !== null) return { token: { kind: 'name', value: odd[1], at }, length: odd[0].length };
  const name = /^[\p{L}_][\p{L}\p{N}_.:]*/u.exec(rest);
  if (name !== null) return { token: { kind: 'name', value: name[0], at }, length: name[0].length };
  const plain = rest
    .replace(/^\u2212/, '-')
    .replace(/^\u2264/, '<=')
    .replace(/^\u2265/, '>=')
    .replace(/^\u2260/, '!=');
  const sign = signs.find((value) => plain.startsWith(value));
  const length = plain.length === rest.length ? (sign?.length ?? 0) : 1;
  return sign === undefined ? null : { token: { kind: 'sign', value: sign, at }, length: Math.max(1, length) };
}
