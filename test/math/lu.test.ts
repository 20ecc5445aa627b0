import { describe, expect, it } from 'vitest';
import { luFactor, luSolve } from '../../src/math';
import { expectClose } from '../helpers/expectClose';
import { random } from '../helpers/random';

describe('luFactor and luSolve', () => {
  it('solve a system that needs a row exchange', () => {
    const a = Float64Array.of(0, 2, 4, 1);
    const pivot = new Int32Array(2);
    const b = Float64Array.of(6, 11);
    expect(luFactor(2, a, pivot)).toBe(true);
    expect(pivot[0]).toBe(1);
    luSolve(2, a, pivot, b, 1);
    expect([...b]).toEqual([2, 3]);
  });

  it.each([1, 2, 5, 12])('return the known solutions of random systems of %d unknowns and 3 right-hand sides', (n) => {
    const next = random(n);
    for (let trial = 0; trial < 10; trial++) {
      const a = Float64Array.from({ length: n * n }, (_, at) => 2 * next() - 1 + (at % (n + 1) === 0 ? 2 : 0));
      const x = Float64Array.from({ length: n * 3 }, () => 2 * next() - 1);
      const b = new Float64Array(n * 3);
      for (let i = 0; i < n; i++) {
        for (let k = 0; k < n; k++) {
          for (let c = 0; c < 3; c++) b[i * 3 + c] += a[i * n + k] * x[k * 3 + c];
        }
      }
      const pivot = new Int32Array(n);
      expect(luFactor(n, a, pivot)).toBe(true);
      luSolve(n, a, pivot, b, 3);
      b.forEach((value, at) => expectClose(value, x[at], { abs: 1e-11 }, `trial ${trial}, unknown ${at}`));
    }
  });

  it('keep accuracy where elimination without pivoting loses every digit', () => {
    const a = Float64Array.of(1e-20, 1, 1, 1);
    const pivot = new Int32Array(2);
    const b = Float64Array.of(1, 2);
    expect(luFactor(2, a, pivot)).toBe(true);
    luSolve(2, a, pivot, b, 1);
    expect([...b]).toEqual([1, 1]);
  });

  it.each([
    ['zero', [0, 0, 0, 0]],
    ['of rank 1', [1, 2, 2, 4]],
    ['with an empty column', [0, 1, 0, 1]],
    ['with NaN', [NaN, 1, 1, 1]],
    ['with a NaN below the pivot', [1, 1, NaN, 1]],
    ['with an infinite pivot', [1, 1, -Infinity, 1]],
  ])('refuse a matrix %s', (_, values) => {
    expect(luFactor(2, Float64Array.from(values), new Int32Array(2))).toBe(false);
  });
});
