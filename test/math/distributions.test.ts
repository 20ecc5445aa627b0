import { describe, expect, it } from 'vitest';
import {
  fisherTail,
  median,
  normalCdf,
  normalQuantile,
  quantileOfSorted,
  RandomStream,
  studentTCdf,
  studentTQuantile,
} from '../../src/math';
import { expectClose } from '../helpers/expectClose';

describe('normal distribution', () => {
  it.each([
    [0, 0.5],
    [1, 0.8413447460685429],
    [-1.959963984540054, 0.025],
    [-6, 9.865876450376981e-10],
    [-3, 1.3498980316300946e-3],
    [-20, 2.7536241186062337e-89],
  ])('is known at %d', (z, p) => {
    expectClose(normalCdf(z), p, { rel: 1e-12 });
    if (p < 0.6) expectClose(normalQuantile(p), z, { abs: 1e-11 });
  });

  it('ends at infinity', () => {
    expect([0, 1, -0.1].map(normalQuantile)).toEqual([-Infinity, Infinity, NaN]);
  });
});

describe("Student's t", () => {
  // Closed forms for 1, 2 and 4 degrees of freedom.
  it.each([0.6, 0.9, 0.975, 0.9999])('has its closed forms at %d', (p) => {
    expectClose(studentTQuantile(p, 1), Math.tan(Math.PI * (p - 0.5)), { rel: 1e-11 });
    const a = 4 * p * (1 - p);
    expectClose(studentTQuantile(p, 2), 2 * (p - 0.5) * Math.sqrt(2 / a), { rel: 1e-11 });
    const q = Math.cos(Math.acos(Math.sqrt(a)) / 3) / Math.sqrt(a);
    expectClose(studentTQuantile(p, 4), 2 * Math.sqrt(q - 1), { rel: 1e-10 });
  });

  // As in every table.
  it.each([
    [9, 2.262157162740992],
    [30, 2.0422724563012373],
    [1000, 1.9623390808264074],
  ])('has the 97.5 % point with %d degrees of freedom', (freedom, t) => {
    expectClose(studentTQuantile(0.975, freedom), t, { rel: 1e-10 });
  });

  it('is symmetric, and normal in the limit', () => {
    expectClose(studentTCdf(-1.3, 7) + studentTCdf(1.3, 7), 1, { abs: 1e-14 });
    expect(studentTQuantile(0.025, 5)).toBe(-studentTQuantile(0.975, 5));
    expectClose(studentTQuantile(0.975, 1e6), normalQuantile(0.975), { rel: 5e-6 });
    expect(studentTQuantile(0.975, Infinity)).toBe(normalQuantile(0.975));
    expect(studentTQuantile(0.975, 0)).toBeNaN();
  });
});

describe("Fisher's F", () => {
  it('is t squared with one degree of freedom above', () => {
    expectClose(fisherTail(2.5 ** 2, 1, 11), 2 * (1 - studentTCdf(2.5, 11)), { rel: 1e-11 });
  });

  it('has its closed form with two degrees of freedom above', () => {
    expectClose(fisherTail(3, 2, 10), (1 + 6 / 10) ** -5, { rel: 1e-12 });
    expect(fisherTail(0, 2, 10)).toBe(1);
  });
});

describe('median and quantiles', () => {
  it('take the middle', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(median([])).toBeNaN();
    expect(quantileOfSorted(Float64Array.of(0, 10, 20), 0.25)).toBe(5);
    expect(quantileOfSorted(Float64Array.of(7), 0.95)).toBe(7);
    expect(quantileOfSorted(new Float64Array(0), 0.5)).toBeNaN();
  });
});

describe('RandomStream', () => {
  const many = 100_000;

  it('repeats itself, and differs with every part of its key', () => {
    const first = (seed: number, a: number, b: number): number => new RandomStream(seed, a, b).uniform();
    expect(first(1, 2, 3)).toBe(first(1, 2, 3));
    const values = [first(0, 0, 0), first(1, 0, 0), first(0, 1, 0), first(0, 0, 1), first(1, 1, 0), first(0, 1, 1)];
    expect(new Set(values).size).toBe(values.length);
  });

  it('has these bits in every engine, and again when it is restarted', () => {
    const stream = new RandomStream(1, 2, 3);
    const drawn = [stream.normal(), stream.normal(), stream.normal()];
    expect(drawn).toEqual([-0.817581054539794, -1.2108227953194168, 1.0547201975743599]);
    stream.restart(2, 3);
    expect([stream.normal(), stream.normal(), stream.normal()]).toEqual(drawn);
  });

  it.each<[string, (i: number) => number]>([
    [
      'along a stream',
      (
        (stream) => () =>
          stream.normal()
      )(new RandomStream(5)),
    ],
    ['across the first numbers of streams', (i) => new RandomStream(5, i).normal()],
    ['across samples', (i) => new RandomStream(5, 3, i).normal()],
  ])('is standard normal %s', (_, draw) => {
    const z = Array.from({ length: many }, (_, i) => draw(i));
    const moment = (k: number): number => z.reduce((sum, value) => sum + value ** k, 0) / many;
    expectClose(moment(1), 0, { abs: 0.015 });
    expectClose(moment(2), 1, { abs: 0.02 });
    expectClose(moment(4), 3, { abs: 0.15 });
    const neighbours = z.slice(1).reduce((sum, value, i) => sum + value * z[i], 0) / many;
    expectClose(neighbours, 0, { abs: 0.015 });
  });

  it('has the mean and variance of chi-squared, and whole numbers in range', () => {
    const stream = new RandomStream(9);
    const values = Array.from({ length: 20_000 }, () => stream.chiSquared(6));
    const mean = values.reduce((a, b) => a + b) / values.length;
    expectClose(mean, 6, { abs: 0.1 });
    expectClose(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length, 12, { abs: 0.6 });
    const counts = new Array<number>(7).fill(0);
    for (let i = 0; i < 7000; i++) counts[stream.whole(7)]++;
    for (const count of counts) expectClose(count, 1000, { abs: 130 });
  });
});
