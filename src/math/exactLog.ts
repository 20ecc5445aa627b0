const bits = new DataView(new ArrayBuffer(8));

/** ln 2 in two parts; the first has 20 trailing zero bits, so that its product with an exponent is exact. */
const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;

/**
 * Natural logarithm of a positive normal number from additions, multiplications and divisions alone, which IEEE 754 and
 * JavaScript define to the last bit: `Math.log` differs between engines and versions in the last place, this does not.
 * Error below 2 ulp.
 *
 * x = 2^e m with m from √½ to √2, and ln m = 2 artanh((m - 1) / (m + 1)) by its series, whose last term is below 1e-17.
 */
export function exactLog(x: number): number {
  bits.setFloat64(0, x);
  const high = bits.getUint32(0);
  let exponent = (high >>> 20) - 1023;
  bits.setUint32(0, (high & 0xfffff) | 0x3ff00000);
  let mantissa = bits.getFloat64(0);
  if (mantissa > Math.SQRT2) {
    mantissa /= 2;
    exponent += 1;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  let series = 0;
  for (let n = lastTerm; n >= 3; n -= 2) series = square * (1 / n + series);
  return exponent * ln2High + (2 * s + (2 * s * series + exponent * ln2Low));
}

/** (√2 - 1)² / (√2 + 1)² is 0.0295, and 0.0295^11 / 23 is 6e-19. */
const lastTerm = 23;
