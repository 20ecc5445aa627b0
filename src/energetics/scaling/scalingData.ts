import type { Bound } from '../../math';

/** Values of one quantity, row by row. */
export interface NamedColumn {
  readonly name: string;
  readonly values: Float64Array;
  /** What the doubles leave over of the numbers, where these are powers. */
  readonly rests?: Float64Array;
}

/**
 * A table to fit y = const + Σ slope × x to: adsorption energies on descriptors (scaling relations), barriers on reaction
 * energies (BEP) or transition-state on final-state energies alike. All in one unit, eV where nothing else is said.
 */
export interface ScalingData {
  readonly y: NamedColumn;
  readonly x: readonly NamedColumn[];
  /** Name of each row; its number where absent. */
  readonly labels?: readonly string[];
  /** Standard deviation of y [unit of y], for weights 1/σ² and for errors in both. */
  readonly yErrors?: Float64Array;
  /** Standard deviation of each x, for errors in both. */
  readonly xErrors?: readonly Float64Array[];
  /** Relative weights of the rows, instead of `yErrors`. */
  readonly weights?: Float64Array;
}

/**
 * How a line is fitted: `ordinary` and `weighted` least squares, `orthogonal` with errors in all variables, and two that
 * outliers move little, `huber` and `theil-sen`.
 */
export const fitMethods = ['ordinary', 'weighted', 'orthogonal', 'huber', 'theil-sen'] as const;
export type FitMethod = (typeof fitMethods)[number];

/** Name of the intercept among the coefficients. */
export const interceptName = 'const';

/** Options of a fit. */
export interface ScalingOptions {
  readonly method?: FitMethod;
  /** Lowest and highest value of slopes, and of the intercept as `const`; equal ones give the value. */
  readonly bounds?: Readonly<Record<string, Bound>>;
  /** Probability of intervals and bands, 0 to 1; default 0.95. */
  readonly confidence?: number;
  /** Variance of the errors of y over that of every x, where `orthogonal` has no errors given; default 1. */
  readonly errorRatio?: number;
}
