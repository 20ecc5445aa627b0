import { describe, expect, it } from 'vitest';
import { fitScaling, scalingValue, type FitMethod, type ScalingData } from '../../../src/energetics';
import { RandomStream, theilSenInterval } from '../../../src/math';

/** Share of `sets` tables, drawn from y = 0.4 + 0.5 x and errors, whose 95 % intervals hold the truth at x = -2.5. */
function coverage(
  method: FitMethod,
  sets: number,
  count: number,
): { readonly confidence: number; readonly prediction: number; readonly slope: number } {
  let [confidence, prediction, slope] = [0, 0, 0];
  const at = -2.5;
  const truth = 0.4 + 0.5 * at;
  for (let set = 0; set < sets; set++) {
    const stream = new RandomStream(20, set);
    const sigma = Float64Array.from({ length: count }, (_, i) => (method === 'ordinary' ? 0.2 : 0.1 + 0.05 * (i % 5)));
    const real = Float64Array.from({ length: count }, (_, i) => -6 + (5 * i) / (count - 1));
    const equal = method === 'huber' || method === 'theil-sen';
    const y = real.map((v, i) => 0.4 + 0.5 * v + (equal ? 0.2 : sigma[i]) * stream.normal());
    const both = method === 'orthogonal';
    const data: ScalingData = {
      x: [{ name: 'x', values: both ? real.map((v, i) => v + sigma[i] * stream.normal()) : real }],
      y: { name: 'y', values: y },
      ...(method === 'weighted' || both ? { yErrors: sigma } : {}),
      ...(both ? { xErrors: [sigma] } : {}),
    };
    const fit = fitScaling(data, { method });
    const band = scalingValue(fit, [at]);
    const typical = Math.sqrt(sigma.reduce((sum, s) => sum + s * s, 0) / count);
    const noise = equal ? 0.2 : both ? typical * Math.sqrt(1.25) : typical;
    if (Math.abs(truth - band.value) < band.confidence) confidence++;
    if (Math.abs(truth + noise * stream.normal() - band.value) < band.prediction) prediction++;
    const [low, high] = fit.coefficients[1].interval;
    if (0.5 > low && 0.5 < high) slope++;
  }
  return { confidence: confidence / sets, prediction: prediction / sets, slope: slope / sets };
}

describe('the interval of a Theil–Sen slope', () => {
  it.each([10, 25])('holds the truth in 94 to 96.5 %% of 4000 tables of %i rows', (count) => {
    const sets = 4000;
    const x = Float64Array.from({ length: count }, (_, i) => -6 + (5 * i) / (count - 1));
    let inside = 0;
    for (let set = 0; set < sets; set++) {
      const stream = new RandomStream(21, set);
      const [low, high] = theilSenInterval(x, x.map((v) => 0.4 + 0.5 * v + 0.2 * stream.normal()), 0.95); // prettier-ignore
      if (0.5 > low && 0.5 < high) inside++;
    }
    // Ranks are whole numbers: few rows give a little more than is asked for.
    expect(inside / sets).toBeGreaterThan(0.94);
    expect(inside / sets).toBeLessThan(0.965);
  });
});

describe('95 % bands hold the truth in 94 to 96 % of tables', () => {
  it.each([
    ['ordinary', 6000, 12],
    ['weighted', 6000, 15],
    ['orthogonal', 4000, 20],
    ['huber', 4000, 40],
  ] as const)('%s', (method, sets, count) => {
    const { confidence, prediction, slope } = coverage(method, sets, count);
    for (const share of [confidence, prediction, slope]) {
      expect(share).toBeGreaterThan(0.94);
      expect(share).toBeLessThan(0.96);
    }
  });
});
