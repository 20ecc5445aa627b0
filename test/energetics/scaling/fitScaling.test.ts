import { describe, expect, it } from 'vitest';
import { fitScaling, groupFits, scalingEnsemble, scalingValue, type ScalingData } from '../../../src/energetics';
import { expectClose } from '../../helpers/expectClose';
import { random } from '../../helpers/random';

function table(x: readonly number[], y: readonly number[], rest: Partial<ScalingData> = {}): ScalingData {
  return {
    x: [{ name: 'E_O', values: Float64Array.from(x) }],
    y: { name: 'E_OH', values: Float64Array.from(y) },
    ...rest,
  };
}

const x = [-5.5, -5, -4.6, -4.1, -3.7, -3.2, -2.8, -2.3];
const y = [-3.1, -2.7, -2.62, -2.3, -2.15, -1.82, -1.7, -1.4];
const named = table(x, y);

describe('fitScaling', () => {
  const fit = fitScaling(named);

  it('gives intercept, slope and their deviations as the formulas of a line do', () => {
    const n = x.length;
    const mean = (v: readonly number[]): number => v.reduce((a, b) => a + b) / v.length;
    const sxx = x.reduce((sum, v) => sum + (v - mean(x)) ** 2, 0);
    const slope = x.reduce((sum, v, i) => sum + (v - mean(x)) * y[i], 0) / sxx;
    const intercept = mean(y) - slope * mean(x);
    const rest = y.map((v, i) => v - intercept - slope * x[i]);
    const s2 = rest.reduce((sum, r) => sum + r * r, 0) / (n - 2);
    expectClose(fit.coefficients[1].value, slope, { rel: 1e-12 });
    expectClose(fit.coefficients[0].value, intercept, { rel: 1e-11 });
    expectClose(fit.coefficients[1].deviation, Math.sqrt(s2 / sxx), { rel: 1e-11 });
    expectClose(fit.coefficients[0].deviation, Math.sqrt(s2 * (1 / n + mean(x) ** 2 / sxx)), { rel: 1e-11 });
    expectClose(fit.covariance[1], (-s2 * mean(x)) / sxx, { rel: 1e-11 });
    expectClose(fit.mae, mean(rest.map(Math.abs)), { rel: 1e-11 });
    const total = y.reduce((sum, v) => sum + (v - mean(y)) ** 2, 0);
    expectClose(fit.rSquared, 1 - (s2 * (n - 2)) / total, { rel: 1e-12 });
    fit.points.forEach(({ leverage }, i) => expectClose(leverage, 1 / n + (x[i] - mean(x)) ** 2 / sxx, { rel: 1e-11 }));
    const { value, confidence, prediction } = scalingValue(fit, [-4]);
    const h = 1 / n + (-4 - mean(x)) ** 2 / sxx;
    expectClose(value, intercept - 4 * slope, { rel: 1e-12 });
    // t of 6 degrees of freedom at 97.5 %.
    expectClose(confidence, 2.4469118511449692 * Math.sqrt(s2 * h), { rel: 1e-9 });
    expectClose(prediction, 2.4469118511449692 * Math.sqrt(s2 * (1 + h)), { rel: 1e-9 });
  });

  it.each(['ordinary', 'weighted'] as const)('leaves rows out as fitting again without them does (%s)', (method) => {
    const weights = Float64Array.from(x, (_, i) => 1 + (i % 3));
    const data = method === 'weighted' ? { ...named, weights } : named;
    const whole = fitScaling(data, { method });
    const missed = x.map((at, out) => {
      const keep = <T>(v: ArrayLike<T>): T[] => Array.from(v).filter((_, i) => i !== out);
      const others = fitScaling(
        { ...table(keep(x), keep(y)), ...(method === 'weighted' ? { weights: Float64Array.from(keep(weights)) } : {}) },
        { method },
      );
      const moved = others.coefficients.map(({ value }, j) => value - whole.coefficients[j].value);
      if (method === 'ordinary') {
        const distance = x.reduce((sum, v) => sum + (moved[0] + moved[1] * v) ** 2, 0) / (2 * whole.scale ** 2);
        expectClose(whole.points[out].cook, distance, { rel: 1e-9 });
        const own = (y[out] - others.coefficients[0].value - others.coefficients[1].value * at) / others.scale;
        const h = whole.points[out].leverage;
        expectClose(whole.points[out].studentized, own * Math.sqrt(1 - h), { rel: 1e-9 });
      }
      return y[out] - scalingValue(others, [at]).value;
    });
    expectClose(whole.leaveOneOut.rmse, Math.sqrt(missed.reduce((sum, e) => sum + e * e, 0) / x.length), {
      rel: 1e-10,
    });
    expectClose(whole.leaveOneOut.mae, missed.reduce((sum, e) => sum + Math.abs(e), 0) / x.length, { rel: 1e-10 });
  });

  it('counts a row of weight 3 as three rows', () => {
    const thrice = fitScaling(table([...x, x[2], x[2]], [...y, y[2], y[2]]));
    const weights = Float64Array.from(x, (_, i) => (i === 2 ? 3 : 1));
    const weighted = fitScaling({ ...named, weights }, { method: 'weighted' });
    [0, 1].forEach((j) => expectClose(weighted.coefficients[j].value, thrice.coefficients[j].value, { rel: 1e-12 }));
  });

  it('takes errors of y as weights', () => {
    const yErrors = Float64Array.from(x, (_, i) => 0.1 + 0.02 * i);
    const byErrors = fitScaling({ ...named, yErrors }, { method: 'weighted' });
    const byWeights = fitScaling({ ...named, weights: yErrors.map((s) => 7 / s ** 2) }, { method: 'weighted' });
    [0, 1].forEach((j) => {
      expectClose(byErrors.coefficients[j].value, byWeights.coefficients[j].value, { rel: 1e-12 });
      expectClose(byErrors.coefficients[j].deviation, byWeights.coefficients[j].deviation, { rel: 1e-11 });
    });
  });

  it.each(['ordinary', 'orthogonal', 'huber', 'theil-sen'] as const)(
    'moves with shifts and scales of y (%s)',
    (method) => {
      const first = fitScaling(named, { method });
      const moved = fitScaling(
        table(
          x,
          y.map((v) => 2 * v + 3),
        ),
        { method, errorRatio: 4 },
      );
      expectClose(moved.coefficients[1].value, 2 * first.coefficients[1].value, { rel: 1e-9 });
      expectClose(moved.coefficients[0].value, 2 * first.coefficients[0].value + 3, { abs: 1e-9 });
      expectClose(moved.coefficients[1].deviation, 2 * first.coefficients[1].deviation, { rel: 1e-6 });
      expectClose(moved.rSquared, first.rSquared, { rel: 1e-9 });
    },
  );

  it('holds slopes and intercept where asked', () => {
    const held = fitScaling(named, { bounds: { const: [0, 0], E_O: [0.6, Infinity] } });
    expect(held.coefficients[0]).toMatchObject({ value: 0, deviation: 0, held: true, interval: [0, 0] });
    expect(held.coefficients[1].value).toBe(0.6);
    expect(held.warnings.map(({ check }) => check)).toContain('held');
    expect(held.freedom).toBe(8);
  });

  it('is exact, without errors, for as many points as coefficients', () => {
    const two = fitScaling(table([-5, -3], [-3, -2]));
    expect(two.coefficients[1].value).toBe(0.5);
    expect(two.coefficients[1].deviation).toBeNaN();
    expect(two.warnings[0].check).toBe('no-freedom');
  });

  it('finds planes', () => {
    const data: ScalingData = {
      x: [
        { name: 'E_O', values: Float64Array.from(x) },
        { name: 'E_N', values: Float64Array.from(x, (_, i) => -4 + Math.sin(5 * i)) },
      ],
      y: { name: 'E_NO', values: new Float64Array(8) },
    };
    data.x[0].values.forEach((v, i) => (data.y.values[i] = 0.4 + 0.3 * v + 0.45 * data.x[1].values[i]));
    const plane = fitScaling(data);
    [0.4, 0.3, 0.45].forEach((value, j) => expectClose(plane.coefficients[j].value, value, { rel: 1e-12 }));
    expectClose(plane.rSquared, 1, { rel: 1e-14 });
  });
});

