import { careful, pending } from './block';
import { solvePair, tangentPair, weighPair } from './chainCode';
import { roughExponential } from './exponential';
import { occupyRest, readOccupations, readRates, returnLane } from './readPair';
import { residualsPair } from './residualsPair';
import { iterationsAt, newton, occupationAt, partnerAt, partners, statusAt, stepPairAt, weightAt } from '../layout';

/** Size of the last step: Newton converges quadratically, so that what is left after it is rounding. */
const lastStep: f64 = 1e-6;
/** Steps are shortened to this in any ln occupation: half of it leaves three times as many points of a cold map to the careful way at 0.9 V. */
const longest: f64 = 6;
/** Shortened steps included; half of it leaves ten times as many. */
const rounds: i32 = 30;
/** Distance of an occupation from its stationary value, relative to it, that a solution stays far below. */
const nearby: f64 = 1e-3;

/**
 * Newton steps on two iterated points of a block until one is small. The step bounds the error also where the residual
 * says nothing: a mode that relaxes too slowly to show in it makes the step long, and the point goes the careful way.
 * Rate constants and all occupations are left at the working place.
 */
export function newtonPair(a: i32, b: i32, pair: i32): void {
  let onA = load<u8>(statusAt + a) == pending;
  let onB = b != a && load<u8>(statusAt + b) == pending;
  if (!onA && !onB) return;
  if (newton == 0) {
    if (onA) store<u8>(statusAt + a, careful);
    if (onB) store<u8>(statusAt + b, careful);
    return;
  }
  readRates(pair);
  readOccupations(pair);
  for (let round = 0; round < rounds && (onA || onB); round++) {
    newtonStep(onA, onB);
    const size = stepLength;
    const bad = v128.not(f64x2.lt(size, f64x2.splat(Infinity)));
    if (onA) onA = goesOn(a, f64x2.extract_lane(size, 0), i64x2.extract_lane(bad, 0) != 0 || round == rounds - 1);
    if (onB) onB = goesOn(b, f64x2.extract_lane(size, 1), i64x2.extract_lane(bad, 1) != 0 || round == rounds - 1);
  }
  weighPair();
  const astray = strayLanes();
  if (onLane(a, astray, 0)) store<u8>(statusAt + a, careful);
  if (b != a && onLane(b, astray, 1)) store<u8>(statusAt + b, careful);
  occupyRest();
  if (load<u8>(statusAt + a) == careful) returnLane(2 * pair, 0);
  if (b != a && load<u8>(statusAt + b) == careful) returnLane(2 * pair + 1, 1);
}

/**
 * All ones in lanes whose partners are not near their stationary occupations: a short step does not tell where it starts far
 * from any solution, nor do balanced fluxes where the occupations do not sum to the sites there are.
 */
function strayLanes(): v128 {
  let near = i64x2.splat(-1);
  for (let p: usize = 0; p < <usize>partners; p++) {
    const at = <usize>load<i32>(partnerAt + (p << 2)) << 4;
    const y = v128.load(occupationAt + at);
    const off = f64x2.abs(f64x2.sub(v128.load(weightAt + at), y));
    near = v128.and(near, f64x2.le(off, f64x2.mul(f64x2.splat(nearby), y)));
  }
  return v128.not(near);
}

function onLane(point: i32, lanes: v128, lane: i32): bool {
  const marked = lane == 0 ? i64x2.extract_lane(lanes, 0) : i64x2.extract_lane(lanes, 1);
  return marked != 0 && load<u8>(statusAt + point) == pending;
}

/** Whether a lane needs another step. */
function goesOn(point: i32, size: f64, hopeless: bool): bool {
  const at = iterationsAt + (<usize>point << 2);
  store<i32>(at, load<i32>(at) + 1);
  if (size <= lastStep) return false;
  if (hopeless) store<u8>(statusAt + point, careful);
  return !hopeless;
}

/** Length of the last step before it was shortened, by lane. */
let stepLength: v128 = i64x2.splat(0);

/** One Newton step in the lanes that are on: with the derivatives J of the partners' residuals G, J δ = -G. */
export function newtonStep(onA: bool, onB: bool): void {
  tangentPair();
  residualsPair();
  solvePair();
  move(mask(onA, onB));
}

/** Moves the partners of the lanes, by no more than the longest step. */
function move(lanes: v128): void {
  const end = <usize>partners << 4;
  let size = f64x2.splat(0);
  for (let p: usize = 0; p < end; p += 16) size = f64x2.max(size, f64x2.abs(v128.load(stepPairAt + p)));
  const taken = v128.and(lanes, f64x2.lt(size, f64x2.splat(Infinity)));
  const share = f64x2.div(f64x2.splat(longest), f64x2.pmax(f64x2.splat(longest), size));
  for (let p: usize = 0; p < end; p += 16) {
    const at = occupationAt + (<usize>load<i32>(partnerAt + (p >> 2)) << 4);
    const y = v128.load(at);
    const moved = f64x2.mul(y, roughExponential(f64x2.mul(share, v128.load(stepPairAt + p))));
    v128.store(at, v128.bitselect(moved, y, taken));
  }
  stepLength = size;
}

function mask(a: bool, b: bool): v128 {
  return i64x2.replace_lane(i64x2.splat(a ? -1 : 0), 1, b ? -1 : 0);
}
