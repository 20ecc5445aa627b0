import { clearResults } from './clearResults';
import { driftAt, noiseAt, states, statusAt } from './layout';
import { blockPoints, careful, pending } from './pair/block';
import { preparePair } from './pair/preparePair';
import { transientPoint } from './point/transientPoint';

/**
 * Solves `count` points at a time after a clean surface was exposed: rate constants in pairs, then each point singly.
 * Coverages and their drift are written; turnover frequencies are left to the host.
 *
 * @param time [s]
 */
export function solveTransient(count: i32, time: f64): void {
  clearResults(count, false);
  memory.fill(driftAt, 0, <usize>(count * states) << 3);
  memory.fill(noiseAt, 0, <usize>(count * states) << 3);
  for (let first = 0; first < count; first += blockPoints) {
    const points = min(blockPoints, count - first);
    for (let q = 0; q < points; q += 2) preparePair(first + q, first + min(q + 1, points - 1), q >> 1);
    for (let q = 0; q < points; q++) {
      const status = load<u8>(statusAt + first + q);
      if (status == pending || status == careful) transientPoint(first + q, q, time);
    }
  }
}
