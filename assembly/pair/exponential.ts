import { fromTable } from './constantTable';

/** 1.5 · 2^52 rounds to whole numbers; 1/ln 2; ln 2; then the terms of the series from 1/4!. */
const rough: usize = memory.data<f64>([
  6755399441055744.0,
  1.4426950408889634,
  0.6931471805599453,
  1.0 / 24.0,
  1.0 / 6.0,
  0.5,
  1.0,
]);
/** As above, with ln 2 in a high and a low part, then the rational approximation. */
const exact: usize = memory.data<f64>([
  6755399441055744.0,
  1.4426950408889634,
  6.93147180369123816490e-1,
  1.90821492927058770002e-10,
  4.13813679705723846039e-8,
  -1.65339022054652515390e-6,
  6.61375632143793436117e-5,
  -2.77777777770155933842e-3,
  1.66666666666666019037e-1,
  2.0,
  1.0,
]);

/**
 * e^x in both lanes for |x| < 700, error below 1 ulp (fdlibm: x = k ln 2 + r, rational approximation of degree 5 in r²).
 *
 * Source: FreeBSD msun e_exp.c (Sun Microsystems 1993). No overflow or subnormals: callers keep the range.
 */
// @ts-ignore: decorator
@inline
export function exponential(x: v128): v128 {
  const shifter = fromTable(exact, 0);
  const shifted = f64x2.add(f64x2.mul(x, fromTable(exact, 8)), shifter);
  const k = f64x2.sub(shifted, shifter);
  const high = f64x2.sub(x, f64x2.mul(k, fromTable(exact, 16)));
  const low = f64x2.mul(k, fromTable(exact, 24));
  const r = f64x2.sub(high, low);
  const rr = f64x2.mul(r, r);
  let p = f64x2.mul(rr, fromTable(exact, 32));
  p = f64x2.mul(rr, f64x2.add(p, fromTable(exact, 40)));
  p = f64x2.mul(rr, f64x2.add(p, fromTable(exact, 48)));
  p = f64x2.mul(rr, f64x2.add(p, fromTable(exact, 56)));
  p = f64x2.mul(rr, f64x2.add(p, fromTable(exact, 64)));
  const c = f64x2.sub(r, p);
  const quotient = f64x2.div(f64x2.mul(r, c), f64x2.sub(fromTable(exact, 72), c));
  const value = f64x2.add(fromTable(exact, 80), f64x2.add(f64x2.sub(quotient, low), high));
  return i64x2.add(value, i64x2.shl(shifted, 52));
}

/**
 * e^x in both lanes to about 4e-5, exact as x goes to 0. Steps of the iteration need no more: an error in the step taken
 * is an error of the accelerator's memory, not of the solution.
 */
// @ts-ignore: decorator
@inline
export function roughExponential(x: v128): v128 {
  const shifter = fromTable(rough, 0);
  const shifted = f64x2.add(f64x2.mul(x, fromTable(rough, 8)), shifter);
  const k = f64x2.sub(shifted, shifter);
  const r = f64x2.sub(x, f64x2.mul(k, fromTable(rough, 16)));
  const rr = f64x2.mul(r, r);
  const bottom = f64x2.add(fromTable(rough, 48), r);
  const middle = f64x2.add(fromTable(rough, 40), f64x2.mul(r, fromTable(rough, 32)));
  const upper = f64x2.add(middle, f64x2.mul(rr, fromTable(rough, 24)));
  return i64x2.add(f64x2.add(bottom, f64x2.mul(rr, upper)), i64x2.shl(shifted, 52));
}
