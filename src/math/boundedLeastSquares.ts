import { leastSquares } from './leastSquares';

/** Bounds of one coefficient; equal ends fix it. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/**
 * Least squares with bounds on the coefficients: the best of all choices of coefficients that stand at a bound (few
 * coefficients, so all are tried; the problem is convex, hence the best feasible choice is the solution).
 *
 * @param rows design matrix, one row per observation.
 * @param y observations, as many as rows.
 * @param bounds of each coefficient; infinite ends do not bound.
 * @returns coefficients, or null when the free ones are not determined by the observations.
 */
export function boundedLeastSquares(
  rows: readonly (readonly number[])[],
  y: readonly number[],
  bounds: readonly Bounds[],
): readonly number[] | null {
  let best: readonly number[] | null = null;
  let least = Infinity;
  for (const fixed of choices(bounds)) {
    const free = [...bounds.keys()].filter((j) => fixed[j] === null);
    const target = y.map((value, i) => value - rows[i].reduce((sum, x, j) => sum + x * (fixed[j] ?? 0), 0));
    const part =
      free.length === 0
        ? []
        : leastSquares(
            rows.map((row) => free.map((j) => row[j])),
            target,
          );
    if (part === null) continue;
    const full = fixed.map((value, j) => value ?? part[free.indexOf(j)]);
    if (!full.every((value, j) => value >= bounds[j].low && value <= bounds[j].high)) continue;
    const miss = rows.reduce((sum, row, i) => sum + (row.reduce((s, x, j) => s + x * full[j], 0) - y[i]) ** 2, 0);
    if (miss < least) {
      least = miss;
      best = full;
    }
  }
  return best;
}

/** Every way to set each coefficient free (null) or to one of its finite bounds, free first. */
function choices(bounds: readonly Bounds[]): readonly (readonly (number | null)[])[] {
  return bounds.reduce<readonly (readonly (number | null)[])[]>(
    (all, { low, high }) => {
      const ends = low === high ? [low] : [null, ...[low, high].filter(Number.isFinite)];
      return all.flatMap((some) => ends.map((end) => [...some, end]));
    },
    [[]],
  );
}
