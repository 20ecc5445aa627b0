import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundedLeastSquares, leastSquares } from '../../src/math';
import { expectClose } from '../helpers/expectClose';

const free = { low: -Infinity, high: Infinity };
const value = fc.double({ min: -3, max: 3, noNaN: true });
const problem = fc.record({
  rows: fc.array(fc.tuple(fc.constant(1), value, value), { minLength: 5, maxLength: 9 }),
  y: fc.array(value, { minLength: 9, maxLength: 9 }),
  bounds: fc.array(fc.tuple(value, value), { minLength: 3, maxLength: 3 }),
});

const miss = (rows: readonly (readonly number[])[], y: readonly number[], x: readonly number[]): number =>
  rows.reduce((sum, row, i) => sum + (row.reduce((s, a, j) => s + a * x[j], 0) - y[i]) ** 2, 0);

describe('boundedLeastSquares', () => {
  it('is least squares without bounds', () => {
    const rows = [
      [1, 2],
      [1, 3],
      [1, 5],
    ];
    expect(boundedLeastSquares(rows, [1, 2, 2], [free, free])).toEqual(leastSquares(rows, [1, 2, 2]));
  });

  it('keeps fixed coefficients and those at a bound', () => {
    const rows = [
      [1, 1],
      [1, 2],
      [1, 3],
    ];
    expect(boundedLeastSquares(rows, [2, 4, 6], [{ low: 1, high: 1 }, free])).toEqual([1, expect.closeTo(11 / 7, 12)]);
    const slope = boundedLeastSquares(rows, [2, 4, 6], [free, { low: 0, high: 1.5 }])!;
    expectClose(slope[0], 1, { abs: 1e-12 });
    expect(slope[1]).toBe(1.5);
  });

  it('is null where the observations do not determine the free coefficients', () => {
    expect(boundedLeastSquares([[1, 2]], [3], [free, free])).toBeNull();
    expect(boundedLeastSquares([[1, 2]], [3], [free, { low: 1, high: 1 }])).toEqual([1, 1]);
  });

  it('is feasible and not worse than any feasible neighbour', () => {
    fc.assert(
      fc.property(problem, ({ rows, y: values, bounds }) => {
        const y = values.slice(0, rows.length);
        const box = bounds.map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));
        const x = boundedLeastSquares(rows, y, box);
        if (x === null) return;
        const least = miss(rows, y, x);
        x.forEach((xj, j) => {
          expect(xj).toBeGreaterThanOrEqual(box[j].low);
          expect(xj).toBeLessThanOrEqual(box[j].high);
          for (const step of [-1e-3, 1e-3]) {
            const moved = x.map((v, k) => (k === j ? Math.min(box[j].high, Math.max(box[j].low, v + step)) : v));
            expect(miss(rows, y, moved)).toBeGreaterThanOrEqual(least - 1e-9);
          }
        });
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
