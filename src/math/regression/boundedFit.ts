import type { Estimate, Estimator, RegressionProblem } from './problem';

/** Lowest and highest value of a coefficient; infinite where it is free, equal where it is given. */
export type Bound = readonly [low: number, high: number];

/** Most coefficients with bounds: each may be free or at either end, and all combinations are tried. */
export const mostBounds = 6;

/**
 * The best estimate among those whose coefficients keep within bounds. The optimum of a convex problem lies at a free
 * minimum of some choice of coefficients at their bounds: the free fit where that keeps them, else the least objective of
 * all choices that do. Coefficients at a bound have no variance of their own.
 *
 * @param bounds one per column.
 */
export function boundedFit(problem: RegressionProblem, bounds: readonly Bound[], estimate: Estimator): Estimate | null {
  let best: Estimate | null = null;
  for (const [index, choice] of choicesOf(bounds).entries()) {
    const found = heldFit(problem, choice, estimate);
    if (found?.coefficients.every((value, j) => keeps(value, bounds[j], choice[j])) !== true) continue;
    if (index === 0) return found;
    if (best === null || found.objective < best.objective) best = found;
  }
  return best;
}

function keeps(value: number, [low, high]: Bound, held: number | null): boolean {
  return held !== null || (value >= low && value <= high);
}

/** Values at which each coefficient is held, null for a free one; those with few held ones first. */
function choicesOf(bounds: readonly Bound[]): readonly (readonly (number | null)[])[] {
  let choices: (number | null)[][] = [[]];
  for (const [low, high] of bounds) {
    const options = low === high ? [low] : [null, ...[low, high].filter(Number.isFinite)];
    choices = choices.flatMap((choice) => options.map((option) => [...choice, option]));
  }
  const held = (choice: readonly (number | null)[]): number => choice.filter((value) => value !== null).length;
  return choices.sort((a, b) => held(a) - held(b));
}

/** Fits with some coefficients held at values. */
function heldFit(problem: RegressionProblem, choice: readonly (number | null)[], estimate: Estimator): Estimate | null {
  const { columns, rests, y, weights, errors } = problem;
  const free = choice.flatMap((value, j) => (value === null ? [j] : []));
  if (free.length === columns.length) return estimate(problem);
  const at = (j: number): number => choice[j] ?? 0;
  const rest = y.map((value, i) => columns.reduce((sum, column, j) => sum - at(j) * column[i], value));
  const reduced: RegressionProblem = {
    columns: free.map((j) => columns[j]),
    ...(rests && { rests: free.map((j) => rests[j]) }),
    y: rest,
    weights,
    errors: errors && {
      ...errors,
      columns: free.map((j) => errors.columns[j]),
      y: errors.y.map((value, i) => errors.columns.reduce((sum, column, j) => sum + at(j) ** 2 * column[i], value)),
    },
  };
  const found = free.length === 0 ? unfitted(reduced) : estimate(reduced);
  if (found === null) return null;
  const p = columns.length;
  const coefficients = Float64Array.from(choice, (value) => value ?? 0);
  const covariance = new Float64Array(p * p);
  free.forEach((j, a) => {
    coefficients[j] = found.coefficients[a];
    free.forEach((k, b) => (covariance[j * p + k] = found.covariance[a * free.length + b]));
  });
  return { ...found, coefficients, covariance, held: choice.map((value) => value !== null) };
}

/** Nothing is left to fit: the residuals alone. */
function unfitted({ y, weights, errors }: RegressionProblem): Estimate {
  const weight = (i: number): number => (errors === null ? (weights?.[i] ?? 1) : 1 / errors.y[i]);
  const objective = y.reduce((sum, value, i) => sum + weight(i) * value * value, 0);
  return {
    coefficients: new Float64Array(0),
    covariance: new Float64Array(0),
    residuals: y,
    leverages: new Float64Array(y.length),
    scale: Math.sqrt(objective / y.length),
    objective,
    freedom: y.length,
    converged: true,
    held: [],
  };
}
