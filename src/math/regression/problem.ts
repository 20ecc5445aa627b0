/**
 * A linear model y = Σ b_j a_j to be fitted. One column may be the constant 1 of an intercept; what is said of columns
 * holds for it too, with an error of 0.
 */
export interface RegressionProblem {
  /** Columns a_j of the design matrix. */
  readonly columns: readonly Float64Array[];
  /** What the doubles of a column leave over of its numbers, such as powers; least squares with equal weights counts it. */
  readonly rests?: readonly (Float64Array | null)[];
  readonly y: Float64Array;
  /** Statistical weight of each row, > 0; null for equal ones. */
  readonly weights: Float64Array | null;
  /** Variances of the errors, for fits with errors in all variables; null where there are none. */
  readonly errors: VariableErrors | null;
}

/** Variances of the errors of a table; errors of different columns and rows do not correlate. */
export interface VariableErrors {
  /** One column for each column of the design matrix, of zeros where it is exact. */
  readonly columns: readonly Float64Array[];
  readonly y: Float64Array;
  /** True when the variances are known themselves, false when only their ratios are and the scatter gives the rest. */
  readonly absolute: boolean;
}

/** A fitted linear model. */
export interface Estimate {
  readonly coefficients: Float64Array;
  /** Covariance of the coefficients. [p × p] */
  readonly covariance: Float64Array;
  /** y - Σ b_j a_j. [rows] */
  readonly residuals: Float64Array;
  /** Share of each row in its own fitted value, 0 to 1. NaN where the method has none. [rows] */
  readonly leverages: Float64Array;
  /** Standard deviation of y around the model for a row of weight 1, or as the errors say. */
  readonly scale: number;
  /** What the method minimises. */
  readonly objective: number;
  /** Rows less free coefficients. */
  readonly freedom: number;
  /** False when the iteration ended before the coefficients stood. */
  readonly converged: boolean;
  /** Coefficients that were held at a bound or a given value. [p] */
  readonly held: readonly boolean[];
}

/** Finds the coefficients of a problem; null when its columns are linearly dependent or too few rows stand against them. */
export type Estimator = (problem: RegressionProblem) => Estimate | null;
