import {
  correctionAt,
  deltaAt,
  gramAt,
  lastResidualAt,
  lastStepAt,
  occupationAt,
  partnerAt,
  partners,
  residualPairAt,
} from '../layout';
import { roughExponential } from './exponential';
import { coefficients, depth, gramSlots, projectPair } from './projectPair';
import { residualsPair } from './residualsPair';

/** Share of the residual that a step takes. CO oxidation takes 10 iterations a point, with 0.7 it took 12; nitrate 14 with either. */
const mixing: f64 = 1;
/** Longest step in any ln occupation: keeps powers of two in range. */
const longest: f64 = 300;

/** Largest step of the last call, by lane. */
export let stepSize: v128 = i64x2.splat(0);

/** Place of the next difference in the history of each lane: what a lane does must not depend on its neighbour. */
let placeA: i32 = 0;
let placeB: i32 = 0;
/** All ones in lanes that have made a step before. */
let primed: v128 = i64x2.splat(0);

/** Forgets the history of a lane. */
export function forgetLane(lane: i32): void {
  const offset = <usize>lane << 3;
  const end = (<usize>partners * depth) << 4;
  for (let at: usize = offset; at < end; at += 16) {
    store<f64>(deltaAt + at, 0);
    store<f64>(correctionAt + at, 0);
  }
  for (let at = offset; at < gramSlots << 4; at += 16) store<f64>(gramAt + at, 0);
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
 * residuals of the partners, the step that the last differences call for, and new occupations y.
 */
export function acceleratePair(): void {
  residualsPair();
  measure();
  move();
  primed = i64x2.splat(-1);
  placeA = placeA == depth - 1 ? 0 : placeA + 1;
  placeB = placeB == depth - 1 ? 0 : placeB + 1;
}

/**
 * The newest differences, their inner products, and the coefficients. Older differences are read before the newest is
 * written to its two places: reading two halves just written as one would wait for memory.
 */
function measure(): void {
  const rowA = <usize>placeA << 4;
  const rowB = (<usize>placeB << 4) + 8;
  const residual = residualPairAt;
  const last = lastResidualAt - residual;
  const lastStep = lastStepAt - residual;
  const known = primed;
  const end = residual + (<usize>partners << 4);
  let s0 = f64x2.splat(0);
  let s1 = f64x2.splat(0);
  let s2 = f64x2.splat(0);
  let s3 = f64x2.splat(0);
  let s4 = f64x2.splat(0);
  let own = f64x2.splat(0);
  let square = f64x2.splat(0);
  let d = deltaAt;
  const c = correctionAt - d;
  for (let i = residual; i < end; i += 16, d += 80) {
    const g = v128.load(i);
    const delta = v128.and(f64x2.sub(g, v128.load(i + last)), known);
    const step = v128.and(v128.load(i + lastStep), known);
    own = f64x2.add(own, f64x2.mul(delta, g));
    square = f64x2.add(square, f64x2.mul(delta, delta));
    s0 = f64x2.add(s0, f64x2.mul(delta, v128.load(d)));
    s1 = f64x2.add(s1, f64x2.mul(delta, v128.load(d, 16)));
    s2 = f64x2.add(s2, f64x2.mul(delta, v128.load(d, 32)));
    s3 = f64x2.add(s3, f64x2.mul(delta, v128.load(d, 48)));
    s4 = f64x2.add(s4, f64x2.mul(delta, v128.load(d, 64)));
    const correction = f64x2.add(step, f64x2.mul(f64x2.splat(mixing), delta));
    v128.store(i + last, g);
    v128.store_lane<f64>(d + rowA, delta, 0);
    v128.store_lane<f64>(d + rowB, delta, 1);
    v128.store_lane<f64>(d + c + rowA, correction, 0);
    v128.store_lane<f64>(d + c + rowB, correction, 1);
  }
  projectPair(placeA, placeB, s0, s1, s2, s3, s4, square, own);
}

/** Mixes the residual, takes off what the coefficients call for, and moves the partners. */
function move(): void {
  const gamma = gramAt + coefficients;
  const g0 = v128.load(gamma);
  const g1 = v128.load(gamma, 16);
  const g2 = v128.load(gamma, 32);
  const g3 = v128.load(gamma, 48);
  const g4 = v128.load(gamma, 64);
  const residual = residualPairAt;
  const lastStep = lastStepAt - residual;
  const occupations = occupationAt;
  const end = residual + (<usize>partners << 4);
  const top = f64x2.splat(longest);
  const bottom = f64x2.splat(-longest);
  let size = f64x2.splat(0);
  let c = correctionAt;
  let p = partnerAt;
  for (let i = residual; i < end; i += 16, c += 80, p += 4) {
    const near = f64x2.add(f64x2.mul(g0, v128.load(c)), f64x2.mul(g1, v128.load(c, 16)));
    const far = f64x2.add(f64x2.mul(g2, v128.load(c, 32)), f64x2.mul(g3, v128.load(c, 48)));
    const all = f64x2.add(f64x2.add(near, far), f64x2.mul(g4, v128.load(c, 64)));
    let step = f64x2.sub(f64x2.mul(f64x2.splat(mixing), v128.load(i)), all);
    step = f64x2.pmin(top, f64x2.pmax(bottom, step));
    size = f64x2.pmax(f64x2.abs(step), size);
    v128.store(i + lastStep, step);
    const y = occupations + (<usize>load<i32>(p) << 4);
    v128.store(y, f64x2.mul(v128.load(y), roughExponential(step)));
  }
  stepSize = size;
}
