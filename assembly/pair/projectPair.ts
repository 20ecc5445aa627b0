import { gramAt } from '../layout';

/** Differences that the accelerator remembers. */
export const depth: i32 = 5;

/** Slots at `gramAt`: inner products of differences (lower triangle by rows), theirs with the residual, coefficients. */
const triangle: usize = 15;
const withResidual: usize = triangle << 4;
export const coefficients: usize = (triangle + 5) << 4;
export const gramSlots: usize = triangle + 10;

/** Smallest pivot relative to its square, and at all. */
const floor: f64 = 1e-13;
const least: f64 = 1e-300;

/**
 * Takes the newest difference d into the inner products and solves the normal equations for the coefficients of the
 * residual g in the differences, by factors L D Lᵀ; empty places of the history come out as 0. Everything is written out:
 * the chain of operations is long and each waits for the one before, so that nothing else may stand in its way.
 *
 * Products of the residual with older differences are carried along: d_m · g' = d_m · g + d_m · d.
 *
 * @param a place of the newest difference in the first lane.
 * @param b place in the second lane.
 * @param s0 product of d with the difference that stood at place 0, and so on.
 * @param square d · d
 * @param own d · g
 */
// @ts-ignore: decorator
@inline
export function projectPair(a: i32, b: i32, s0: v128, s1: v128, s2: v128, s3: v128, s4: v128, square: v128, own: v128): void {
  const place = i64x2.replace_lane(i64x2.splat(a), 1, b);
  const n0 = i64x2.eq(place, i64x2.splat(0));
  const n1 = i64x2.eq(place, i64x2.splat(1));
  const n2 = i64x2.eq(place, i64x2.splat(2));
  const n3 = i64x2.eq(place, i64x2.splat(3));
  const n4 = i64x2.eq(place, i64x2.splat(4));
  const b0 = residualProduct(0, s0, own, n0);
  const b1 = residualProduct(1, s1, own, n1);
  const b2 = residualProduct(2, s2, own, n2);
  const b3 = residualProduct(3, s3, own, n3);
  const b4 = residualProduct(4, s4, own, n4);

  const a00 = diagonal(0, square, n0);
  const a10 = product(1, s0, s1, n1, n0);
  const a20 = product(3, s0, s2, n2, n0);
  const a30 = product(6, s0, s3, n3, n0);
  const a40 = product(10, s0, s4, n4, n0);
  const i0 = inverse(a00, a00);
  const f10 = f64x2.mul(a10, i0);
  const f20 = f64x2.mul(a20, i0);
  const f30 = f64x2.mul(a30, i0);
  const f40 = f64x2.mul(a40, i0);

  const a11 = diagonal(2, square, n1);
  const i1 = inverse(a11, less(a11, f10, a10));
  const c1 = less(b1, f10, b0);
  const a21 = less(product(4, s1, s2, n2, n1), f20, a10);
  const a31 = less(product(7, s1, s3, n3, n1), f30, a10);
  const a41 = less(product(11, s1, s4, n4, n1), f40, a10);
  const f21 = f64x2.mul(a21, i1);
  const f31 = f64x2.mul(a31, i1);
  const f41 = f64x2.mul(a41, i1);

  const a22 = diagonal(5, square, n2);
  const i2 = inverse(a22, less(less(a22, f20, a20), f21, a21));
  const c2 = less(less(b2, f20, b0), f21, c1);
  const a32 = less(less(product(8, s2, s3, n3, n2), f30, a20), f31, a21);
  const a42 = less(less(product(12, s2, s4, n4, n2), f40, a20), f41, a21);
  const f32 = f64x2.mul(a32, i2);
  const f42 = f64x2.mul(a42, i2);

  const a33 = diagonal(9, square, n3);
  const i3 = inverse(a33, less(less(less(a33, f30, a30), f31, a31), f32, a32));
  const c3 = less(less(less(b3, f30, b0), f31, c1), f32, c2);
  const a43 = less(less(less(product(13, s3, s4, n4, n3), f40, a30), f41, a31), f42, a32);
  const f43 = f64x2.mul(a43, i3);

  const a44 = diagonal(14, square, n4);
  const i4 = inverse(a44, less(less(less(less(a44, f40, a40), f41, a41), f42, a42), f43, a43));
  const c4 = less(less(less(less(b4, f40, b0), f41, c1), f42, c2), f43, c3);

  const x4 = f64x2.mul(c4, i4);
  const x3 = less(f64x2.mul(c3, i3), f43, x4);
  const x2 = less(less(f64x2.mul(c2, i2), f42, x4), f32, x3);
  const x1 = less(less(less(f64x2.mul(c1, i1), f41, x4), f31, x3), f21, x2);
  const x0 = less(less(less(less(f64x2.mul(b0, i0), f40, x4), f30, x3), f20, x2), f10, x1);
  const to = gramAt + coefficients;
  v128.store(to, x0);
  v128.store(to, x1, 16);
  v128.store(to, x2, 32);
  v128.store(to, x3, 48);
  v128.store(to, x4, 64);
}

/** a - b c */
// @ts-ignore: decorator
@inline
function less(a: v128, b: v128, c: v128): v128 {
  return f64x2.sub(a, f64x2.mul(b, c));
}

// @ts-ignore: decorator
@inline
function inverse(whole: v128, left: v128): v128 {
  const smallest = f64x2.add(f64x2.mul(f64x2.splat(floor), whole), f64x2.splat(least));
  return f64x2.div(f64x2.splat(1), f64x2.pmax(left, smallest));
}

/** The square at a place, renewed where the newest difference stands. */
// @ts-ignore: decorator
@inline
function diagonal(entry: usize, square: v128, newest: v128): v128 {
  const at = gramAt + (entry << 4);
  const value = v128.bitselect(square, v128.load(at), newest);
  v128.store(at, value);
  return value;
}

/** The product of the differences at two places j and i, renewed where either is the newest. */
// @ts-ignore: decorator
@inline
function product(entry: usize, withJ: v128, withI: v128, newestI: v128, newestJ: v128): v128 {
  const at = gramAt + (entry << 4);
  const value = v128.bitselect(withJ, v128.bitselect(withI, v128.load(at), newestJ), newestI);
  v128.store(at, value);
  return value;
}

// @ts-ignore: decorator
@inline
function residualProduct(m: usize, product: v128, own: v128, newest: v128): v128 {
  const at = gramAt + withResidual + (m << 4);
  const value = v128.bitselect(own, f64x2.add(v128.load(at), product), newest);
  v128.store(at, value);
  return value;
}
