import { InvalidInput } from '../../base';
import { semidefiniteFactor } from '../../math';
import type { ScreenPlan } from './screenPlan';

/** Correlation of the errors of two descriptors, candidate by candidate. */
export interface ErrorCorrelation {
  readonly first: string;
  readonly second: string;
  /** From -1 to 1. [candidates] */
  readonly values: Float64Array;
}

/**
 * Factors of the covariances of the descriptors' errors, candidates `first` to `end` - 1: lower triangles L with L Lᵀ the
 * covariance in eV², rows of descriptors without an error 0.
 *
 * @returns [candidates × descriptors × descriptors]
 * @throws InvalidInput naming a candidate whose correlations contradict each other.
 */
export function errorFactors(plan: ScreenPlan, first: number, end: number): Float64Array {
  const names = plan.study.descriptors.map(({ name }) => name);
  const n = names.length;
  const sigma = names.map((name) => plan.deviations.get(name));
  const pairs = (plan.correlations ?? []).map(({ first: a, second: b, values }) => {
    const [i, j] = [names.indexOf(a), names.indexOf(b)];
    return { low: Math.max(i, j), high: Math.min(i, j), values };
  });
  const factors = new Float64Array((end - first) * n * n);
  const correlation = new Float64Array(n * n);
  for (let c = first; c < end; c++) {
    const at = (c - first) * n * n;
    if (pairs.length === 0) {
      for (let i = 0; i < n; i++) factors[at + i * n + i] = sigma[i]?.[c] ?? 0;
      continue;
    }
    correlation.fill(0);
    for (let i = 0; i < n; i++) correlation[i * n + i] = 1;
    for (const { low, high, values } of pairs) correlation[low * n + high] = values[c];
    const result = semidefiniteFactor(n, correlation);
    if ('row' in result) {
      throw new InvalidInput({
        name: 'correlations',
        got: `one of ${names[result.row]} that contradicts the others`,
        expected: 'a positive semidefinite matrix',
        where: `candidate ${plan.keys[c] + 1}`,
      });
    }
    for (let i = 0; i < n; i++)
      for (let j = 0; j <= i; j++) factors[at + i * n + j] = (sigma[i]?.[c] ?? 0) * result.factor[i * n + j];
  }
  return factors;
}

/** @throws InvalidInput for a correlation outside -1 to 1, of a descriptor without an error, or of a pair given twice. */
export function requireCorrelations({ deviations, correlations = [], candidates, keys }: ScreenPlan): void {
  const seen = new Set<string>();
  for (const { first, second, values } of correlations) {
    const name = `correlation of ${first} and ${second}`;
    const unknown = [first, second].find((descriptor) => !deviations.has(descriptor));
    if (unknown !== undefined || first === second) {
      const expected = `two descriptors with standard deviations, of ${[...deviations.keys()].join(', ') || 'which there are none'}`;
      throw new InvalidInput({ name: 'correlation', got: `${first} and ${second}`, expected });
    }
    const pair = [first, second].sort().join(' ');
    if (seen.has(pair))
      throw new InvalidInput({ name: 'correlation', got: `${first} and ${second}`, expected: 'each pair once' });
    seen.add(pair);
    if (values.length !== candidates.count)
      throw new InvalidInput({ name, got: values.length, expected: `${candidates.count}, one per candidate` });
    const bad = values.findIndex((value) => !(value >= -1 && value <= 1));
    if (bad < 0) continue;
    throw new InvalidInput({
      name,
      got: values[bad],
      expected: 'a number from -1 to 1',
      where: `candidate ${keys[bad] + 1}`,
    });
  }
}
