import { describe, expect, it } from 'vitest';
import { leastSum } from '../../src/math';
import { random } from '../helpers/random';

describe('leastSum', () => {
  it('finds the smallest sum', () => {
    expect(leastSum([[1, 2]], [4], 2)).toEqual([0, 2]);
    expect(
      leastSum(
        [
          [1, 0, -1],
          [0, 1, -2],
        ],
        [-1, -2],
        3,
      ),
    ).toEqual([0, 0, 1]);
    expect(leastSum([[2, -1]], [1], 2)).toEqual([0.5, 0]);
  });

  it('takes rows that depend on each other or say nothing, and no rows', () => {
    expect(
      leastSum(
        [
          [1, 1],
          [2, 2],
          [0, 0],
        ],
        [1, 2, 0],
        2,
      ),
    ).toEqual([1, 0]);
    expect(leastSum([], [], 2)).toEqual([0, 0]);
  });

  it('is null where nothing that is not negative solves it', () => {
    expect(leastSum([[1, 1]], [-1], 2)).toBeNull();
    expect(
      leastSum(
        [
          [1, -1],
          [1, -1],
        ],
        [0, 1],
        2,
      ),
    ).toBeNull();
  });

  it('solves what was made to have a solution, with no larger sum', () => {
    const next = random(3);
    for (let trial = 0; trial < 200; trial++) {
      const whole = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
      const [m, n] = [whole(1, 6), whole(1, 9)];
      const rows = Array.from({ length: m }, () => Array.from({ length: n }, () => whole(-2, 2)));
      const known = Array.from({ length: n }, () => (next() < 0.5 ? 0 : whole(1, 3)));
      const times = (x: readonly number[]): number[] => rows.map((row) => row.reduce((s, a, j) => s + a * x[j], 0));
      const b = times(known);
      const x = leastSum(rows, b, n)!;
      times(x).forEach((value, i) => expect(value).toBeCloseTo(b[i], 9));
      for (const value of x) expect(value).toBeGreaterThan(-1e-9);
      const sum = (list: readonly number[]): number => list.reduce((s, value) => s + value, 0);
      expect(sum(x)).toBeLessThan(sum(known) + 1e-9);
    }
  });
});
