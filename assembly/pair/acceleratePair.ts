import { accelerationAt, occupationAt, partnerAt, partners, weightAt } from '../layout';
import { roughExponential } from './exponential';
import { residualOf } from './residualsPair';

/** Longest step in any ln occupation: keeps powers of two in range. */
const longest: f64 = 300;
/** Smallest pivot of the normal equations relative to its square, and at all. */
const floor: f64 = 1e-13;
const least: f64 = 1e-300;
/** Bytes per partner: residual and step of the last call, their last difference, and what a coefficient takes off the step. */
const recordBytes: usize = 80;

/** Largest residual of the last call by lane, NaN where stationary occupations are not finite; largest step. */
export let largestResidual: v128 = i64x2.splat(0);
export let stepSize: v128 = i64x2.splat(0);

/** All ones in lanes that have made a step before. */
let primed: v128 = i64x2.splat(0);
/** Products of the last difference with itself and with the residual. */
let lastSquare: v128 = i64x2.splat(0);
let lastProduct: v128 = i64x2.splat(0);

/** Forgets the history of a lane. */
export function forgetLane(lane: i32): void {
  const end = accelerationAt + <usize>partners * recordBytes;
  for (let at = accelerationAt + (<usize>lane << 3); at < end; at += recordBytes) {
    store<f64>(at, 0, 32);
    store<f64>(at, 0, 48);
  }
  const kept = lane == 0 ? i64x2.replace_lane(i64x2.splat(-1), 0, 0) : i64x2.replace_lane(i64x2.splat(-1), 1, 0);
  primed = v128.and(primed, kept);
  lastSquare = v128.and(lastSquare, kept);
  lastProduct = v128.and(lastProduct, kept);
}

/**
 * One step of Anderson acceleration in both lanes (D. G. Anderson, J. ACM 12, 547 (1965), doi 10.1145/321296.321305) from
 * stationary occupations: residuals of the partners, the step that the last two differences call for, and new occupations.
 * With a memory of five differences, points of nitrate take 8 % more iterations and those of CO oxidation 15 %.
 */
export function acceleratePair(): void {
  const known = primed;
  const end = accelerationAt + <usize>partners * recordBytes;
  let size = f64x2.splat(0);
  let check = f64x2.splat(0);
  let own = f64x2.splat(0);
  let square = f64x2.splat(0);
  let cross = f64x2.splat(0);
  let p = partnerAt;
  for (let at = accelerationAt; at < end; at += recordBytes, p += 4) {
    const offset = <usize>load<i32>(p) << 4;
    const g = residualOf(offset);
    size = f64x2.pmax(f64x2.abs(g), size);
    check = f64x2.add(check, v128.load(weightAt + offset));
    const delta = v128.and(f64x2.sub(g, v128.load(at)), known);
    own = f64x2.add(own, f64x2.mul(delta, g));
    square = f64x2.add(square, f64x2.mul(delta, delta));
    cross = f64x2.add(cross, f64x2.mul(delta, v128.load(at, 32)));
    v128.store(at, g);
    v128.store(at, delta, 32);
    v128.store(at, v128.load(at, 48), 64);
    v128.store(at, f64x2.add(v128.and(v128.load(at, 16), known), delta), 48);
  }
  largestResidual = f64x2.add(size, f64x2.mul(check, f64x2.splat(0)));

  // Normal equations by factors L D Lᵀ. Products with the residual are carried along: d · g' = d · g + d · (g' - g).
  const older = f64x2.add(lastProduct, cross);
  const inverse = reciprocal(square, square);
  const factor = f64x2.mul(cross, inverse);
  const left = f64x2.sub(lastSquare, f64x2.mul(factor, cross));
  const second = f64x2.mul(f64x2.sub(older, f64x2.mul(factor, own)), reciprocal(lastSquare, left));
  const first = f64x2.sub(f64x2.mul(own, inverse), f64x2.mul(factor, second));
  lastSquare = square;
  lastProduct = own;
  move(first, second);
  primed = i64x2.splat(-1);
}

/** Moves the partners by their residuals less what the coefficients take off. */
// @ts-ignore: decorator
@inline
function move(first: v128, second: v128): void {
  const end = accelerationAt + <usize>partners * recordBytes;
  const top = f64x2.splat(longest);
  const bottom = f64x2.splat(-longest);
  let size = f64x2.splat(0);
  let p = partnerAt;
  for (let at = accelerationAt; at < end; at += recordBytes, p += 4) {
    const taken = f64x2.add(f64x2.mul(first, v128.load(at, 48)), f64x2.mul(second, v128.load(at, 64)));
    const step = f64x2.pmin(top, f64x2.pmax(bottom, f64x2.sub(v128.load(at), taken)));
    size = f64x2.pmax(f64x2.abs(step), size);
    v128.store(at, step, 16);
    const y = occupationAt + (<usize>load<i32>(p) << 4);
    v128.store(y, f64x2.mul(v128.load(y), roughExponential(step)));
  }
  stepSize = size;
}

// @ts-ignore: decorator
@inline
function reciprocal(whole: v128, left: v128): v128 {
  const smallest = f64x2.add(f64x2.mul(f64x2.splat(floor), whole), f64x2.splat(least));
  return f64x2.div(f64x2.splat(1), f64x2.pmax(left, smallest));
}
