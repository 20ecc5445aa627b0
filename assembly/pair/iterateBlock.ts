import { acceleratePair, forgetLane, stepSize } from './acceleratePair';
import { careful, pending } from './block';
import { eliminatePair, weighPair } from './eliminatePair';
import { fillPair } from './fillPair';
import { readLane, returnLane } from './readPair';
import { residualSize } from './residualsPair';
import { iterationsAt, occupationAt, statusAt, unknowns } from '../layout';

/** A point ends when its residual and the step that its accelerator asks for, an estimate of its error, are this small. */
const residualTarget: f64 = 1e-6;
const stepTarget: f64 = 1e-6;
/**
 * Iterations after which Newton takes over. With 20, one of 225 points of CO oxidation ends in a steady state other than
 * that which a clean surface reaches.
 */
const patience: i32 = 40;

let first: i32 = 0;
let count: i32 = 0;
let next: i32 = 0;

/**
 * Iterates the pending points of a block, two at a time. A lane that is done takes the next point, so that points which
 * converge slowly do not hold up others.
 *
 * @param from index of the first point in the batch.
 * @param points points in the block.
 */
export function iterateBlock(from: i32, points: i32): void {
  v128.store(occupationAt + (<usize>unknowns << 4), f64x2.splat(1));
  first = from;
  count = points;
  next = 0;
  let a = take(0);
  let b = take(1);
  let roundsA = 0;
  let roundsB = 0;
  while (a >= 0 || b >= 0) {
    fillPair();
    eliminatePair();
    weighPair();
    acceleratePair();
    const small = v128.and(
      f64x2.le(residualSize, f64x2.splat(residualTarget)),
      f64x2.le(stepSize, f64x2.splat(stepTarget)),
    );
    roundsA++;
    roundsB++;
    if (a >= 0 && finished(a, 0, roundsA, i64x2.extract_lane(small, 0) != 0, f64x2.extract_lane(residualSize, 0))) {
      a = take(0);
      roundsA = 0;
    }
    if (b >= 0 && finished(b, 1, roundsB, i64x2.extract_lane(small, 1) != 0, f64x2.extract_lane(residualSize, 1))) {
      b = take(1);
      roundsB = 0;
    }
  }
}

/** Puts the next pending point of the block into a lane; -1 when there is none. */
function take(lane: i32): i32 {
  while (next < count && load<u8>(statusAt + first + next) != pending) next++;
  if (next == count) return -1;
  readLane(next, lane);
  forgetLane(lane);
  return next++;
}

function finished(index: i32, lane: i32, rounds: i32, met: bool, size: f64): bool {
  if (!met && rounds < patience && isFinite(size)) return false;
  returnLane(index, lane);
  const point = first + index;
  store<i32>(iterationsAt + (<usize>point << 2), rounds);
  if (!isFinite(size)) store<u8>(statusAt + point, careful);
  return true;
}
