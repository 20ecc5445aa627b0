import { fisherTail, type Estimate } from '../../math';
import type { FitWarning, ScalingFit } from './scalingFit';
import type { ScalingModel } from './scalingModel';

/** Degrees of freedom below which intervals hang on a guess of the scatter. */
const fewFreedom = 5;
/** Spread of a descriptor [eV] below which DFT errors of 0.1 to 0.2 eV decide its slope. */
const smallestSpan = 0.3;
/** Variance inflation factor above which slopes of two descriptors cannot be told apart well. */
const largestInflation = 10;
const largestStudentized = 3.5;
/** Probability of the scatter, were the errors as given, below which they are called too small. */
const unlikely = 1e-3;
/** Rows named in one warning. */
const mostNamed = 5;

/** What deserves distrust in a fit, most serious first. */
export function fitWarnings(
  fit: Omit<ScalingFit, 'warnings' | 'leaveOneOut'>,
  { problem }: ScalingModel,
  estimate: Estimate,
): readonly FitWarning[] {
  const { count, freedom, coefficients, points, xNames, scale } = fit;
  const found: FitWarning[] = [];
  const warn = (check: string, message: string): number => found.push({ check, message });
  const free = coefficients.filter(({ held }) => !held).length;
  if (!estimate.converged) warn('not-converged', 'The iteration ended before the coefficients stood.');
  if (freedom === 0) {
    warn(
      'no-freedom',
      `${count} points for ${free} coefficients: the model passes through all of them and has no errors.`,
    );
  } else if (freedom < fewFreedom) {
    warn('few-points', `Only ${count} points for ${free} coefficients: errors and intervals are rough.`);
  }
  xNames.forEach((name, j) => {
    const values = problem.columns[j + 1];
    const span = values.reduce((a, b) => Math.max(a, b), -Infinity) - values.reduce((a, b) => Math.min(a, b), Infinity);
    if (coefficients[j + 1].held) return;
    if (new Set(values).size === 2)
      warn('no-spread', `${name} takes two values only: nothing shows that the relation is a line.`);
    if (span < smallestSpan)
      warn('no-spread', `${name} spans only ${text(span)} eV: errors of the energies decide its slope.`);
    const [low, high] = coefficients[j + 1].interval;
    if (freedom > 0 && low < 0 && high > 0)
      warn('slope-near-zero', `The slope of ${name} may be 0: its interval is ${text(low)} to ${text(high)}.`);
    if (xNames.length > 1 && inflation(problem.columns.slice(1), j) > largestInflation)
      warn('collinear', `${name} follows the other descriptors closely: its slope is not its own.`);
  });
  for (const { name, value, held } of coefficients) {
    if (held) warn('held', `${name === 'const' ? 'The intercept' : `The slope of ${name}`} is held at ${text(value)}.`);
  }
  const named = (which: (point: (typeof points)[number]) => boolean): string => {
    const labels = points.filter(which).map(({ label }) => label);
    const more = labels.length - mostNamed;
    return more > 0 ? `${labels.slice(0, mostNamed).join(', ')} and ${more} more` : labels.join(', ');
  };
  const influential = named(({ cook }) => cook > 1);
  if (freedom > 0 && influential !== '')
    warn('influential', `Without one of these the relation is another: ${influential}.`);
  const outliers = named(({ studentized }) => Math.abs(studentized) > largestStudentized);
  if (freedom > 2 && outliers !== '') warn('outlier', `Far from the relation: ${outliers}.`);
  if (problem.errors?.absolute === true && exceedsErrors(estimate)) {
    warn('errors-too-small', `The points scatter ${text(scale)} times as much as their errors say.`);
  }
  return found;
}

/** True when a scatter as large as this, in units of the given errors, would come by chance in less than 1 of 1000 tables. */
export function exceedsErrors({ scale, freedom }: Estimate): boolean {
  return freedom > 0 && fisherTail(scale ** 2, freedom, 1e9) < unlikely;
}

/** 1 / (1 - R²) of column j on the others, from the correlations of two and by deflation of more. */
function inflation(columns: readonly Float64Array[], j: number): number {
  const centred = columns.map((column) => {
    const mean = column.reduce((a, b) => a + b, 0) / column.length;
    return column.map((value) => value - mean);
  });
  const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, i) => sum + value * b[i], 0);
  const own = centred[j];
  const size = dot(own, own);
  const rest = own.slice();
  const basis: Float64Array[] = [];
  centred.forEach((column, k) => {
    if (k === j) return;
    const direction = column.slice();
    for (const other of basis) subtract(direction, other, dot(direction, other));
    const length = Math.sqrt(dot(direction, direction));
    if (!(length > 0)) return;
    const unit = direction.map((value) => value / length);
    basis.push(unit);
    subtract(rest, unit, dot(rest, unit));
  });
  return size / dot(rest, rest);
}

function subtract(from: Float64Array, direction: Float64Array, times: number): void {
  for (let i = 0; i < from.length; i++) from[i] -= times * direction[i];
}

function text(value: number): string {
  return Number(value.toPrecision(3)).toString().replace('-', '\u2212');
}
