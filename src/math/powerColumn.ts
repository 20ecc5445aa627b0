/** Numbers kept as the nearest doubles and what these leave over. */
export interface TwiceColumn {
  readonly values: Float64Array;
  readonly rests: Float64Array;
}

/** Splits a double into two halves of 26 bits (Veltkamp). */
const splitter = 2 ** 27 + 1;

/**
 * A whole power of numbers in twice the precision of a double. High powers nearly depend on each other, and the rounding of
 * x^k to a double alone costs a polynomial of degree 10 half of its digits.
 *
 * Source: T. J. Dekker, Numer. Math. 18, 224 (1971), doi 10.1007/BF01397083 (products of two parts).
 *
 * @param power from 1 up.
 */
export function powerColumn(x: Float64Array, power: number): TwiceColumn {
  const values = new Float64Array(x.length);
  const rests = new Float64Array(x.length);
  x.forEach((base, i) => {
    let [high, low] = [base, 0];
    for (let k = 1; k < power; k++) {
      const product = high * base;
      const rest = productRest(high, base, product) + low * base;
      high = product + rest;
      low = rest - (high - product);
    }
    values[i] = high;
    rests[i] = low;
  });
  return { values, rests };
}

/** What the rounded product of two doubles leaves over. */
function productRest(a: number, b: number, product: number): number {
  const aHigh = splitter * a - (splitter * a - a);
  const bHigh = splitter * b - (splitter * b - b);
  const [aLow, bLow] = [a - aHigh, b - bHigh];
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}
