/**
 * ln x in both lanes for normal x > 0, error below 1 ulp (fdlibm: x = 2^k (1 + f), odd series in s = f / (2 + f)).
 *
 * Source: FreeBSD msun e_log.c (Sun Microsystems 1993).
 */
// @ts-ignore: decorator
@inline
export function logarithm(x: v128): v128 {
  const biased = i64x2.add(x, i64x2.splat(0x95f6200000000));
  const k = binaryExponent(biased);
  const f = f64x2.sub(reduced(biased), f64x2.splat(1));
  const half = f64x2.mul(f64x2.mul(f64x2.splat(0.5), f), f);
  const s = f64x2.div(f, f64x2.add(f64x2.splat(2), f));
  const z = f64x2.mul(s, s);
  let p = f64x2.mul(z, f64x2.splat(1.479819860511658591e-1));
  p = f64x2.mul(z, f64x2.add(p, f64x2.splat(1.531383769920937332e-1)));
  p = f64x2.mul(z, f64x2.add(p, f64x2.splat(1.818357216161805012e-1)));
  p = f64x2.mul(z, f64x2.add(p, f64x2.splat(2.222219843214978396e-1)));
  p = f64x2.mul(z, f64x2.add(p, f64x2.splat(2.857142874366239149e-1)));
  p = f64x2.mul(z, f64x2.add(p, f64x2.splat(3.999999999940941908e-1)));
  p = f64x2.mul(z, f64x2.add(p, f64x2.splat(6.666666666666735130e-1)));
  const inner = f64x2.add(f64x2.mul(s, f64x2.add(half, p)), f64x2.mul(k, f64x2.splat(1.90821492927058770002e-10)));
  return f64x2.add(f64x2.add(f64x2.sub(inner, half), f), f64x2.mul(k, f64x2.splat(6.93147180369123816490e-1)));
}

/** ln x in both lanes to about 3e-8, exact as x goes to 1: what the residual of the iteration needs. */
// @ts-ignore: decorator
@inline
export function roughLogarithm(x: v128): v128 {
  const biased = i64x2.add(x, i64x2.splat(0x95f6200000000));
  const k = binaryExponent(biased);
  const f = f64x2.sub(reduced(biased), f64x2.splat(1));
  const s = f64x2.div(f, f64x2.add(f64x2.splat(2), f));
  const z = f64x2.mul(s, s);
  let p = f64x2.mul(z, f64x2.splat(2.0 / 7.0));
  p = f64x2.mul(z, f64x2.add(p, f64x2.splat(2.0 / 5.0)));
  p = f64x2.mul(z, f64x2.add(p, f64x2.splat(2.0 / 3.0)));
  return f64x2.add(f64x2.mul(k, f64x2.splat(0.6931471805599453)), f64x2.mul(s, f64x2.add(f64x2.splat(2), p)));
}

/** k of x = 2^k m with m from √½ to √2, from the shifted bits of x (exponents as the low digits of 2^52). */
// @ts-ignore: decorator
@inline
function binaryExponent(biased: v128): v128 {
  const digits = v128.or(i64x2.shr_u(biased, 52), i64x2.splat(0x4330000000000000));
  return f64x2.sub(digits, f64x2.splat(4503599627371519.0));
}

/** m of x = 2^k m. */
// @ts-ignore: decorator
@inline
function reduced(biased: v128): v128 {
  const digits = v128.and(biased, i64x2.splat(0x000fffffffffffff));
  return i64x2.add(digits, i64x2.splat(0x3fe6a09e00000000));
}
