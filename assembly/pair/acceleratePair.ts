import {
  chains,
  chainTableAt,
  correctionAt,
  deltaAt,
  gramAt,
  lastResidualAt,
  lastStepAt,
  occupationAt,
  residualPairAt,
  unknowns,
  weightAt,
} from '../layout';
import { roughExponential } from './exponential';
import { roughLogarithm } from './logarithm';

/** Differences remembered. */
const depth: i32 = 5;
const mixing: f64 = 0.7;
/** Longest step in any ln occupation: keeps powers of two in range. */
const longest: f64 = 300;

/** Largest residual and largest step of the last call, by lane. */
export let residualSize: v128 = i64x2.splat(0);
export let stepSize: v128 = i64x2.splat(0);

/** Place of the next difference in the history of each lane: what a lane does must not depend on its neighbour. */
let placeA: i32 = 0;
let placeB: i32 = 0;
/** All ones in lanes that have made a step before. */
let primed: v128 = i64x2.splat(0);

/** Forgets the history of a lane. */
export function forgetLane(lane: i32): void {
  const offset = <usize>lane << 3;
  const end = (<usize>unknowns * depth) << 4;
  for (let at: usize = 0; at < end; at += 16) {
    store<f64>(deltaAt + at + offset, 0);
    store<f64>(correctionAt + at + offset, 0);
  }
  for (let k: usize = 0; k < <usize>(depth * (depth + 1)); k++) store<f64>(gramAt + (k << 4) + offset, 0);
  if (lane == 0) {
    primed = i64x2.replace_lane(primed, 0, 0);
    placeA = 0;
  } else {
    primed = i64x2.replace_lane(primed, 1, 0);
    placeB = 0;
  }
}

/**
 * One step of Anderson acceleration in both lanes (D. G. Anderson, J. ACM 12, 547 (1965), doi 10.1145/321296.321305):
 * residuals ln(p / y), the step that the last differences call for, and new occupations y.
 *
 * Products of the residual with older differences are carried along: d_m · g' = d_m · g + d_m · d'.
 */
export function acceleratePair(): void {
  measure();
  const gamma = gramAt + <usize>((depth * (depth + 1)) << 4);
  project(gamma);
  const g0 = v128.load(gamma);
  const g1 = v128.load(gamma, 16);
  const g2 = v128.load(gamma, 32);
  const g3 = v128.load(gamma, 48);
  const g4 = v128.load(gamma, 64);
  let size = f64x2.splat(0);
  const top = f64x2.splat(longest);
  const bottom = f64x2.splat(-longest);
  let c = correctionAt;
  const end = <usize>unknowns << 4;
  for (let i: usize = 0; i < end; i += 16, c += 80) {
    const near = f64x2.add(f64x2.mul(g0, v128.load(c)), f64x2.mul(g1, v128.load(c, 16)));
    const far = f64x2.add(f64x2.mul(g2, v128.load(c, 32)), f64x2.mul(g3, v128.load(c, 48)));
    const all = f64x2.add(f64x2.add(near, far), f64x2.mul(g4, v128.load(c, 64)));
    let step = f64x2.sub(f64x2.mul(f64x2.splat(mixing), v128.load(residualPairAt + i)), all);
    step = f64x2.pmin(top, f64x2.pmax(bottom, step));
    size = f64x2.pmax(f64x2.abs(step), size);
    v128.store(lastStepAt + i, step);
    v128.store(occupationAt + i, f64x2.mul(v128.load(occupationAt + i), roughExponential(step)));
  }
  stepSize = size;
  primed = i64x2.splat(-1);
  placeA = placeA == depth - 1 ? 0 : placeA + 1;
  placeB = placeB == depth - 1 ? 0 : placeB + 1;
}

/**
 * Residuals, their newest differences and inner products. Older differences are read before the newest is written to its
 * two places: reading two halves just written as one would wait for memory.
 */
