import { describe, expect, it } from 'vitest';
import {
  boundedFit,
  huberFit,
  orthogonalFit,
  theilSenFit,
  theilSenInterval,
  weightedFit,
  type Estimate,
  type RegressionProblem,
} from '../../../src/math';
import { expectClose } from '../../helpers/expectClose';

const ones = (n: number): Float64Array => new Float64Array(n).fill(1);

function line(x: readonly number[], y: readonly number[], rest: Partial<RegressionProblem> = {}): RegressionProblem {
  const columns = [ones(x.length), Float64Array.from(x)];
  return { columns, y: Float64Array.from(y), weights: null, errors: null, ...rest };
}

function deviations({ covariance, coefficients }: Estimate): readonly number[] {
  const p = coefficients.length;
  return Array.from(coefficients, (_, j) => Math.sqrt(covariance[j * p + j]));
}

/** K. Pearson, Phil. Mag. 2, 559 (1901), doi 10.1080/14786440109462720. */
const pearsonX = [0, 0.9, 1.8, 2.6, 3.3, 4.4, 5.2, 6.1, 6.5, 7.4];
const pearsonY = [5.9, 5.4, 4.4, 4.6, 3.5, 3.7, 2.8, 2.8, 2.4, 1.5];
/** Weights of D. York, Can. J. Phys. 44, 1079 (1966), doi 10.1139/p66-090. */
const yorkX = [1000, 1000, 500, 800, 200, 80, 60, 20, 1.8, 1];
const yorkY = [1, 1.8, 4, 8, 20, 20, 70, 70, 100, 500];

describe('orthogonalFit', () => {
  const york = line(pearsonX, pearsonY, {
    errors: {
      columns: [new Float64Array(10), Float64Array.from(yorkX, (w) => 1 / w)],
      y: Float64Array.from(yorkY, (w) => 1 / w),
      absolute: true,
    },
  });

  it("gives the solution of Pearson's data with York's weights that all exact methods share", () => {
    const fit = orthogonalFit(york)!;
    expect(fit.converged).toBe(true);
    // Neri et al., J. Phys. E 22, 215 (1989), doi 10.1088/0022-3735/22/4/002, give ten digits;
    // York et al., Am. J. Phys. 72, 367 (2004), the deviations.
    expectClose(fit.coefficients[0], 5.47991022, { abs: 5e-9 });
    expectClose(fit.coefficients[1], -0.480533407, { abs: 5e-10 });
    expectClose(deviations(fit)[0], 0.294970735, { rel: 1e-7 });
    expectClose(deviations(fit)[1], 0.057985009, { rel: 1e-7 });
    expectClose(fit.objective / fit.freedom, 1.483294149, { rel: 1e-8 });
  });

  it('is the line of closest fit of Pearson for equal errors, and the same with the axes exchanged', () => {
    const equal = { columns: [new Float64Array(10), ones(10)], y: ones(10), absolute: false };
    const fit = orthogonalFit(line(pearsonX, pearsonY, { errors: equal }))!;
    // As printed by Pearson, p. 564, from rounded sums: y = 5.784 - 0.546 x.
    expectClose(fit.coefficients[0], 5.784, { abs: 5e-4 });
    expectClose(fit.coefficients[1], -0.546, { abs: 5e-4 });
    const swapped = orthogonalFit(line(pearsonY, pearsonX, { errors: equal }))!;
    expectClose(swapped.coefficients[1], 1 / fit.coefficients[1], { rel: 1e-11 });
    expectClose(swapped.coefficients[0], -fit.coefficients[0] / fit.coefficients[1], { rel: 1e-11 });
  });

  it('equals the closed form of Deming regression', () => {
    const ratio = 2.5;
    const errors = { columns: [new Float64Array(10), ones(10)], y: new Float64Array(10).fill(ratio), absolute: false };
    const mean = (v: readonly number[]): number => v.reduce((a, b) => a + b) / v.length;
    const product = (a: readonly number[], b: readonly number[]): number =>
      a.reduce((sum, value, i) => sum + (value - mean(a)) * (b[i] - mean(b)), 0);
    const difference = product(pearsonY, pearsonY) - ratio * product(pearsonX, pearsonX);
    const xy = product(pearsonX, pearsonY);
    const slope = (difference + Math.hypot(difference, 2 * Math.sqrt(ratio) * xy)) / (2 * xy);
    expectClose(orthogonalFit(line(pearsonX, pearsonY, { errors }))!.coefficients[1], slope, { rel: 1e-11 });
  });

  it('is weighted least squares where x is exact', () => {
    const exact = { columns: [new Float64Array(10), new Float64Array(10)], y: york.errors!.y, absolute: false };
    const fit = orthogonalFit({ ...york, errors: exact })!;
    const weighted = weightedFit({ ...york, errors: null, weights: Float64Array.from(yorkY) })!;
    [0, 1].forEach((j) => expectClose(fit.coefficients[j], weighted.coefficients[j], { rel: 1e-12 }));
    fit.covariance.forEach((value, k) => expectClose(value, weighted.covariance[k], { rel: 1e-10 }));
  });

  it('finds the plane whose normal is the least principal axis of points in space', () => {
    const x = [1, 2, 3, 4, 5, 6, 7];
    const z = [0.3, -1.1, 2, 0.4, -0.7, 1.6, -2];
    const y = x.map((value, i) => 1 + 0.5 * value - 0.8 * z[i] + 0.05 * Math.sin(9 * i));
    const columns = [ones(7), Float64Array.from(x), Float64Array.from(z)];
    const errors = { columns: [new Float64Array(7), ones(7), ones(7)], y: ones(7), absolute: false };
    const fit = orthogonalFit({ columns, y: Float64Array.from(y), weights: null, errors })!;
    const distance = (b: readonly number[]): number =>
      x.reduce((sum, value, i) => sum + (y[i] - b[0] - b[1] * value - b[2] * z[i]) ** 2, 0) /
      (1 + b[1] ** 2 + b[2] ** 2);
    const best = distance([...fit.coefficients]);
    expectClose(fit.objective, best, { rel: 1e-12 });
    for (const step of [1e-4, -1e-4]) {
      for (let j = 0; j < 3; j++) {
        expect(distance(Array.from(fit.coefficients, (b, k) => (k === j ? b + step : b)))).toBeGreaterThan(best);
      }
    }
  });
});

