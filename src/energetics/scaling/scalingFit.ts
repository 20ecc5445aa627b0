import type { FitMethod } from './scalingData';

/** A value of the model with its intervals. */
export interface ScalingValue {
  readonly value: number;
  /** Half width of the interval for the mean at this place. */
  readonly confidence: number;
  /** Half width of the interval for one more observation at this place. */
  readonly prediction: number;
}

/** One row of a fit. */
export interface FittedPoint {
  readonly label: string;
  readonly x: readonly number[];
  readonly y: number;
  readonly fitted: number;
  /** y - fitted. */
  readonly residual: number;
  /** Share of the row in its own fitted value, 0 to 1. */
  readonly leverage: number;
  /** Residual over its standard deviation as the other rows give it. */
  readonly studentized: number;
  /** Cook's distance: how far all coefficients move, in units of their errors, when the row is left out. */
  readonly cook: number;
}

/** Something about a fit that deserves distrust. */
export interface FitWarning {
  /** Which check speaks, e.g. `few-points`. */
  readonly check: string;
  readonly message: string;
}

/** One coefficient with what is known of it. */
export interface Coefficient {
  /** `const` or the name of the descriptor. */
  readonly name: string;
  readonly value: number;
  /** Standard deviation; 0 for one that is held. */
  readonly deviation: number;
  /** Ends of the interval. */
  readonly interval: readonly [number, number];
  /** True at a bound or a given value. */
  readonly held: boolean;
}

/** A fitted scaling relation. */
export interface ScalingFit {
  readonly method: FitMethod;
  readonly yName: string;
  readonly xNames: readonly string[];
  /** The intercept, then one slope per descriptor. */
  readonly coefficients: readonly Coefficient[];
  /** Covariance of the coefficients, in their order. [(1 + descriptors)²] */
  readonly covariance: Float64Array;
  readonly count: number;
  /** Rows less free coefficients. */
  readonly freedom: number;
  /** Standard deviation of the rows around the model, of weight 1; in units of the errors where those are given. */
  readonly scale: number;
  /** Standard deviation of one more observation around the model. */
  readonly noise: number;
  /** Probability of all intervals. */
  readonly confidence: number;
  /** Their half width in standard deviations. */
  readonly quantile: number;
  readonly rSquared: number;
  readonly adjustedRSquared: number;
  /** Mean absolute residual. */
  readonly mae: number;
  /** Root mean square residual. */
  readonly rmse: number;
  /** Mean absolute and root mean square error of each row predicted from the others; NaN where that takes too long. */
  readonly leaveOneOut: { readonly mae: number; readonly rmse: number };
  readonly points: readonly FittedPoint[];
  readonly warnings: readonly FitWarning[];
}
