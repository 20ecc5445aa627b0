import { acceleratePair, forgetLane, largestResidual, stepSize } from './acceleratePair';
import { careful, pending } from './block';
import { weighPair } from './chainCode';
import { readLane, returnLane } from './readPair';
import { iterationsAt, statusAt } from '../layout';

/**
 * Newton takes over when the residual and the step that the accelerator asks for, an estimate of the error, are this small.
 * Time hardly depends on where: a Newton step costs as much as two iterations, and far away it saves no more.
 */
const residualTarget: f64 = 1e-1;
const stepTarget: f64 = 1e-1;
/**
 * Iterations after which Newton takes over anyhow. Of 5,143 points of nitrate and 3,721 of CO oxidation none takes as many,
 * Newton's steps included.
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
  first = from;
  count = points;
  next = 0;
  let a = take(0);
  let b = take(1);
  let roundsA = 0;
  let roundsB = 0;
  while (a >= 0 || b >= 0) {
    weighPair();
    acceleratePair();
    const small = v128.and(
      f64x2.le(largestResidual, f64x2.splat(residualTarget)),
      f64x2.le(stepSize, f64x2.splat(stepTarget)),
    );
    roundsA++;
    roundsB++;
    if (a >= 0 && finished(a, 0, roundsA, i64x2.extract_lane(small, 0) != 0, f64x2.extract_lane(largestResidual, 0))) {
      a = take(0);
      roundsA = 0;
    }
    if (b >= 0 && finished(b, 1, roundsB, i64x2.extract_lane(small, 1) != 0, f64x2.extract_lane(largestResidual, 1))) {
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
