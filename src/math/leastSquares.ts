import { applyQ, applyQTransposed, qrFactor, solveR, solveRTransposed, type QrFactors } from './qr';
import { TwiceSum } from './twiceSum';

/** Coefficients that minimise the sum of squared residuals, and the factors that they came from. */
export interface LeastSquares {
  readonly coefficients: Float64Array;
  /** y - A x. [rows] */
  readonly residuals: Float64Array;
  readonly qr: QrFactors;
}

/** Corrections of the solution; each gains several digits, and two suffice unless columns nearly depend on each other. */
const mostRefinements = 8;

/**
 * Ordinary least squares by Householder QR, refined with residuals in twice the precision until the solution stands: it
 * then is that of the columns as given, to nearly every digit of a double.
 *
 * Source: Å. Björck, BIT 7, 257 (1967), doi 10.1007/BF01939321 (refinement of solution and residual together).
 *
 * @param columns of the design matrix.
 * @param refined false to leave the solution as the factors give it, for a pass of an iteration.
 * @param rests what the doubles of a column leave over of its numbers; null for exact columns. They count in the residuals,
 * so that the refined solution is that of the numbers, not of their rounding.
 * @returns null when the columns are linearly dependent, outnumber the rows or hold what is not finite.
 */
export function solveLeastSquares(
  columns: readonly Float64Array[],
  y: Float64Array,
  refined = true,
  rests: readonly (Float64Array | null)[] = [],
): LeastSquares | null {
  const qr = qrFactor(columns);
  if (qr === null || !y.every(Number.isFinite)) return null;
  const { columns: n, rows: m, scale } = qr;
  const x = solveR(qr, applyQTransposed(qr, y.slice())).slice(0, n);
  for (let j = 0; j < n; j++) x[j] *= scale[j];
  const r = residualsOf(columns, rests, x, y, null);
  let size = Infinity;
  for (let pass = 0; refined && pass < mostRefinements; pass++) {
    const f = applyQTransposed(qr, residualsOf(columns, rests, x, y, r));
    const h = solveRTransposed(
      qr,
      Float64Array.from(columns, (column, j) => -scale[j] * dotOf(column, rests[j] ?? null, r)),
    );
    const dx = Float64Array.from(h, (value, j) => f[j] - value);
    solveR(qr, dx);
    let change = 0;
    for (let j = 0; j < n; j++) {
      const step = dx[j] * scale[j];
      change = Math.max(change, Math.abs(step) / (Math.abs(x[j]) || 1));
    }
    if (!(change < size / 2)) break;
    size = change;
    for (let j = 0; j < n; j++) {
      x[j] += dx[j] * scale[j];
      f[j] = h[j];
    }
    applyQ(qr, f);
    for (let i = 0; i < m; i++) r[i] += f[i];
    if (size < 2 ** -53) break;
  }
  return { coefficients: x, residuals: r, qr };
}

/**
 * Ordinary least squares.
 *
 * @param rows design matrix, one row per observation.
 * @param y observations, as many as rows.
 * @returns coefficients, or null when the columns are linearly dependent or outnumber the rows.
 */
export function leastSquares(rows: readonly (readonly number[])[], y: readonly number[]): readonly number[] | null {
  const columns = (rows[0] ?? []).map((_, j) => Float64Array.from(rows, (row) => row[j]));
  const solution = solveLeastSquares(columns, Float64Array.from(y));
  return solution === null ? null : [...solution.coefficients];
}

/** y - r - A x, summed in twice the precision. */
function residualsOf(
  columns: readonly Float64Array[],
  rests: readonly (Float64Array | null)[],
  x: Float64Array,
  y: Float64Array,
  r: Float64Array | null,
): Float64Array {
  const residuals = new Float64Array(y.length);
  for (let i = 0; i < y.length; i++) {
    const sum = new TwiceSum().add(y[i]);
    if (r !== null) sum.add(-r[i]);
    for (let j = 0; j < columns.length; j++) {
      sum.addProduct(-columns[j][i], x[j]);
      const rest = rests[j]?.[i] ?? 0;
      if (rest !== 0) sum.addProduct(-rest, x[j]);
    }
    residuals[i] = sum.value;
  }
  return residuals;
}

function dotOf(a: Float64Array, rests: Float64Array | null, b: Float64Array): number {
  const sum = new TwiceSum();
  for (let i = 0; i < a.length; i++) {
    sum.addProduct(a[i], b[i]);
    if (rests !== null) sum.addProduct(rests[i], b[i]);
  }
  return sum.value;
}
