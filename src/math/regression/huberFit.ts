import { solveLeastSquares } from '../leastSquares';
import { median } from '../median';
import { normalCdf } from '../normal';
import { inverseNormal, leverages, qrFactor } from '../qr';
import type { Estimate, RegressionProblem } from './problem';
import { residualsOf, weightedFit } from './weightedFit';

/** Residual, in units of the scale, from which on a row counts less: 95 % efficient where errors are normal. */
const tuning = 1.345;
/** Median of |z| of a standard normal variable. */
const medianOfNormal = 0.6744897501960817;
const mostIterations = 500;

/**
 * Huber's M-estimator by reweighted least squares, the scale being the median of |r| / 0.6745 at every pass, until nothing
 * changes any more. Its covariance is Huber's first one, with his correction for few rows.
 *
 * Source: P. J. Huber, E. M. Ronchetti, Robust Statistics, 2nd ed., Wiley 2009, chapter 7, doi 10.1002/9780470434697.
 */
export function huberFit(problem: RegressionProblem): Estimate | null {
  const { columns, y, weights } = problem;
  const start = weightedFit(problem);
  const n = y.length;
  const p = columns.length;
  if (start === null) return null;
  if (n === p) return start;
  const root = weights?.map(Math.sqrt) ?? new Float64Array(n).fill(1);
  let { coefficients, residuals } = start;
  let scale = NaN;
  let converged = false;
  for (let pass = 0; pass < mostIterations && !converged; pass++) {
    scale = median(residuals.map((r, i) => Math.abs(r) * root[i])) / medianOfNormal;
    if (!(scale > 0)) break;
    const factor = residuals.map((r, i) => root[i] * Math.sqrt(weightAt((r * root[i]) / scale)));
    const next = solveLeastSquares(
      columns.map((column) => column.map((value, i) => value * factor[i])),
      y.map((value, i) => value * factor[i]),
      false,
    );
    if (next === null) return null;
    const change = next.coefficients.map((value, j) => Math.abs(value - coefficients[j]) / (Math.abs(value) || 1));
    coefficients = next.coefficients;
    residuals = residualsOf(columns, y, coefficients);
    converged = change.every((size) => size < 1e-13);
  }
  // More than half of the rows lie on the model exactly: it is found, and no scale remains.
  if (scale === 0) converged = true;
  const qr = qrFactor(columns.map((column) => column.map((value, i) => value * root[i])));
  if (qr === null) return null;
  const z = residuals.map((r, i) => (r * root[i]) / scale);
  const inside = z.reduce((count, value) => count + (Math.abs(value) < tuning ? 1 : 0), 0) / n;
  const spread = z.reduce((sum, value) => sum + (value * weightAt(value)) ** 2, 0) / (n - p);
  const correction = 1 + (p * (1 - inside)) / (n * inside);
  const variance = scale === 0 ? 0 : (scale ** 2 * spread * correction ** 2) / inside ** 2;
  return {
    coefficients,
    covariance: inverseNormal(qr).map((value) => value * variance),
    residuals,
    leverages: leverages(qr),
    scale,
    objective: scale === 0 ? 0 : z.reduce((sum, value) => sum + loss(value), 0) * scale ** 2,
    freedom: n - p,
    converged,
    held: columns.map(() => false),
  };
}

/**
 * Standard deviation of the errors of a Huber fit, from residuals cut at 1.345 scales, as they would be of normal errors:
 * nearly all of the information that the scale, a median, leaves out.
 */
export function huberNoise({ residuals, scale, freedom }: Estimate, weights: Float64Array | null): number {
  const k = tuning;
  const density = Math.exp((-k * k) / 2) / Math.sqrt(2 * Math.PI);
  const ofNormal = 2 * (normalCdf(k) - 0.5 - k * density) + 2 * k * k * (1 - normalCdf(k));
  const squares = residuals.reduce((sum, r, i) => {
    const z = (r * Math.sqrt(weights?.[i] ?? 1)) / scale;
    return sum + Math.min(Math.abs(z), k) ** 2;
  }, 0);
  return scale === 0 ? 0 : scale * Math.sqrt(squares / freedom / ofNormal);
}

function weightAt(z: number): number {
  const size = Math.abs(z);
  return size <= tuning ? 1 : tuning / size;
}

function loss(z: number): number {
  const size = Math.abs(z);
  return size <= tuning ? z * z : 2 * tuning * size - tuning ** 2;
}
