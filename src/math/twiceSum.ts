/** Splits a double into two halves of 26 bits (Veltkamp). */
const splitter = 2 ** 27 + 1;

/**
 * A sum of numbers and products as if it were kept in twice the precision of a double.
 *
 * Source: T. Ogita, S. M. Rump, S. Oishi, SIAM J. Sci. Comput. 26, 1955 (2005), doi 10.1137/030601818 (Dot2).
 */
export class TwiceSum {
  private high = 0;
  private low = 0;

  /** Adds a number. */
  add(value: number): this {
    const sum = this.high + value;
    const part = sum - this.high;
    this.low += this.high - (sum - part) + (value - part);
    this.high = sum;
    return this;
  }

  /** Adds a × b, exact as long as no half of them leaves the range of a double. */
  addProduct(a: number, b: number): this {
    const product = a * b;
    const aHigh = splitter * a - (splitter * a - a);
    const bHigh = splitter * b - (splitter * b - b);
    const aLow = a - aHigh;
    const bLow = b - bHigh;
    this.low += aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
    return this.add(product);
  }

  get value(): number {
    return this.high + this.low;
  }
}
