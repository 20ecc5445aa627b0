import { describe, expect, it } from 'vitest';
import { Anderson } from '../../src/math';
import { expectClose } from '../helpers/expectClose';
import { random } from '../helpers/random';

type Map = (u: Float64Array) => Float64Array;

function residual(g: Map, u: Float64Array): Float64Array {
  return g(u).map((value, i) => value - u[i]);
}

function size(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** Steps until every residual is below `tolerance`; NaN when `limit` steps do not suffice. */
function stepsTo(tolerance: number, limit: number, g: Map, u: Float64Array, accelerator: Anderson): number {
  for (let step = 0; step <= limit; step++) {
    const miss = residual(g, u);
    if (size(miss) <= tolerance) return step;
    accelerator.step(u, miss);
  }
  return NaN;
}

/** g(u) = M u + b with the largest row sum of |M| below 0.9, and its fixed point. */
function contraction(n: number, seed: number): { readonly g: Map; readonly fixed: Float64Array } {
  const next = random(seed);
  const m = Float64Array.from({ length: n * n }, () => (1.8 * next() - 0.9) / n);
  const fixed = Float64Array.from({ length: n }, () => 4 * next() - 2);
  const apply = (u: Float64Array): Float64Array =>
    u.map((_, i) => u.reduce((sum, value, j) => sum + m[i * n + j] * (value - fixed[j]), fixed[i]));
  return { g: apply, fixed };
}

describe('Anderson', () => {
  it('takes the share `mixing` of the residual at the first step', () => {
    const u = Float64Array.of(1, 2);
    new Anderson(2, 3, 0.25).step(u, Float64Array.of(4, -8));
    expect([...u]).toEqual([2, 0]);
  });

  it('is the secant method for one unknown: exact for a line at the second step', () => {
    const u = Float64Array.of(5);
    const g: Map = (v) => v.map((value) => 3 - 4 * value);
    const accelerator = new Anderson(1, 2, 0.1);
    accelerator.step(u, residual(g, u));
    accelerator.step(u, residual(g, u));
    expectClose(u[0], 0.6, { rel: 1e-12 });
  });

  it.each([1, 2, 3, 4])('solves a linear contraction of %d unknowns in as many steps and two', (n) => {
    const { g, fixed } = contraction(n, 20 + n);
    const u = new Float64Array(n);
    expect(stepsTo(1e-9, n + 2, g, u, new Anderson(n, n, 0.7))).toBeLessThanOrEqual(n + 2);
    u.forEach((value, i) => expectClose(value, fixed[i], { abs: 1e-7 }));
  });

  it('converges where the plain iteration cycles between two points', () => {
    const g: Map = ([x, y]) => Float64Array.of(1 - x + 0.1 * Math.sin(y), 2 - y + 0.1 * Math.cos(x));
    const plain = Float64Array.of(3, -3);
    for (let step = 0; step < 500; step++) plain.set(g(plain));
    expect(size(residual(g, plain))).toBeGreaterThan(1);
    const u = Float64Array.of(3, -3);
    expect(stepsTo(1e-12, 25, g, u, new Anderson(2, 5, 1))).toBeLessThanOrEqual(25);
  });

  it('converges where the plain iteration diverges', () => {
    const g: Map = (u) => u.map((value, i) => 1 - (2 + i) * value);
    const u = Float64Array.of(9, -9, 4);
    expect(stepsTo(1e-10, 12, g, u, new Anderson(3, 3, 0.5))).toBeLessThanOrEqual(12);
    u.forEach((value, i) => expectClose(value, 1 / (3 + i), { abs: 1e-9 }));
  });

  it('goes on past its depth, dropping the oldest differences', () => {
    const { g, fixed } = contraction(12, 4);
    const u = new Float64Array(12);
    const steps = stepsTo(1e-11, 60, g, u, new Anderson(12, 3, 1));
    expect(steps).toBeGreaterThan(4);
    expect(steps).toBeLessThanOrEqual(60);
    u.forEach((value, i) => expectClose(value, fixed[i], { abs: 1e-9 }));
  });

  it('stays where it is at a fixed point, however often it is asked', () => {
    const u = Float64Array.of(0.5, -3);
    const accelerator = new Anderson(2, 4, 0.7);
    for (let step = 0; step < 8; step++) accelerator.step(u, new Float64Array(2));
    expect([...u]).toEqual([0.5, -3]);
  });

  it('after reset repeats what it did when new', () => {
    const { g } = contraction(4, 8);
    const accelerator = new Anderson(4, 3, 0.7);
    const run = (): Float64Array => {
      const u = Float64Array.of(1, 2, 3, 4);
      for (let step = 0; step < 6; step++) accelerator.step(u, residual(g, u));
      return u;
    };
    const first = run();
    expect([...run()]).not.toEqual([...first]);
    accelerator.reset();
    expect([...run()]).toEqual([...first]);
  });
});