/** K. A. Brownlee's plant data: air flow, water temperature, acid concentration, stack loss. */
// prettier-ignore
const stackLoss: readonly (readonly [number, number, number, number])[] = [
  [80, 27, 89, 42], [80, 27, 88, 37], [75, 25, 90, 37], [62, 24, 87, 28], [62, 22, 87, 18], [62, 23, 87, 18],
  [62, 24, 93, 19], [62, 24, 93, 20], [58, 23, 87, 15], [58, 18, 80, 14], [58, 18, 89, 14], [58, 17, 88, 13],
  [58, 18, 82, 11], [58, 19, 93, 12], [50, 18, 89, 8], [50, 18, 86, 7], [50, 19, 72, 8], [50, 19, 79, 8],
  [50, 20, 80, 9], [56, 20, 82, 15], [70, 20, 91, 15],
];
const stackProblem: RegressionProblem = {
  columns: [ones(21), ...[0, 1, 2].map((k) => Float64Array.from(stackLoss, (row) => row[k]))],
  y: Float64Array.from(stackLoss, (row) => row[3]),
  weights: null,
  errors: null,
};

describe('huberFit', () => {
  it('gives the published M-estimate of the stack-loss data', () => {
    const fit = huberFit(stackProblem)!;
    expect(fit.converged).toBe(true);
    // `rlm(stack.loss ~ ., stackloss)` of MASS, the example of W. N. Venables and B. D. Ripley, run until it stands;
    // it rounds the median of |z| to 0.6745.
    const expected = [-41.02648537329501, 0.829385770253855, 0.926059415548607, -0.127846317965416];
    expected.forEach((value, j) => expectClose(fit.coefficients[j], value, { rel: 1e-5 }));
    expectClose(fit.scale, (2.4404890459928 * 0.6745) / 0.6744897501960817, { rel: 1e-5 });
    // As printed there, from a variance with n - 1 in the correction.
    [9.8073, 0.1112, 0.3034, 0.1289].forEach((value, j) => expectClose(deviations(fit)[j], value, { rel: 0.003 }));
  });

  it('is least squares where no residual is large, with the same deviations but for the scale', () => {
    const x = [1, 2, 3, 4, 5, 6];
    const problem = line(x, [1.1, 1.9, 3.1, 3.9, 5.1, 5.9]);
    const huber = huberFit(problem)!;
    const plain = weightedFit(problem)!;
    [0, 1].forEach((j) => expectClose(huber.coefficients[j], plain.coefficients[j], { rel: 1e-12 }));
    huber.covariance.forEach((value, k) => expectClose(value, plain.covariance[k], { rel: 1e-12 }));
  });

  it('keeps a line that most rows lie on exactly', () => {
    const fit = huberFit(line([0, 1, 2, 3, 4, 5, 6], [1, 3, 5, 7, 9, 11, 40]))!;
    expectClose(fit.coefficients[1], 2, { rel: 1e-3 });
  });
});