function measure(): void {
  const rowA = <usize>placeA << 4;
  const rowB = (<usize>placeB << 4) + 8;
  let size = f64x2.splat(0);
  let s0 = f64x2.splat(0);
  let s1 = f64x2.splat(0);
  let s2 = f64x2.splat(0);
  let s3 = f64x2.splat(0);
  let s4 = f64x2.splat(0);
  let own = f64x2.splat(0);
  let square = f64x2.splat(0);
  let table = chainTableAt;
  let i: usize = 0;
  let d = deltaAt;
  let c = correctionAt;
  for (let chain = 0; chain < chains; chain++, table += 24) {
    const end = <usize>load<i32>(table, 4) << 4;
    let sum = v128.load(weightAt + i);
    for (let j = i + 16; j < end; j += 16) sum = f64x2.add(sum, v128.load(weightAt + j));
    const scale = f64x2.div(v128.load_splat<f64>(table, 16), sum);
    for (; i < end; i += 16, d += 80, c += 80) {
      const y = v128.load(occupationAt + i);
      const g = roughLogarithm(f64x2.div(f64x2.mul(scale, v128.load(weightAt + i)), y));
      size = f64x2.pmax(f64x2.abs(g), size);
      const delta = v128.and(f64x2.sub(g, v128.load(lastResidualAt + i)), primed);
      v128.store(residualPairAt + i, g);
      v128.store(lastResidualAt + i, g);
      own = f64x2.add(own, f64x2.mul(delta, g));
      square = f64x2.add(square, f64x2.mul(delta, delta));
      s0 = f64x2.add(s0, f64x2.mul(delta, v128.load(d)));
      s1 = f64x2.add(s1, f64x2.mul(delta, v128.load(d, 16)));
      s2 = f64x2.add(s2, f64x2.mul(delta, v128.load(d, 32)));
      s3 = f64x2.add(s3, f64x2.mul(delta, v128.load(d, 48)));
      s4 = f64x2.add(s4, f64x2.mul(delta, v128.load(d, 64)));
      v128.store_lane<f64>(d + rowA, delta, 0);
      v128.store_lane<f64>(d + rowB, delta, 1);
      const step = v128.and(v128.load(lastStepAt + i), primed);
      const correction = f64x2.add(step, f64x2.mul(f64x2.splat(mixing), delta));
      v128.store_lane<f64>(c + rowA, correction, 0);
      v128.store_lane<f64>(c + rowB, correction, 1);
    }
  }
  residualSize = size;
  remember(0, s0, square);
  remember(1, s1, square);
  remember(2, s2, square);
  remember(3, s3, square);
  remember(4, s4, square);
  const withResidual = gramAt + <usize>((depth * depth) << 4);
  v128.store_lane<f64>(withResidual + rowA, own, 0);
  v128.store_lane<f64>(withResidual + rowB, own, 1);
}

/** Stores the product of the newest difference with difference m; with itself it is `square`. */
// @ts-ignore: decorator
@inline
function remember(m: i32, product: v128, square: v128): void {
  const a = m == placeA ? square : product;
  v128.store_lane<f64>(gramAt + (<usize>(placeA * depth + m) << 4), a, 0);
  v128.store_lane<f64>(gramAt + (<usize>(m * depth + placeA) << 4), a, 0);
  const b = m == placeB ? square : product;
  v128.store_lane<f64>(gramAt + (<usize>(placeB * depth + m) << 4) + 8, b, 1);
  v128.store_lane<f64>(gramAt + (<usize>(m * depth + placeB) << 4) + 8, b, 1);
  const withResidual = gramAt + (<usize>(depth * depth + m) << 4);
  v128.store(withResidual, f64x2.add(v128.load(withResidual), product));
}

/** Least-squares coefficients by the factors L D Lᵀ of the normal equations; empty places of the history come out as 0. */
function project(gamma: usize): void {
  const lower = gamma + <usize>(depth << 4);
  const inverse = lower + <usize>(depth * depth << 4);
  const floor = f64x2.splat(1e-13);
  for (let i = 0; i < depth; i++) {
    let solved = v128.load(gramAt + (<usize>(depth * depth + i) << 4));
    let diagonal = v128.load(gramAt + (<usize>(i * depth + i) << 4));
    const least = f64x2.add(f64x2.mul(floor, diagonal), f64x2.splat(1e-300));
    for (let j = 0; j < i; j++) {
      let sum = v128.load(gramAt + (<usize>(i * depth + j) << 4));
      for (let k = 0; k < j; k++) {
        sum = f64x2.sub(sum, f64x2.mul(v128.load(lower + (<usize>(i * depth + k) << 4)), v128.load(lower + (<usize>(k * depth + j) << 4))));
      }
      const factor = f64x2.mul(sum, v128.load(inverse + (<usize>j << 4)));
      v128.store(lower + (<usize>(j * depth + i) << 4), sum);
      v128.store(lower + (<usize>(i * depth + j) << 4), factor);
      diagonal = f64x2.sub(diagonal, f64x2.mul(factor, sum));
      solved = f64x2.sub(solved, f64x2.mul(factor, v128.load(gamma + (<usize>j << 4))));
    }
    v128.store(inverse + (<usize>i << 4), f64x2.div(f64x2.splat(1), f64x2.pmax(diagonal, least)));
    v128.store(gamma + (<usize>i << 4), solved);
  }
  for (let i = depth - 1; i >= 0; i--) {
    let sum = f64x2.mul(v128.load(gamma + (<usize>i << 4)), v128.load(inverse + (<usize>i << 4)));
    for (let k = i + 1; k < depth; k++) {
      sum = f64x2.sub(sum, f64x2.mul(v128.load(lower + (<usize>(k * depth + i) << 4)), v128.load(gamma + (<usize>k << 4))));
    }
    v128.store(gamma + (<usize>i << 4), sum);
  }
}
