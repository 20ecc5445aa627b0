import { expect } from 'vitest';

/** |got - want|: 0 for equal infinities, Infinity where either is NaN, so that NaN is close to nothing. */
export function distance(got: number, want: number): number {
  if (Number.isNaN(got) || Number.isNaN(want)) return Infinity;
  return got === want ? 0 : Math.abs(got - want);
}

/** Asserts that `got` is within the absolute `tolerance` of `want`. */
export function expectClose(got: number, want: number, tolerance: number, what: string): void {
  const off = distance(got, want);
  expect(off <= tolerance, `${what}: got ${got}, expected ${want}, off by ${off}, tolerance ${tolerance}`).toBe(true);
}

/** Largest deviation of many comparisons, asserted once. */
export class Worst {
  private size = -Infinity;
  private where = 'nothing was compared';

  /** Compares in units of `scale`, 1 for an absolute deviation. */
  add(got: number, want: number, where: string, scale = 1): void {
    const off = distance(got, want) / scale;
    if (!(off <= this.size)) {
      this.size = off;
      this.where = `${where}: got ${got}, expected ${want}, scale ${scale}`;
    }
  }

  /** Fails also when nothing was compared. With SHOW_WORST=1 in the environment the deviation is printed. */
  expectWithin(tolerance: number): void {
    if (process.env.SHOW_WORST === '1')
      console.info(`${expect.getState().currentTestName}: ${this.size} ${this.where}`);
    const met = this.size >= 0 && this.size <= tolerance;
    expect(met, `${this.where}, off by ${this.size}, tolerance ${tolerance}`).toBe(true);
  }
}
