/** Bounds of one coefficient. */
export interface CoefficientBounds {
  readonly low: number;
  readonly high: number;
}

const tolerance = 1e-10;
const mostSweeps = 100_000;

/**
 * The fit of a scaling relation as CatMAP makes it, so that an imported map is that of CatMAP: from the unconstrained
 * solution of least norm, each coefficient in turn goes to its best value within its bounds until a sweep improves the sum of
 * squares by less than 1e-10; the result is rounded to five decimals. With correlated descriptors that ends up to some 1e-4
 * short of the least squares.
 *
 * Source of the relaxation: O. Axelsson, Iterative Solution Methods, Cambridge University Press 1994, chapter 5.
 *
 * @param rows design matrix with at least two rows.
 * @param start solution to begin from.
 */
export function relaxedFit(
  rows: readonly (readonly number[])[],
  y: readonly number[],
  start: readonly number[],
  bounds: readonly CoefficientBounds[],
): readonly number[] {
  const u = [...start];
  const square = u.map((_, q) => rows.reduce((sum, row) => sum + row[q] ** 2, 0));
  const excess = (): number => {
    const fitted = rows.map((row) => row.reduce((sum, x, j) => sum + x * u[j], 0));
    return fitted.reduce((sum, value, i) => sum + value * value - 2 * y[i] * value, 0);
  };
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    const before = excess();
    for (let q = 0; q < u.length; q++) {
      u[q] = 0;
      const rest = rows.map((row, i) => y[i] - row.reduce((sum, x, j) => sum + x * u[j], 0));
      const best = square[q] === 0 ? 0 : rest.reduce((sum, value, i) => sum + value * rows[i][q], 0) / square[q];
      u[q] = Math.max(bounds[q].low, Math.min(bounds[q].high, best));
    }
    if (Math.abs(before - excess()) < tolerance) break;
  }
  return u.map((value) => Math.round(value * 1e5) / 1e5);
}

/** Least squares solution of least norm, by the eigenvalues of the (small) normal matrix. */
export function leastNormSolution(rows: readonly (readonly number[])[], y: readonly number[]): readonly number[] {
  const n = rows[0].length;
  const a = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_unused, j) => rows.reduce((sum, row) => sum + row[i] * row[j], 0)),
  );
  const v = a.map((row, i) => row.map((_, j): number => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 60; sweep++) {
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        if (a[p][q] === 0) continue;
        const angle = 0.5 * Math.atan2(2 * a[p][q], a[q][q] - a[p][p]);
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        for (let k = 0; k < n; k++) [a[k][p], a[k][q]] = [c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q]];
        for (let k = 0; k < n; k++) [a[p][k], a[q][k]] = [c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k]];
        for (let k = 0; k < n; k++) [v[k][p], v[k][q]] = [c * v[k][p] - s * v[k][q], s * v[k][p] + c * v[k][q]];
      }
    }
  }
  const largest = a.reduce((top, row, i) => Math.max(top, row[i]), 0);
  const target = rows[0].map((_, j) => rows.reduce((sum, row, i) => sum + row[j] * y[i], 0));
  const x = new Array<number>(n).fill(0);
  for (let k = 0; k < n; k++) {
    if (!(a[k][k] > 1e-12 * largest)) continue;
    const share = v.reduce((sum, row, j) => sum + row[k] * target[j], 0) / a[k][k];
    for (let j = 0; j < n; j++) x[j] += share * v[j][k];
  }
  return x;
}
