import { solveLeastSquares } from '../leastSquares';
import { luFactor, luSolve } from '../lu';
import { inverseNormal, leverages, qrFactor } from '../qr';
import type { Estimate, RegressionProblem } from './problem';
import { residualsOf } from './weightedFit';

const mostIterations = 1000;

/**
 * Fit with errors in all variables: minimises Σ (y - Σ b_j a_j)² / (σ_y² + Σ b_j² σ_j²), the squared distances to the
 * model in units of the errors. The normal equations are solved again and again with the rows moved on to the model, as
 * York does for a line, which with equal errors is orthogonal (Deming) regression.
 *
 * Source: D. York, N. M. Evensen, M. López Martínez, J. De Basabe Delgado, Am. J. Phys. 72, 367 (2004),
 * doi 10.1119/1.1632486, whose equations are those of one descriptor.
 *
 * @returns null also when rows have no error at all.
 */
export function orthogonalFit({ columns, y, errors }: RegressionProblem): Estimate | null {
  const start = solveLeastSquares(columns, y);
  if (start === null || errors === null) return null;
  const p = columns.length;
  const n = y.length;
  let coefficients = start.coefficients;
  let converged = false;
  for (let pass = 0; pass < mostIterations && !converged; pass++) {
    const weights = rowWeights(coefficients);
    const moved = movedColumns(coefficients, weights);
    const matrix = new Float64Array(p * p);
    const right = new Float64Array(p);
    for (let j = 0; j < p; j++) {
      for (let i = 0; i < n; i++) {
        const factor = weights[i] * moved[j][i];
        right[j] += factor * y[i];
        for (let k = 0; k < p; k++) matrix[j * p + k] += factor * columns[k][i];
      }
    }
    const pivot = new Int32Array(p);
    if (!luFactor(p, matrix, pivot)) return null;
    luSolve(p, matrix, pivot, right, 1);
    if (!right.every(Number.isFinite)) return null;
    const change = right.map((value, j) => Math.abs(value - coefficients[j]) / (Math.abs(value) || 1));
    coefficients = right;
    converged = change.every((size) => size < 1e-13);
  }
  const weights = rowWeights(coefficients);
  const residuals = residualsOf(columns, y, coefficients);
  const objective = residuals.reduce((sum, r, i) => sum + weights[i] * r * r, 0);
  const root = weights.map(Math.sqrt);
  const qr = qrFactor(movedColumns(coefficients, weights).map((column) => column.map((value, i) => value * root[i])));
  if (qr === null || !Number.isFinite(objective)) return null;
  const freedom = n - p;
  const scatter = freedom === 0 ? NaN : objective / freedom;
  const variance = errors.absolute ? 1 : scatter;
  return {
    coefficients,
    covariance: inverseNormal(qr).map((value) => value * variance),
    residuals,
    leverages: leverages(qr),
    scale: Math.sqrt(scatter),
    objective,
    freedom,
    converged,
    held: columns.map(() => false),
  };

  /** 1 / (σ_y² + Σ b_j² σ_j²). [rows] */
  function rowWeights(b: Float64Array): Float64Array {
    return y.map((_, i) => 1 / errors!.columns.reduce((sum, column, j) => sum + b[j] ** 2 * column[i], errors!.y[i]));
  }

  /** The columns with every row moved to the nearest place on the model. */
  function movedColumns(b: Float64Array, weights: Float64Array): readonly Float64Array[] {
    const rest = residualsOf(columns, y, b);
    return columns.map((column, j) =>
      column.map((value, i) => value + b[j] * errors!.columns[j][i] * weights[i] * rest[i]),
    );
  }
}
