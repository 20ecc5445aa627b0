import type { ScalingFit, ScalingValue } from './scalingFit';

/** The relation at descriptor values, in the order of `fit.xNames`, with its confidence and prediction intervals. */
export function scalingValue(
  { coefficients, covariance, noise, quantile }: ScalingFit,
  x: readonly number[],
): ScalingValue {
  const p = coefficients.length;
  const row = [1, ...x];
  let value = 0;
  let variance = 0;
  for (let j = 0; j < p; j++) {
    value += coefficients[j].value * row[j];
    for (let k = 0; k < p; k++) variance += row[j] * covariance[j * p + k] * row[k];
  }
  const mean = Math.max(0, variance);
  return {
    value,
    confidence: quantile * Math.sqrt(mean),
    prediction: quantile * Math.sqrt(mean + noise ** 2),
  };
}
