import { describe, expect, it } from 'vitest';
import { typedNumber } from '../../../src/ui/components/typedNumber';

describe('a number that is typed', () => {
  it.each([
    ['0.25', 0.25],
    ['0,25', 0.25],
    [',5', 0.5],
    ['5.', 5],
    ['+3', 3],
    [' −4.5 ', -4.5],
    ['–4,5', -4.5],
    ['\u00a01e3\u00a0', 1000],
    ['1e−3', 0.001],
    ['−1,5E-2', -0.015],
    ['1,234', 1.234],
  ])('is read from %j', (text, value) => {
    expect(typedNumber(text)).toBe(value);
  });

  it.each(['', ' ', 'x', '−', '.', 'e5', '1 2', '1,234.5', '1,234,567', '1.2.3', '--1', '− 1', '0x10', '1e', '1e999'])(
    'is not in %j',
    (text) => {
      expect(typedNumber(text)).toBeNull();
    },
  );

  it.each(['NaN', 'Infinity', '∞', '١'])('is not the word or sign %j', (text) => {
    expect(typedNumber(text)).toBeNull();
  });

  it('has no negative zero', () => {
    expect(typedNumber('−0')).toBe(0);
  });
});
