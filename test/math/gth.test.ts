import { describe, expect, it } from 'vitest';
import { gth } from '../../src/math';
import { exactChain } from '../helpers/exactChain';
import { expectClose } from '../helpers/expectClose';
import { random } from '../helpers/random';

function lnWeights(n: number, rates: Float64Array): Float64Array {
  const lnWeight = new Float64Array(n);
  gth(n, Float64Array.from(rates), lnWeight);
  return lnWeight;
}

/** Rates of a chain 0 <-> 1 <-> … with the given steps up and down. */
function birthDeath(up: readonly number[], down: readonly number[]): Float64Array {
  const n = up.length + 1;
  const rates = new Float64Array(n * n);
  up.forEach((rate, i) => (rates[i * n + i + 1] = rate));
  down.forEach((rate, i) => (rates[(i + 1) * n + i] = rate));
  return rates;
}

/** Off-diagonal rates 10^x with x even in [low, high]; a share of them absent, but for a cycle through all states. */
function randomChain(n: number, low: number, high: number, absent: number, next: () => number): Float64Array {
  const rates = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const rate = 10 ** (low + (high - low) * next());
      if (i !== j && (j === (i + 1) % n || next() >= absent)) rates[i * n + j] = rate;
    }
  }
  return rates;
}

describe('gth', () => {
  it('gives one state weight 1', () => {
    expect([...lnWeights(1, Float64Array.of(7))]).toEqual([0]);
  });

  it.each([
    [1, 1],
    [3, 0.125],
    [1e-200, 1],
    [1e200, 1e-100],
    [5e-324, 1],
  ])('gives p_1 / p_0 = a_01 / a_10 for the rates %d and %d', (a, b) => {
    const [first, second] = lnWeights(2, Float64Array.of(0, a, b, 0));
    expect(first).toBe(0);
    expectClose(second, Math.log(a) - Math.log(b), { abs: 2e-13 });
  });

  it('never reads the diagonal', () => {
    expect([...lnWeights(2, Float64Array.of(NaN, 2, 1, NaN))]).toEqual([0, Math.LN2]);
  });

  it('gives products of rate ratios for a birth and death chain', () => {
    const up = [2, 0.5, 3, 7, 1e-3];
    const down = [5, 4, 0.25, 1e4, 11];
    const got = lnWeights(6, birthDeath(up, down));
    let weight = 1;
    up.forEach((rate, i) => {
      weight *= rate / down[i];
      expectClose(got[i + 1], Math.log(weight), { abs: 1e-14 }, `ln p_${i + 1}`);
    });
  });

  it('keeps full relative accuracy of weights down to 1e-300', () => {
    const up = [1e-60, 3e-60, 7e-61, 1e-58, 2e-61];
    const down = [1, 1.1, 0.9, 1.3, 1];
    const rates = birthDeath(up, down);
    const exact = exactChain(6, rates);
    const got = lnWeights(6, rates);
    expect(got[5]).toBeLessThan(-298 * Math.LN10);
    got.forEach((value, k) => {
      expectClose(value, exact.lnWeight[k], { abs: Math.abs(value) < 512 ? 1e-13 : 2 ** -43 }, `ln p_${k}`);
    });
  });

  it.each([
    ['downwards', [1e-200, 1e-200, 1e-200], [1, 1, 1], -600],
    ['upwards', [1, 1, 1], [1e-200, 1e-200, 1e-200], 600],
    ['and back', [1e-200, 1e-200, 1], [1, 1, 1e-200], -200],
  ])('carries stiff ratios of 1e-200 %s beyond the range of f64', (_, up, down, decades) => {
    const got = lnWeights(4, birthDeath(up, down));
    expectClose(got[3], decades * Math.LN10, { rel: 1e-15 });
  });

  it.each([4, 5, 6])('agrees with exact arithmetic on random chains of %d states', (n) => {
    const next = random(n);
    for (let trial = 0; trial < 12; trial++) {
      const rates = randomChain(n, -4, 4, trial % 3 === 0 ? 0 : 0.4, next);
      const exact = exactChain(n, rates);
      lnWeights(n, rates).forEach((value, k) => {
        expectClose(value, exact.lnWeight[k], { abs: 1e-13 }, `trial ${trial}, ln p_${k}`);
      });
    }
  });

  it.each([4, 5])('agrees with exact arithmetic on random chains of %d states that span 160 decades', (n) => {
    const next = random(100 + n);
    for (let trial = 0; trial < 12; trial++) {
      const rates = randomChain(n, -80, 80, 0, next);
      const exact = exactChain(n, rates);
      lnWeights(n, rates).forEach((value, k) => {
        expectClose(
          value,
          exact.lnWeight[k],
          { abs: Math.abs(value) < 512 ? 1e-13 : 2 ** -42 },
          `trial ${trial}, ln p_${k}`,
        );
      });
    }
  });

  it('does not depend on the unit of time', () => {
    const rates = randomChain(6, -3, 3, 0.2, random(7));
    const scaled = rates.map((rate) => rate * 2 ** 40);
    expect([...lnWeights(6, scaled)]).toEqual([...lnWeights(6, rates)]);
  });

  it('leaves each rate into a state over the exit rate of that state above the diagonal', () => {
    const a = Float64Array.of(0, 6, 3, 0);
    gth(2, a, new Float64Array(2));
    expect(a[1]).toBe(2);
  });

  it('gives NaN for a state that no rate reaches, and for one that no rate leaves', () => {
    expect(lnWeights(2, Float64Array.of(0, 0, 1, 0))[1]).toBeNaN();
    expect(lnWeights(3, Float64Array.of(0, 1, 0, 1, 0, 0, 0, 0, 0))[2]).toBeNaN();
  });
});
