import { describe, expect, it } from 'vitest';
import { numberRule, typedNumber } from '../../../src/ui/components/typedNumber';

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
    ['0,234', 0.234],
    ['−4,684', -4.684],
    ['1,2345', 1.2345],
    ['1234,567', 1234.567],
  ])('is read from %j', (text, value) => {
    expect(typedNumber(text)).toBe(value);
  });

  it.each([
    '',
    ' ',
    'x',
    '−',
    '.',
    'e5',
    '1 2',
    '1,234.5',
    '1,234,567',
    '1,234',
    '+1,950',
    '1.2.3',
    '--1',
    '− 1',
    '0x10',
    '1e',
    '1e999',
  ])('is not in %j', (text) => {
    expect(typedNumber(text)).toBeNull();
  });

  it.each(['NaN', 'Infinity', '∞', '١'])('is not the word or sign %j', (text) => {
    expect(typedNumber(text)).toBeNull();
  });

  it('has no negative zero', () => {
    expect(typedNumber('−0')).toBe(0);
  });

  it('says how to write what may be thousands', () => {
    expect([numberRule('1,950'), numberRule('x')]).toEqual([
      'a number, 1950 or 1.95 in the place of 1,950',
      'a number',
    ]);
  });
});
