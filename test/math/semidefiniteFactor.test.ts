import { describe, expect, it } from 'vitest';
import { semidefiniteFactor } from '../../src/math';
import { expectClose } from '../helpers/expectClose';
import { random } from '../helpers/random';

function factorOf(n: number, c: Float64Array): Float64Array {
  const result = semidefiniteFactor(n, c);
  if (!('factor' in result)) throw new Error(`row ${result.row}`);
  return result.factor;
}

function squared(n: number, rank: number, a: Float64Array): Float64Array {
  const c = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) for (let k = 0; k < rank; k++) c[i * n + j] += a[i * rank + k] * a[j * rank + k];
  return c;
}

describe('semidefiniteFactor', () => {
  it.each([
    [4, 4],
    [5, 3],
    [6, 1],
    [3, 0],
  ])('gives L Lᵀ = C for a %d × %d matrix of rank %d', (n, rank) => {
    const next = random(n * 10 + rank);
    const c = squared(
      n,
      rank,
      Float64Array.from({ length: n * rank }, () => next() - 0.5),
    );
    const factor = factorOf(n, c);
    const back = squared(n, n, factor);
    back.forEach((value, i) => expectClose(value, c[i], { abs: 1e-7 * Math.max(...c, 1e-300) }, `element ${i}`));
    for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) expect(factor[i * n + j]).toBe(0);
  });

  it('factors a perfectly correlated pair', () => {
    const factor = factorOf(2, Float64Array.of(0.04, 0.06, 0.06, 0.09));
    expectClose(factor[0], 0.2, { rel: 1e-15 });
    expectClose(factor[2], 0.3, { rel: 1e-15 });
    expect(factor[3]).toBe(0);
  });

  it.each([
    ['a negative variance', 2, [1, 0, 0, -1], 1],
    ['a correlation above 1', 2, [1, 1.1, 1.1, 1], 1],
    ['a covariance with what does not vary', 2, [0, 0.1, 0.1, 1], 1],
    ['three pairs that cannot be anticorrelated at once', 3, [1, -0.9, -0.9, -0.9, 1, -0.9, -0.9, -0.9, 1], 2],
    ['NaN', 1, [NaN], 0],
  ])('names the row of %s', (_, n, c, row) => {
    expect(semidefiniteFactor(n, Float64Array.from(c))).toEqual({ row });
  });
});
