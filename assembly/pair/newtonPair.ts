import { careful, pending } from './block';
import { roughExponential } from './exponential';
import { weighPair } from './eliminatePair';
import { fillPair } from './fillPair';
import { fluxesPair } from './fluxesPair';
import { roughLogarithm } from './logarithm';
import { readOccupations, readRates, returnLane } from './readPair';
import { copySlots } from './slotRows';
import { growth, solveSlots } from './solveSlots';
import { eliminateTangentsPair, weighTangentsPair } from './tangentPair';
import {
  chains,
  chainTableAt,
  iterationsAt,
  occupationAt,
  partnerAt,
  partners,
  residualPairAt,
  stateTangentPairAt,
  statusAt,
  stepPairAt,
  systemPairAt,
  unknowns,
  weightAt,
} from '../layout';

/** Size of the last step: Newton converges quadratically, so that what is left after it is rounding. */
const lastStep: f64 = 1e-6;
/** Steps are shortened to this in any ln occupation. */
const longest: f64 = 3;
/** Multipliers that cost no digits that matter to a step of 1e-6. */
const mostGrowth: f64 = 1e5;
const rounds: i32 = 15;

/**
 * Newton steps on two iterated points of a block until one is small. The step bounds the error also where the residual
 * says nothing: a mode that relaxes too slowly to show in it makes the step long, and the point goes the careful way.
 */
export function newtonPair(a: i32, b: i32, pair: i32): void {
  let onA = load<u8>(statusAt + a) == pending;
  let onB = b != a && load<u8>(statusAt + b) == pending;
  if (!onA && !onB) return;
  readRates(pair);
  readOccupations(pair);
  for (let round = 0; round < rounds && (onA || onB); round++) {
    newtonStep(onA, onB);
    const size = stepLength;
    const bad = v128.or(v128.not(f64x2.lt(size, f64x2.splat(Infinity))), v128.not(f64x2.le(growth, f64x2.splat(mostGrowth))));
    if (onA) onA = goesOn(a, f64x2.extract_lane(size, 0), i64x2.extract_lane(bad, 0) != 0 || round == rounds - 1);
    if (onB) onB = goesOn(b, f64x2.extract_lane(size, 1), i64x2.extract_lane(bad, 1) != 0 || round == rounds - 1);
  }
  returnLane(2 * pair, 0);
  if (b != a) returnLane(2 * pair + 1, 1);
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

/**
 * One Newton step in the lanes that are on. With the derivatives J of G by partners, their steps solve
 * J δ = -G in their own rows; every other occupation follows as δ = G + J δ.
 */
export function newtonStep(onA: bool, onB: bool): void {
  fillPair();
  fluxesPair();
  eliminateTangentsPair();
  weighPair();
  weighTangentsPair();
  residuals();
  const row = <usize>partners << 4;
  for (let p: usize = 0; p < <usize>partners; p++) {
    const unknown = <usize>load<i32>(partnerAt + (p << 2));
    copySlots(systemPairAt + p * row, stateTangentPairAt + unknown * row, row);
    v128.store(stepPairAt + (p << 4), f64x2.neg(v128.load(residualPairAt + (unknown << 4))));
  }
  solveSlots();
  move(mask(onA, onB));
}

/** Moves all occupations of the lanes, by no more than the longest step. */
function move(lanes: v128): void {
  const end = <usize>unknowns << 4;
  const row = <usize>partners << 4;
  let size = f64x2.splat(0);
  let tangents = stateTangentPairAt;
  let p: usize = 0;
  for (let i: usize = 0; i < end; i += 16) {
    const own = p < row && <usize>load<i32>(partnerAt + (p >> 2)) == i >> 4;
    let step = own ? v128.load(stepPairAt + p) : v128.load(residualPairAt + i);
    if (own) p += 16;
    else for (let q: usize = 0; q < row; q += 16) step = f64x2.add(step, f64x2.mul(v128.load(tangents + q), v128.load(stepPairAt + q)));
    tangents += row;
    v128.store(residualPairAt + i, step);
    size = f64x2.max(size, f64x2.abs(step));
  }
  const taken = v128.and(lanes, f64x2.lt(size, f64x2.splat(Infinity)));
  const share = f64x2.div(f64x2.splat(longest), f64x2.pmax(f64x2.splat(longest), size));
  for (let i: usize = 0; i < end; i += 16) {
    const y = v128.load(occupationAt + i);
    const moved = f64x2.mul(y, roughExponential(f64x2.mul(share, v128.load(residualPairAt + i))));
    v128.store(occupationAt + i, v128.bitselect(moved, y, taken));
  }
  stepLength = size;
}

/** G = ln(π / y) from the weights. */
function residuals(): void {
  let table = chainTableAt;
  for (let c = 0; c < chains; c++, table += 24) {
    const first = <usize>load<i32>(table) << 4;
    const end = <usize>load<i32>(table, 4) << 4;
    let sum = f64x2.splat(0);
    for (let i = first; i < end; i += 16) sum = f64x2.add(sum, v128.load(weightAt + i));
    const scale = f64x2.div(v128.load_splat<f64>(table, 16), sum);
    for (let i = first; i < end; i += 16) {
      const ratio = f64x2.div(f64x2.mul(scale, v128.load(weightAt + i)), v128.load(occupationAt + i));
      v128.store(residualPairAt + i, roughLogarithm(ratio));
    }
  }
}

function mask(a: bool, b: bool): v128 {
  return i64x2.replace_lane(i64x2.splat(a ? -1 : 0), 1, b ? -1 : 0);
}
