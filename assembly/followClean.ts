import { clearResults } from './clearResults';
import { iterationsAt, residualAt, split, statusAt } from './layout';
import { blockPoints, careful, converged, pending, stalled } from './pair/block';
import { preparePair } from './pair/preparePair';
import { iterations, resetIterations } from './point/convergePoint';
import { imbalancePoint } from './point/imbalancePoint';
import { relaxPoint } from './point/relaxPoint';
import { readConstants, writeCoverages } from './point/solvePoint';

/** Growth of the time step along the clean surface's way, and the share of sites that a step may turn. */
const gentle: f64 = 3;
const littleMoved: f64 = 0.05;
/** Relative imbalance above which a point is not called converged. */
const residualLimit: f64 = 1e-9;

/** Follows the clean surface of `count` points to the steady states it runs into: status, residual and ln coverages alone. */
export function followClean(count: i32): void {
  clearResults(count, false);
  for (let first = 0; first < count; first += blockPoints) {
    const points = min(blockPoints, count - first);
    for (let q = 0; q < points; q += 2) preparePair(first + q, first + min(q + 1, points - 1), q >> 1);
    for (let q = 0; q < points; q++) {
      const status = load<u8>(statusAt + first + q);
      if (status == pending || status == careful) followPoint(first + q, q);
    }
  }
}

function followPoint(point: i32, index: i32): void {
  readConstants(index);
  resetIterations();
  const met = split == 0 && relaxPoint(gentle, littleMoved);
  store<i32>(iterationsAt + (<usize>point << 2), iterations);
  store<u8>(statusAt + point, stalled);
  if (!met) return;
  const residual = imbalancePoint();
  if (!(residual <= residualLimit)) return;
  store<u8>(statusAt + point, converged);
  store<f64>(residualAt + (<usize>point << 3), residual);
  writeCoverages(point);
}
