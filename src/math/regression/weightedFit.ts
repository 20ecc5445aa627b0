import { solveLeastSquares } from '../leastSquares';
import { inverseNormal, leverages } from '../qr';
import type { Estimate, RegressionProblem } from './problem';

/**
 * Least squares with the weights of the rows. The covariance is s² (AᵀWA)⁻¹ with s² = Σ w r² / (n - p): weights are
 * relative, and the scatter around the model says how large the errors are.
 */
export function weightedFit({ columns, rests, y, weights }: RegressionProblem): Estimate | null {
  const root = weights?.map(Math.sqrt) ?? null;
  const solution = solveLeastSquares(
    root === null ? columns : columns.map((column) => column.map((value, i) => value * root[i])),
    root === null ? y : y.map((value, i) => value * root[i]),
    true,
    root === null ? rests : [],
  );
  if (solution === null) return null;
  const { coefficients, qr } = solution;
  const residuals = root === null ? solution.residuals : residualsOf(columns, y, coefficients);
  const objective = solution.residuals.reduce((sum, value) => sum + value * value, 0);
  const freedom = y.length - columns.length;
  const variance = freedom === 0 ? NaN : objective / freedom;
  return {
    coefficients,
    covariance: inverseNormal(qr).map((value) => value * variance),
    residuals,
    leverages: leverages(qr),
    scale: Math.sqrt(variance),
    objective,
    freedom,
    converged: true,
    held: columns.map(() => false),
  };
}

/** y - Σ b_j a_j. */
export function residualsOf(
  columns: readonly Float64Array[],
  y: Float64Array,
  coefficients: Float64Array,
): Float64Array {
  return y.map((value, i) => columns.reduce((rest, column, j) => rest - coefficients[j] * column[i], value));
}