describe('warnings of a fit', () => {
  const checks = (data: ScalingData, options = {}): readonly string[] =>
    fitScaling(data, options).warnings.map(({ check }) => check);

  it('has none for a sound table', () => {
    expect(checks(named)).toEqual([]);
  });

  it.each<[string, ScalingData]>([
    ['few-points', table([-5, -4, -3], [-3, -2.6, -2])],
    ['no-spread', table(x.map((v) => -4 + 0.01 * v), y)], // prettier-ignore
    ['no-spread', table([-5, -5, -5, -5, -3, -3, -3], [-3, -3.1, -2.9, -3, -2, -2.1, -2])],
    ['slope-near-zero', table(x, [1, 2, 1, 2, 2, 1, 2, 1])],
    ['influential', table([...x, 6], [...y, -1.2])],
    ['outlier', table([...x, -4.2, -3], [...y, 0.5, -1.75])],
  ])('says %s', (check, data) => {
    expect(checks(data)).toContain(check);
  });

  it('says that descriptors follow each other', () => {
    const other = { name: 'E_N', values: Float64Array.from(x, (v, i) => v + 0.01 * (i % 2)) };
    expect(checks({ ...named, x: [...named.x, other] })).toContain('collinear');
  });

  it('says that errors are too small', () => {
    const small = Float64Array.from(x, () => 0.001);
    const data = { ...named, yErrors: small, xErrors: [small] };
    expect(checks(data, { method: 'orthogonal' })).toContain('errors-too-small');
  });
});

