import { median } from '../median';
import { normalQuantile } from '../normalQuantile';
import type { Estimate, RegressionProblem } from './problem';
import { residualsOf } from './weightedFit';

/** Most rows: every pair has a slope, and this many have 12 million. */
export const mostTheilSenRows = 5000;

/**
 * Theil–Sen line: the median of the slopes of all pairs of rows, and the median of y - slope × x as the intercept. Without
 * an intercept the slope is the median of y / x, without a slope the intercept that of y. Its covariance is NaN: bootstrap
 * it, or take `theilSenInterval`.
 *
 * Source: P. K. Sen, J. Am. Stat. Assoc. 63, 1379 (1968), doi 10.1080/01621459.1968.10480934.
 *
 * @returns null for more than one column besides the constant, no spread in it, or more than 5000 rows.
 */
export function theilSenFit({ columns, y }: RegressionProblem): Estimate | null {
  const constant = columns.findIndex((column) => column.every((value) => value === 1));
  const slopes = columns.map((_, j) => j).filter((j) => j !== constant);
  if (slopes.length > 1 || columns.length === 0 || y.length < columns.length || y.length > mostTheilSenRows)
    return null;
  const coefficients = new Float64Array(columns.length);
  if (slopes.length === 1) {
    const x = columns[slopes[0]];
    const through = constant < 0 ? y.map((value, i) => value / x[i]).filter(Number.isFinite) : pairSlopes(x, y);
    if (through.length === 0) return null;
    coefficients[slopes[0]] = median(through);
  }
  if (constant >= 0) coefficients[constant] = median(residualsOf(columns, y, coefficients));
  const residuals = residualsOf(columns, y, coefficients);
  const nan = (length: number): Float64Array => new Float64Array(length).fill(NaN);
  return {
    coefficients,
    covariance: nan(columns.length ** 2),
    residuals,
    leverages: nan(y.length),
    scale: median(residuals.map(Math.abs)) / 0.6744897501960817,
    objective: residuals.reduce((sum, r) => sum + Math.abs(r), 0),
    freedom: y.length - columns.length,
    converged: true,
    held: columns.map(() => false),
  };
}

/**
 * Interval of the Theil–Sen slope by the ranks of the slopes, with the normal approximation to Kendall's statistic; ties
 * in x take pairs away. [NaN, NaN] where the rows are too few for it.
 */
export function theilSenInterval(x: Float64Array, y: Float64Array, confidence: number): readonly [number, number] {
  const slopes = pairSlopes(x, y).sort();
  const n = x.length;
  const ties = [x, y].map((values) => {
    const counts = new Map<number, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts.values()].reduce((sum, t) => sum + t * (t - 1) * (2 * t + 5), 0);
  });
  const variance = (n * (n - 1) * (2 * n + 5) - ties[0] - ties[1]) / 18;
  const width = normalQuantile((1 + confidence) / 2) * Math.sqrt(variance);
  const low = Math.round((slopes.length - width) / 2) - 1;
  const high = Math.min(Math.round((slopes.length + width) / 2), slopes.length - 1);
  return [slopes[Math.max(low, 0)] ?? NaN, slopes[high] ?? NaN];
}

function pairSlopes(x: Float64Array, y: Float64Array): Float64Array {
  const slopes = new Float64Array((x.length * (x.length - 1)) / 2);
  let count = 0;
  for (let i = 0; i < x.length; i++) {
    for (let j = i + 1; j < x.length; j++) {
      if (x[i] !== x[j]) slopes[count++] = (y[j] - y[i]) / (x[j] - x[i]);
    }
  }
  return slopes.slice(0, count);
}
