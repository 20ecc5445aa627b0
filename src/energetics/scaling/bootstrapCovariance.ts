import { bootstrapCoefficients } from './scalingEnsemble';
import type { ScalingModel } from './scalingModel';

const resamples = 999;
const largest = 300;

/** Covariance of the coefficients of a method without a formula for it, over bootstrap samples of the rows. [p × p] */
export function bootstrapCovariance(model: ScalingModel): Float64Array {
  const p = model.names.length;
  const count =
    model.problem.y.length > largest ? Math.ceil((resamples * largest) / model.problem.y.length) : resamples;
  const draws = bootstrapCoefficients(model, Math.max(100, count), 1);
  const mean = model.names.map((_, j) => draws.reduce((sum, draw) => sum + draw[j], 0) / draws.length);
  const covariance = new Float64Array(p * p);
  for (let j = 0; j < p; j++) {
    for (let k = 0; k < p; k++) {
      const sum = draws.reduce((total, draw) => total + (draw[j] - mean[j]) * (draw[k] - mean[k]), 0);
      covariance[j * p + k] = sum / (draws.length - 1);
    }
  }
  return covariance;
}
