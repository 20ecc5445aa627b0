// Positive numbers with the digits of f32 and an exponent of 32 bits. Coverages of 1e-130 and rate constants that span
// 1e76 leave the range of f32; what is done with them (products, quotients, sums without a difference) keeps 24 bits.
// Nothing here depends on how a compiler associates, fuses or flushes: no term is the rounding error of another one.

/** m × 2^e, m positive. After `normal` 1 ≤ m < 2; factors of a product may grow m by a few bits before that. */
struct Wide {
  m: f32,
  e: i32,
}

/** 2^n for n ≤ 127, and 0 for n ≤ -127: terms that small do not count beside others. */
fn powerOfTwo(n: i32) -> f32 {
  return bitcast<f32>(u32(max(n, -127) + 127) << 23u);
}

fn normal(m: f32, e: i32) -> Wide {
  let bits = bitcast<u32>(m);
  return Wide(bitcast<f32>((bits & 0x007fffffu) | 0x3f800000u), e + i32((bits >> 23u) & 0xffu) - 127);
}

fn product(a: Wide, b: Wide) -> Wide {
  return Wide(a.m * b.m, a.e + b.e);
}

fn times(a: Wide, factor: f32) -> Wide {
  return Wide(a.m * factor, a.e);
}

fn inverse(a: Wide) -> Wide {
  return Wide(1.0 / a.m, -a.e);
}

fn sum(a: Wide, b: Wide) -> Wide {
  let e = max(a.e, b.e);
  return normal(a.m * powerOfTwo(a.e - e) + b.m * powerOfTwo(b.e - e), e);
}

/** A number within the range of f32; 0 or a large one beyond. */
fn asFloat(a: Wide) -> f32 {
  return a.m * powerOfTwo(min(a.e, 100));
}

/** a / b of a part and its whole. */
fn share(a: Wide, b: Wide) -> f32 {
  return a.m / b.m * powerOfTwo(min(a.e - b.e, 100));
}

/** 2^f for -0.5 ≤ f ≤ 0.5; the builtin may be off by several ulp. Terms of the exponential series, error below 2e-8. */
fn smallPower(f: f32) -> f32 {
  let x = f * 0.6931471805599453;
  return 1.0 + x * (1.0 + x * (0.5 + x * (0.16666667 + x * (0.041666668 + x * (0.008333334 + x * (0.0013888889 + x * 0.0001984127))))));
}

/** ln m for m about 0.7 … 1.5; the builtin is off by 1e-5 of its value near 1. Series of the inverse hyperbolic tangent. */
fn smallLog(m: f32) -> f32 {
  let s = (m - 1.0) / (m + 1.0);
  let q = s * s;
  return s * (2.0 + q * (0.6666667 + q * (0.4 + q * (0.2857143 + q * (0.22222222 + q * 0.18181819)))));
}

/** log2 of m × 2^e, m between 1 and 2, as the sum of a whole number and a small one. */
struct Log2 {
  whole: i32,
  rest: f32,
}

fn log2Of(a: Wide) -> Log2 {
  let high = a.m > 1.4142135;
  return Log2(select(a.e, a.e + 1, high), smallLog(select(a.m, 0.5 * a.m, high)) * 1.442695);
}

/** ln(a / b) of normal numbers; near 0 it has 24 bits of its own. */
fn logRatio(a: Wide, b: Wide) -> f32 {
  let ratio = a.m / b.m;
  let high = ratio > 1.4142135;
  let low = ratio < 0.70710677;
  let m = select(select(ratio, 2.0 * ratio, low), 0.5 * ratio, high);
  let e = a.e - b.e + select(select(0, -1, low), 1, high);
  return f32(e) * 0.6931472 + smallLog(m);
}

/** a × exp(ln), ln within ±300. */
fn moved(a: Wide, ln: f32) -> Wide {
  let x = ln * 1.442695;
  let n = round(x);
  return normal(a.m * smallPower(x - n), a.e + i32(n));
}
