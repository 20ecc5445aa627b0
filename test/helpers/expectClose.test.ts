import { describe, expect, it } from 'vitest';
import { expectClose, type Tolerance } from './expectClose';

const passes: readonly (readonly [number, number, Tolerance])[] = [
  [1, 1, { abs: 0 }],
  [0, -0, { rel: 0 }],
  [1.5, 1, { abs: 0.5 }],
  [101, 100, { rel: 0.01 }],
  [-101, -100, { rel: 0.01 }],
  [Infinity, Infinity, { abs: 0 }],
  [-Infinity, -Infinity, { rel: 1e-9 }],
];

const fails: readonly (readonly [number, number, Tolerance])[] = [
  [1.5, 1, { abs: 0.4 }],
  [101.1, 100, { rel: 0.01 }],
  [1, -1, { rel: 1 }],
  [1e-300, 0, { rel: 0.5 }],
  [NaN, 1, { abs: 1e9 }],
  [1, NaN, { abs: 1e9 }],
  [NaN, NaN, { abs: 1e9 }],
  [NaN, NaN, { rel: 1e9 }],
  [NaN, Infinity, { rel: 1e9 }],
  [Infinity, -Infinity, { rel: 10 }],
  [1e308, Infinity, { rel: 0.1 }],
  [Infinity, 1, { abs: 1e300 }],
];

describe('expectClose', () => {
  it.each(passes)('accepts %d for %d within %o', (actual, expected, tolerance) => {
    expect(() => expectClose(actual, expected, tolerance)).not.toThrow();
  });

  it.each(fails)('refuses %d for %d within %o', (actual, expected, tolerance) => {
    expect(() => expectClose(actual, expected, tolerance)).toThrow(/got .+, expected .+ within/);
  });

  it.each([NaN, Infinity, -1])('refuses the tolerance %d', (abs) => {
    expect(() => expectClose(1, 1, { abs })).toThrow(RangeError);
    expect(() => expectClose(1, 1, { rel: abs })).toThrow(RangeError);
  });

  it('names the value, both numbers and the tolerance', () => {
    expect(() => expectClose(2, 1, { abs: 0.5 }, 'θ of NO*')).toThrow('θ of NO*: got 2, expected 1 within abs 0.5');
  });
});