describe('theilSenFit', () => {
  // P. K. Sen, J. Am. Stat. Assoc. 63, 1379 (1968), section 6; the limits are those of the slopes as they are,
  // 26/7 and 35/8, since his list of slopes has slips.
  const x = [1, 2, 3, 4, 10, 12, 18];
  const y = [9, 15, 19, 20, 45, 55, 78];

  it("gives the slope and the 93 % limits of Sen's example", () => {
    const fit = theilSenFit(line(x, y))!;
    expect(fit.coefficients[1]).toBe(4);
    expect(fit.coefficients[0]).toBe(6);
    expect(theilSenInterval(Float64Array.from(x), Float64Array.from(y), 0.93)).toEqual([26 / 7, 35 / 8]);
  });

  it('does not see a third of the rows', () => {
    const odd = x.map((value, i) => (i < 2 ? 500 : 2 + 3 * value));
    const fit = theilSenFit(line([...x, 20, 21], [...odd, 62, 65]))!;
    expectClose(fit.coefficients[1], 3, { abs: 1.5 });
  });

  it('refuses two descriptors and a descriptor without spread', () => {
    expect(theilSenFit({ ...stackProblem })).toBeNull();
    expect(theilSenFit(line([2, 2, 2], [1, 2, 3]))).toBeNull();
  });
});

describe('boundedFit', () => {
  const free = [-Infinity, Infinity] as const;

  it('leaves a fit that keeps its bounds', () => {
    const fit = boundedFit(stackProblem, [free, [0, Infinity], [0, 2], free], weightedFit)!;
    weightedFit(stackProblem)!.coefficients.forEach((value, j) => expect(fit.coefficients[j]).toBe(value));
    expect(fit.held).toEqual([false, false, false, false]);
  });

  it('holds a coefficient at its bound, with no variance and one more degree of freedom', () => {
    const fit = boundedFit(stackProblem, [free, free, free, [0, Infinity]], weightedFit)!;
    const without = weightedFit({ ...stackProblem, columns: stackProblem.columns.slice(0, 3) })!;
    expect(fit.coefficients[3]).toBe(0);
    expect(fit.held).toEqual([false, false, false, true]);
    expect(fit.freedom).toBe(18);
    [0, 1, 2].forEach((j) => expectClose(fit.coefficients[j], without.coefficients[j], { rel: 1e-13 }));
    expect(fit.covariance.slice(12)).toEqual(new Float64Array(4));
  });

  it('satisfies the conditions of Karush, Kuhn and Tucker with several bounds at once', () => {
    const bounds = [free, [0.9, 2], [-1, 0.5], [-0.05, 0.3]] as const;
    const fit = boundedFit(stackProblem, bounds, weightedFit)!;
    stackProblem.columns.forEach((column, j) => {
      const slope = -2 * column.reduce((sum, a, i) => sum + a * fit.residuals[i], 0);
      const value = fit.coefficients[j];
      expect(value >= bounds[j][0] && value <= bounds[j][1]).toBe(true);
      if (value === bounds[j][0]) expect(slope).toBeGreaterThan(0);
      else if (value === bounds[j][1]) expect(slope).toBeLessThan(0);
      else expectClose(slope, 0, { abs: 1e-8 });
    });
    expect(fit.held.filter(Boolean).length).toBeGreaterThan(1);
  });

  it('gives the errors of a held descriptor to y', () => {
    const errors = { columns: [new Float64Array(10), ones(10)], y: ones(10), absolute: true };
    const problem = line(pearsonX, pearsonY, { errors });
    const fit = boundedFit(problem, [free, [-2, -2]], orthogonalFit)!;
    const mean = (v: readonly number[]): number => v.reduce((a, b) => a + b) / v.length;
    expectClose(fit.coefficients[0], mean(pearsonY) + 2 * mean(pearsonX), { rel: 1e-12 });
    expectClose(fit.covariance[0], 5 / 10, { rel: 1e-12 });
  });

  it('holds everything that is given', () => {
    const fit = boundedFit(line([1, 2, 3], [1, 2, 4]), [[0, 0], [1, 1]], weightedFit)!; // prettier-ignore
    expect([...fit.residuals]).toEqual([0, 0, 1]);
    expect(fit.freedom).toBe(3);
  });
});
