import { describe, expect, it } from 'vitest';
import { gth, gthTangent } from '../../src/math';
import { exactChain } from '../helpers/exactChain';
import { expectClose } from '../helpers/expectClose';
import { random } from '../helpers/random';

/** d ln p_k / d ln a_ij of every off-diagonal rate, at [k][i n + j]. */
function edgeTangents(n: number, rates: Float64Array): Float64Array[] {
  const directions = n * n;
  const t = new Float64Array(n * n * directions);
  for (let edge = 0; edge < n * n; edge++) t[edge * directions + edge] = 1;
  const out = new Float64Array(n * directions);
  gthTangent(n, Float64Array.from(rates), t, directions, out);
  return Array.from({ length: n }, (_, k) => out.slice(k * directions, (k + 1) * directions));
}

function randomRates(n: number, decades: number, next: () => number): Float64Array {
  return Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 0 : 10 ** (decades * (2 * next() - 1))));
}

function lnWeights(n: number, rates: Float64Array): Float64Array {
  const lnWeight = new Float64Array(n);
  gth(n, Float64Array.from(rates), lnWeight);
  return lnWeight;
}

describe('gthTangent', () => {
  it('gives +1 and -1 for the two rates of two states', () => {
    const [fixed, second] = edgeTangents(2, Float64Array.of(0, 1e-150, 1e20, 0));
    expect([...fixed]).toEqual([0, 0, 0, 0]);
    expect([...second]).toEqual([0, 1, -1, 0]);
  });

  it('carries several directions at once, each a mixture of rates', () => {
    const out = new Float64Array(4);
    gthTangent(2, Float64Array.of(0, 2, 5, 0), Float64Array.of(0, 0, 0.25, 7, 1.5, 7, 0, 0), 2, out);
    expect([...out]).toEqual([0, 0, -1.25, 0]);
  });

  it('overwrites what stood in the output', () => {
    const out = new Float64Array(2).fill(9);
    gthTangent(2, Float64Array.of(0, 2, 5, 0), Float64Array.of(0, 1, 0, 0), 1, out);
    expect([...out]).toEqual([0, 1]);
  });

  it('leaves the rates as gth does', () => {
    const rates = randomRates(5, 3, random(3));
    const one = Float64Array.from(rates);
    const other = Float64Array.from(rates);
    gth(5, one, new Float64Array(5));
    gthTangent(5, other, new Float64Array(25), 1, new Float64Array(5));
    for (let i = 0; i < 5; i++) {
      for (let k = i + 1; k < 5; k++) expectClose(other[i * 5 + k], one[i * 5 + k], { rel: 1e-15 });
    }
  });

  it.each([
    [3, 2],
    [4, 4],
    [5, 60],
  ])('agrees with exact arithmetic for %d states with rates over ±%d decades', (n, decades) => {
    const next = random(10 * n);
    for (let trial = 0; trial < 5; trial++) {
      const rates = randomRates(n, decades, next);
      const exact = exactChain(n, rates);
      edgeTangents(n, rates).forEach((row, k) => {
        row.forEach((value, edge) => {
          const [i, j] = [Math.floor(edge / n), edge % n];
          if (i !== j) expectClose(value, exact.tangent(k, i, j), { abs: 1e-13 }, `d ln p_${k} / d ln a_${i}${j}`);
        });
      });
    }
  });

  it('agrees with fourth-order central differences of gth', () => {
    const n = 6;
    const h = 2e-3;
    const rates = randomRates(n, 2, random(99));
    const tangents = edgeTangents(n, rates);
    for (let edge = 0; edge < n * n; edge++) {
      if (edge % (n + 1) === 0) continue;
      const at = (step: number): Float64Array => {
        const moved = Float64Array.from(rates);
        moved[edge] *= Math.exp(step);
        return lnWeights(n, moved);
      };
      const [a, b, c, d] = [at(-2 * h), at(-h), at(h), at(2 * h)];
      for (let k = 0; k < n; k++) {
        const slope = (a[k] - 8 * b[k] + 8 * c[k] - d[k]) / (12 * h);
        expectClose(tangents[k][edge], slope, { abs: 5e-12 }, `d ln p_${k} / d ln rate ${edge}`);
      }
    }
  });

  it('sums to zero over all rates, which only scale the time', () => {
    const rates = randomRates(6, 30, random(5));
    for (const row of edgeTangents(6, rates)) {
      expectClose(
        row.reduce((sum, value) => sum + value, 0),
        0,
        { abs: 1e-13 },
      );
    }
  });
});
