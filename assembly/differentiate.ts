import { combinationsAt } from './layout';
import { blockPoints } from './pair/block';
import { preparePair } from './pair/preparePair';
import { derivativesPoint } from './point/derivativesPoint';

/**
 * Degrees of rate control and responses of `count` solved points, of TOFs by combinations that the host found: at
 * `combinationsAt` one stream per point as at `tofStreamAt`, with one combination per external, empty where the TOF is not
 * known. Variables and ln coverages are given; masks and statuses of the points are overwritten.
 */
export function differentiate(count: i32): void {
  let combinations = combinationsAt;
  for (let first = 0; first < count; first += blockPoints) {
    const points = min(blockPoints, count - first);
    for (let q = 0; q < points; q += 2) preparePair(first + q, first + min(q + 1, points - 1), q >> 1);
    for (let q = 0; q < points; q++) combinations = derivativesPoint(first + q, q, combinations);
  }
}