describe('refused fits', () => {
  it.each<[string, () => unknown]>([
    ['points: got 1, expected at least 2 for 2 coefficients', () => fitScaling(table([1], [1]))],
    ['descriptors: got "E_O = 2 in every row"', () => fitScaling(table([2, 2, 2], [1, 2, 3]))],
    ['E_OH: got NaN, expected finite numbers (row 2)', () => fitScaling(table([1, 2], [1, NaN]))],
    ['E_O: got "2 values", expected 3', () => fitScaling(table([1, 2], [1, 2, 3]))],
    ['bound: got "E_N", expected one of const, E_O', () => fitScaling(named, { bounds: { E_N: [0, 1] } })],
    ['weights: got nothing', () => fitScaling(named, { method: 'weighted' })],
    ['confidence: got 95', () => fitScaling(named, { confidence: 95 })],
    [
      'error of E_OH: got 0, expected a finite number > 0 (row 1)',
      () => fitScaling({ ...named, yErrors: new Float64Array(8) }, { method: 'weighted' }),
    ],
    [
      'method: got "2 descriptors", expected one descriptor',
      () =>
        fitScaling({ ...named, x: [...named.x, { name: 'b', values: Float64Array.from(y) }] }, { method: 'theil-sen' }),
    ],
  ])('%s', (message, act) => {
    expect(act).toThrow(message);
  });
});

describe('groupFits', () => {
  it('fits each group, names those it cannot fit, and tells whether they share one relation', () => {
    const groups = x.map((_, i) => (i % 2 === 0 ? 'fcc(111)' : 'fcc(211)'));
    const shifted = table(x, y.map((v, i) => v + (i % 2) * 0.8)); // prettier-ignore
    const pooled = fitScaling(shifted);
    const apart = groupFits(shifted, groups, {}, pooled);
    expect([...apart.fits.keys()]).toEqual(['fcc(111)', 'fcc(211)']);
    expect(apart.fits.get('fcc(211)')!.count).toBe(4);
    expect(apart.sharedProbability).toBeLessThan(1e-4);
    const halves = x.map((_, i) => (i % 4 < 2 ? 'fcc(111)' : 'fcc(211)'));
    const together = groupFits(named, halves, {}, fitScaling(named));
    expect(together.sharedProbability).toBeGreaterThan(0.05);
    const lone = groupFits(named, ['only', ...groups.slice(1)], {}, fitScaling(named));
    expect(lone.refused.get('only')).toContain('expected at least 2');
    expect(lone.sharedProbability).toBeNaN();
  });
});

describe('scalingEnsemble', () => {
  const many = 4000;

  it.each(['bootstrap', 'bayesian'] as const)('scatters as the covariance says (%s)', (kind) => {
    const uniform = random(3);
    const xs = Array.from({ length: 60 }, () => -6 + 4 * uniform());
    const data = table(xs, xs.map((v) => 0.5 * v + 0.3 * (uniform() + uniform() + uniform() - 1.5))); // prettier-ignore
    const fit = fitScaling(data);
    const members = scalingEnsemble(data, {}, fit, kind, kind === 'bootstrap' ? 1500 : many, 11);
    const mean = [0, 1].map((j) => members.reduce((sum, m) => sum + m[j], 0) / members.length);
    const spread = Math.sqrt(members.reduce((sum, m) => sum + (m[1] - mean[1]) ** 2, 0) / members.length);
    expectClose(mean[1], fit.coefficients[1].value, { abs: 0.15 * fit.coefficients[1].deviation });
    expectClose(spread, fit.coefficients[1].deviation, { rel: kind === 'bootstrap' ? 0.25 : 0.05 });
  });

  it('repeats itself, and keeps bounds', () => {
    const options = { bounds: { E_O: [0.5, 0.56] as const } };
    const fit = fitScaling(named, options);
    const draw = (seed: number): readonly Float64Array[] => scalingEnsemble(named, options, fit, 'bayesian', 50, seed);
    expect(draw(4)).toEqual(draw(4));
    expect(draw(4)).not.toEqual(draw(5));
    for (const member of draw(4)) expect(member[1] >= 0.5 && member[1] <= 0.56).toBe(true);
  });
});
