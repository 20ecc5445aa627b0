import { describe, expect, it } from 'vitest';
import { InvalidInput, shown } from '../../src/base';

describe('InvalidInput', () => {
  it('reads `invalid NAME: got VALUE, expected RULE (where)`', () => {
    const error = new InvalidInput({ name: 'conditions.T', got: -3, expected: '>0', where: 'study.json' });
    expect(error.message).toBe('invalid conditions.T: got -3, expected >0 (study.json)');
    expect(error.name).toBe('InvalidInput');
    expect(error).toBeInstanceOf(Error);
  });

  it('leaves out the place where there is none', () => {
    const error = new InvalidInput({ name: 'grid', got: 'x', expected: 'two numbers' });
    expect(error.message).toBe('invalid grid: got "x", expected two numbers');
  });

  it('keeps what it was made from', () => {
    const detail = { name: 'time', got: [1], expected: 'seconds', where: 'line 1' };
    expect(new InvalidInput(detail).detail).toBe(detail);
  });
});

describe('shown', () => {
  it.each<[unknown, string]>([
    [undefined, 'nothing'],
    [null, 'null'],
    [true, 'true'],
    [1e21, '1e+21'],
    [NaN, 'NaN'],
    [-Infinity, '-Infinity'],
    ['', '""'],
    ['a "b"', '"a \\"b\\""'],
    [[1, 2], '[1,2]'],
    [{ a: null }, '{"a":null}'],
    [() => 1, 'function'],
  ])('writes %o as %s', (value, text) => {
    expect(shown(value)).toBe(text);
  });

  it('keeps line breaks and control characters out of the line', () => {
    expect(shown('a\nb\u0000c\u001b[31m')).toBe('"a\\nb\\u0000c\\u001b[31m"');
  });

  it('cuts at 60 characters and says so', () => {
    expect(shown('x'.repeat(58))).toBe(`"${'x'.repeat(58)}"`);
    expect(shown('x'.repeat(59))).toBe(`"${'x'.repeat(58)}…`);
    expect(shown(Array.from({ length: 1000 }, () => 7))).toHaveLength(60);
  });
});
