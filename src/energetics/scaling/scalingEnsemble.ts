import { InvalidInput } from '../../base';
import { RandomStream } from '../../math';
import type { ScalingData, ScalingOptions } from './scalingData';
import type { ScalingFit } from './scalingFit';
import { estimateRows, scalingModel, type ScalingModel } from './scalingModel';

/**
 * How members of an ensemble are drawn: `bootstrap`, from fits to rows drawn with replacement, which asks nothing of the
 * errors; `bayesian`, from the posterior of normal errors and a flat prior, a t distribution around the fit.
 */
export const ensembleKinds = ['bootstrap', 'bayesian'] as const;
export type EnsembleKind = (typeof ensembleKinds)[number];

/** Draws of bootstrap rows that may fail to determine the coefficients, per member. */
const mostRedraws = 200;

/**
 * Coefficients of `count` plausible relations, each in the order of `fit.coefficients`; the same seed gives the same.
 *
 * @throws InvalidInput when the table is too small to be drawn from again.
 */
export function scalingEnsemble(
  data: ScalingData,
  options: ScalingOptions,
  fit: ScalingFit,
  kind: EnsembleKind,
  count: number,
  seed: number,
): readonly Float64Array[] {
  const model = scalingModel(data, options);
  return kind === 'bootstrap'
    ? bootstrapCoefficients(model, count, seed)
    : posteriorCoefficients(model, fit, count, seed);
}

/** Coefficients of fits to rows drawn with replacement. @throws InvalidInput when hardly any draw can be fitted. */
export function bootstrapCoefficients(model: ScalingModel, count: number, seed: number): readonly Float64Array[] {
  const n = model.problem.y.length;
  return Array.from({ length: count }, (_, member) => {
    const stream = new RandomStream(seed, member);
    for (let draw = 0; draw < mostRedraws; draw++) {
      const estimate = estimateRows(
        model,
        Int32Array.from({ length: n }, () => stream.whole(n)),
      );
      if (estimate !== null) return estimate.coefficients;
    }
    throw new InvalidInput({ name: 'points', got: n, expected: 'enough different ones to be drawn from again' });
  });
}

/** Draws that leave the bounds are drawn again, and clamped when there is no end to it. */
function posteriorCoefficients(
  { bounds, problem }: ScalingModel,
  { coefficients, covariance, freedom }: ScalingFit,
  count: number,
  seed: number,
): readonly Float64Array[] {
  if (freedom < 1)
    throw new InvalidInput({ name: 'points', got: problem.y.length, expected: 'more than coefficients' });
  const p = coefficients.length;
  const root = choleskyRoot(covariance, p);
  const absolute = problem.errors?.absolute === true;
  return Array.from({ length: count }, (_, member) => {
    const stream = new RandomStream(seed, member);
    for (let draw = 0; ; draw++) {
      const stretch = absolute ? 1 : Math.sqrt(freedom / stream.chiSquared(freedom));
      const z = Array.from({ length: p }, () => stream.normal());
      const b = Float64Array.from(coefficients, ({ value }, j) =>
        z.slice(0, j + 1).reduce((sum, normal, k) => sum + stretch * root[j * p + k] * normal, value),
      );
      if (b.every((value, j) => coefficients[j].held || (value >= bounds[j][0] && value <= bounds[j][1]))) return b;
      if (draw >= mostRedraws) return b.map((value, j) => Math.min(bounds[j][1], Math.max(bounds[j][0], value)));
    }
  });
}

/** Lower triangle L with L Lᵀ = C; rows without variance stay 0. [p × p] */
function choleskyRoot(c: Float64Array, p: number): Float64Array {
  const root = new Float64Array(p * p);
  for (let i = 0; i < p; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = c[i * p + j];
      for (let k = 0; k < j; k++) rest -= root[i * p + k] * root[j * p + k];
      if (i === j) root[i * p + i] = Math.sqrt(Math.max(0, rest));
      else root[i * p + j] = root[j * p + j] === 0 ? 0 : rest / root[j * p + j];
    }
  }
  return root;
}
