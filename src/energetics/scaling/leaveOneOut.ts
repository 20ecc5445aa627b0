import type { Estimate } from '../../math';
import { estimateRows, type ScalingModel } from './scalingModel';

/** Most rows for which a method without a closed form is fitted once per row. */
const mostRefits = 400;

/**
 * Errors of each row predicted from all others: r / (1 - h) for least squares, exactly, and by fitting again for the other
 * methods; NaN for those with more than 400 rows, and where leaving a row out leaves a coefficient undetermined.
 */
export function leaveOneOut(
  model: ScalingModel,
  { residuals, leverages }: Estimate,
): { readonly mae: number; readonly rmse: number } {
  const { method, problem, bounds } = model;
  const unbounded = bounds.every(([low, high]) => low === high || (low === -Infinity && high === Infinity));
  const n = residuals.length;
  let errors: Float64Array;
  if (unbounded && (method === 'ordinary' || method === 'weighted')) {
    errors = residuals.map((r, i) => (leverages[i] > 1 - 1e-12 ? NaN : r / (1 - leverages[i])));
  } else if (n <= mostRefits) {
    errors = residuals.map((_, out) => {
      const others = estimateRows(
        model,
        Int32Array.from({ length: n - 1 }, (_, i) => (i < out ? i : i + 1)),
      );
      if (others === null) return NaN;
      return problem.columns.reduce((rest, column, j) => rest - others.coefficients[j] * column[out], problem.y[out]);
    });
  } else {
    return { mae: NaN, rmse: NaN };
  }
  return {
    mae: errors.reduce((sum, e) => sum + Math.abs(e), 0) / n,
    rmse: Math.sqrt(errors.reduce((sum, e) => sum + e * e, 0) / n),
  };
}
