import { InvalidInput } from '../../base';
import { huberNoise, leverages, qrFactor, studentTQuantile, theilSenInterval, type Estimate } from '../../math';
import { bootstrapCovariance } from './bootstrapCovariance';
import { exceedsErrors, fitWarnings } from './fitWarnings';
import { leaveOneOut } from './leaveOneOut';
import type { ScalingData, ScalingOptions } from './scalingData';
import type { Coefficient, FittedPoint, ScalingFit } from './scalingFit';
import { estimateRows, scalingModel, type ScalingModel } from './scalingModel';

/**
 * Fits y = const + Σ slope × x.
 *
 * @throws InvalidInput for options or columns that do not fit each other, fewer rows than free coefficients, or
 * descriptors that do not differ enough to tell their slopes apart.
 */
export function fitScaling(data: ScalingData, options: ScalingOptions = {}): ScalingFit {
  const { confidence = 0.95 } = options;
  if (!(confidence > 0 && confidence < 1))
    throw new InvalidInput({ name: 'confidence', got: confidence, expected: 'a number between 0 and 1' });
  const model = scalingModel(data, options);
  const estimate = requireEstimate(model);
  const { freedom, scale, held } = estimate;
  const covariance = model.method === 'theil-sen' ? bootstrapCovariance(model) : estimate.covariance;
  const p = model.names.length;
  const quantile = studentTQuantile((1 + confidence) / 2, model.problem.errors?.absolute === true ? Infinity : freedom);
  const coefficients = model.names.map((name, j): Coefficient => {
    const value = estimate.coefficients[j];
    const deviation = Math.sqrt(covariance[j * p + j]);
    const half = held[j] ? 0 : quantile * deviation;
    const ranks = j === 1 && !held[j] && model.method === 'theil-sen';
    const interval = ranks
      ? theilSenInterval(model.problem.columns[1], model.problem.y, confidence)
      : ([value - half, value + half] as const);
    return { name, value, deviation, interval, held: held[j] };
  });
  const quality = qualityOf(model, estimate);
  const about = {
    method: model.method,
    yName: data.y.name,
    xNames: model.names.slice(1),
    coefficients,
    covariance,
    count: model.problem.y.length,
    freedom,
    scale,
    noise: noiseOf(model, estimate),
    confidence,
    quantile,
    ...quality,
    points: pointsOf(data, model, estimate),
  };
  let errors: ScalingFit['leaveOneOut'] | null = null;
  return {
    ...about,
    warnings: fitWarnings(about, model, estimate),
    // Asked for by few, and one fit per row for some methods.
    get leaveOneOut() {
      return (errors ??= leaveOneOut(model, estimate));
    },
  };
}

function requireEstimate(model: ScalingModel): Estimate {
  const estimate = estimateRows(model);
  if (estimate !== null) return estimate;
  const { problem, bounds, names } = model;
  const free = bounds.filter(([low, high]) => low !== high).length;
  const count = problem.y.length;
  if (count < free) {
    throw new InvalidInput({ name: 'points', got: count, expected: `at least ${free} for ${free} coefficients` });
  }
  const flat = problem.columns.findIndex((column, j) => j > 0 && column.every((value) => value === column[0]));
  const got = flat > 0 ? `${names[flat]} = ${problem.columns[flat][0]} in every row` : names.slice(1).join(', ');
  throw new InvalidInput({ name: 'descriptors', got, expected: 'values that tell the coefficients apart' });
}

function qualityOf(
  { problem: { y, weights } }: ScalingModel,
  { residuals, freedom }: Estimate,
): Pick<ScalingFit, 'rSquared' | 'adjustedRSquared' | 'mae' | 'rmse'> {
  const n = y.length;
  const weight = (i: number): number => weights?.[i] ?? 1;
  const total = y.reduce((sum, _, i) => sum + weight(i), 0);
  const mean = y.reduce((sum, value, i) => sum + weight(i) * value, 0) / total;
  const spread = y.reduce((sum, value, i) => sum + weight(i) * (value - mean) ** 2, 0);
  const rest = residuals.reduce((sum, r, i) => sum + weight(i) * r * r, 0);
  const rSquared = spread === 0 ? NaN : 1 - rest / spread;
  return {
    rSquared,
    adjustedRSquared: freedom > 0 ? 1 - ((1 - rSquared) * (n - 1)) / freedom : NaN,
    mae: residuals.reduce((sum, r) => sum + Math.abs(r), 0) / n,
    rmse: Math.sqrt(residuals.reduce((sum, r) => sum + r * r, 0) / n),
  };
}

/**
 * Standard deviation of one more observation around the model, with the mean variance of the rows. Where the errors are
 * given, the scatter counts only when it is more than they can explain.
 */
function noiseOf({ method, problem: { weights, errors } }: ScalingModel, estimate: Estimate): number {
  const { scale, coefficients: b } = estimate;
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  if (errors !== null) {
    const variance = errors.columns.reduce((sum, column, j) => sum + b[j] ** 2 * mean(column), mean(errors.y));
    return Math.sqrt(variance) * (errors.absolute && !exceedsErrors(estimate) ? 1 : scale);
  }
  const one = method === 'huber' ? huberNoise(estimate, weights) : scale;
  return weights === null ? one : one * Math.sqrt(mean(weights.map((weight) => 1 / weight)));
}

function pointsOf(
  { labels }: ScalingData,
  { method, problem }: ScalingModel,
  estimate: Estimate,
): readonly FittedPoint[] {
  const { columns, y, weights, errors } = problem;
  const { residuals, coefficients: b, scale, freedom, held } = estimate;
  const p = held.filter((value) => !value).length;
  const plain = method === 'theil-sen' ? qrFactor(columns) : null;
  const shares = plain === null ? estimate.leverages : leverages(plain);
  return Array.from(y, (value, i): FittedPoint => {
    const variance = errors === null ? 1 : errors.columns.reduce((sum, c, j) => sum + b[j] ** 2 * c[i], errors.y[i]);
    const leverage = shares[i];
    const rest = (residuals[i] * Math.sqrt(weights?.[i] ?? 1)) / (scale * Math.sqrt(variance));
    const own = rest / Math.sqrt(1 - leverage);
    const others = method === 'ordinary' || method === 'weighted' ? (freedom - own ** 2) / (freedom - 1) : 1;
    return {
      label: labels?.[i] ?? String(i + 1),
      x: columns.slice(1).map((column) => column[i]),
      y: value,
      fitted: value - residuals[i],
      residual: residuals[i],
      leverage,
      studentized: own / Math.sqrt(Math.max(0, others)),
      cook: method === 'theil-sen' ? NaN : (own ** 2 * leverage) / ((1 - leverage) * p),
    };
  });
}
