import { fromTable } from './constantTable';

/** Shift of the bits of x, exponent of 2^52, 2^52 + bias, digits of the mantissa, bits of √½: see below. */
const bits: usize = memory.data<u64>([
  0x95f6200000000, 0x4330000000000000, 0x43300000000003ff, 0x000fffffffffffff, 0x3fe6a09e00000000,
]);
/** 1, 2, ½, ln 2 in a high and a low part, then the series. */
const exact: usize = memory.data<f64>([
  1.0,
  2.0,
  0.5,
  6.93147180369123816490e-1,
  1.90821492927058770002e-10,
  1.479819860511658591e-1,
  1.531383769920937332e-1,
  1.818357216161805012e-1,
  2.222219843214978396e-1,
  2.857142874366239149e-1,
  3.999999999940941908e-1,
  6.666666666666735130e-1,
]);
/** Bits of 1 and a half of the last digit of the exponent, bits of the exponent, 2^52. */
const ratioBits: usize = memory.data<u64>([0x3ff8000000000000, 0xfff0000000000000, 0x4330000000000000]);
/** 2^52 + bias, ln 2, 2, then the series. */
const rough: usize = memory.data<f64>([4503599627371519.0, 0.6931471805599453, 2.0, 2.0 / 7.0, 2.0 / 5.0, 2.0 / 3.0]);

/**
 * ln x in both lanes for normal x > 0, error below 1 ulp (fdlibm: x = 2^k (1 + f), odd series in s = f / (2 + f)).
 *
 * Source: FreeBSD msun e_log.c (Sun Microsystems 1993).
 */
// @ts-ignore: decorator
@inline
export function logarithm(x: v128): v128 {
  const biased = i64x2.add(x, fromTable(bits, 0));
  const k = binaryExponent(biased);
  const f = f64x2.sub(reduced(biased), fromTable(exact, 0));
  const half = f64x2.mul(f64x2.mul(fromTable(exact, 16), f), f);
  const s = f64x2.div(f, f64x2.add(fromTable(exact, 8), f));
  const z = f64x2.mul(s, s);
  let p = f64x2.mul(z, fromTable(exact, 40));
  p = f64x2.mul(z, f64x2.add(p, fromTable(exact, 48)));
  p = f64x2.mul(z, f64x2.add(p, fromTable(exact, 56)));
  p = f64x2.mul(z, f64x2.add(p, fromTable(exact, 64)));
  p = f64x2.mul(z, f64x2.add(p, fromTable(exact, 72)));
  p = f64x2.mul(z, f64x2.add(p, fromTable(exact, 80)));
  p = f64x2.mul(z, f64x2.add(p, fromTable(exact, 88)));
  const inner = f64x2.add(f64x2.mul(s, f64x2.add(half, p)), f64x2.mul(k, fromTable(exact, 32)));
  return f64x2.add(f64x2.add(f64x2.sub(inner, half), f), f64x2.mul(k, fromTable(exact, 24)));
}

/**
 * ln (p / q) in both lanes to about 3e-7, exact as p goes to q: what the residual of the iteration needs. Of normal p and q
 * whose ratio is normal too; a NaN does not stay one.
 *
 * The difference of their bits says by which power of 2 p has to be divided to come within a third of q.
 */
// @ts-ignore: decorator
@inline
export function roughLogarithmOfRatio(p: v128, q: v128): v128 {
  const biased = i64x2.add(i64x2.sub(p, q), fromTable(ratioBits, 0));
  const k = f64x2.sub(v128.or(i64x2.shr_u(biased, 52), fromTable(ratioBits, 16)), fromTable(rough, 0));
  const power = i64x2.sub(v128.and(biased, fromTable(ratioBits, 8)), i64x2.splat(0x3ff0000000000000));
  const near = i64x2.sub(p, power);
  const s = f64x2.div(f64x2.sub(near, q), f64x2.add(near, q));
  const z = f64x2.mul(s, s);
  let series = f64x2.mul(z, fromTable(rough, 24));
  series = f64x2.mul(z, f64x2.add(series, fromTable(rough, 32)));
  series = f64x2.mul(z, f64x2.add(series, fromTable(rough, 40)));
  return f64x2.add(f64x2.mul(k, fromTable(rough, 8)), f64x2.mul(s, f64x2.add(fromTable(rough, 16), series)));
}

/** k of x = 2^k m with m from √½ to √2, from the shifted bits of x (exponents as the low digits of 2^52). */
// @ts-ignore: decorator
@inline
function binaryExponent(biased: v128): v128 {
  const digits = v128.or(i64x2.shr_u(biased, 52), fromTable(bits, 8));
  return f64x2.sub(digits, fromTable(bits, 16));
}

/** m of x = 2^k m. */
// @ts-ignore: decorator
@inline
function reduced(biased: v128): v128 {
  const digits = v128.and(biased, fromTable(bits, 24));
  return i64x2.add(digits, fromTable(bits, 32));
}
