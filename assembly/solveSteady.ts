import { clearResults } from './clearResults';
import { products, roughAt, statusAt, tofStreamAt } from './layout';
import { blockPoints, careful, converged } from './pair/block';
import { iterateBlock } from './pair/iterateBlock';
import { newtonPair } from './pair/newtonPair';
import { preparePair } from './pair/preparePair';
import { startPair } from './pair/startPair';
import { writePair } from './pair/writePair';
import { derivativesPoint } from './point/derivativesPoint';
import { solvePoint } from './point/solvePoint';
import { sharesPoint } from './point/sharesPoint';

/**
 * Solves the steady states of `count` points, block by block: rate constants, iteration in pairs, results, then singly
 * what did not converge in pairs. Derivatives of points with rough TOFs are left to `differentiate`.
 *
 * @param warm whether starting coverages were given.
 * @param derivatives whether degrees of rate control and responses are wanted.
 * @param quick whether points that take very long are given up early.
 */
export function solveSteady(count: i32, warm: bool, derivatives: bool, quick: bool): void {
  clearResults(count, derivatives);
  for (let first = 0; first < count; first += blockPoints) {
    const points = min(blockPoints, count - first);
    for (let q = 0; q < points; q += 2) {
      const other = min(q + 1, points - 1);
      preparePair(first + q, first + other, q >> 1);
      startPair(first + q, first + other, q >> 1, warm);
    }
    iterateBlock(first, points);
    for (let q = 0; q < points; q += 2) {
      const other = min(q + 1, points - 1);
      newtonPair(first + q, first + other, q >> 1);
      writePair(first + q, first + other);
    }
    for (let q = 0; q < points; q++) if (load<u8>(statusAt + first + q) == careful) solvePoint(first + q, q, warm, quick);
    if (products >= 0) for (let q = 0; q < points; q++) sharesPoint(first + q);
    if (!derivatives) continue;
    for (let q = 0; q < points; q++) {
      const point = first + q;
      const known = load<u8>(statusAt + point) == converged && load<u8>(roughAt + point) == 0;
      if (known) derivativesPoint(point, q, tofStreamAt);
    }
  }
}
