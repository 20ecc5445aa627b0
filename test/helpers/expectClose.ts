import { expect } from 'vitest';

/** Largest deviation: absolute, in the unit of the value, or relative to the expected value. */
export type Tolerance = { readonly abs: number } | { readonly rel: number };

/**
 * Fails unless `actual` lies within the tolerance of `expected`. NaN on either side fails, equal infinities pass, and
 * within a relative tolerance of 0 there is only 0.
 *
 * @param label names the value in the failure text.
 */
export function expectClose(actual: number, expected: number, tolerance: Tolerance, label = 'value'): void {
  const [kind, size] = 'abs' in tolerance ? ['abs', tolerance.abs] : ['rel', tolerance.rel];
  if (!(size >= 0 && size < Infinity))
    throw new RangeError(`tolerance of expectClose must be finite and >= 0, got ${size}`);
  const bound = kind === 'abs' ? size : size * Math.abs(expected);
  const near = actual === expected || Math.abs(actual - expected) <= (Number.isFinite(expected) ? bound : 0);
  expect(near, `${label}: got ${actual}, expected ${expected} within ${kind} ${size}`).toBe(true);
}
