/**
 * Philox4x32-10, a counter-based random generator: 128 random bits that are a function of a counter and a key alone. Draws
 * need no state, so each is the same whatever was drawn before it, on how many threads, and in which order.
 *
 * Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, SC'11 (2011), doi 10.1145/2063384.2063405.
 *
 * @param words where the four words of 32 bits are written.
 * @param c0 first of the four words of the counter. @param k0 first of the two words of the key.
 */
export function philox(
  words: Uint32Array,
  c0: number,
  c1: number,
  c2: number,
  c3: number,
  k0: number,
  k1: number,
): void {
  let [a, b, c, d] = [c0 | 0, c1 | 0, c2 | 0, c3 | 0];
  let [left, right] = [k0 | 0, k1 | 0];
  for (let round = 0; round < rounds; round++) {
    const high0 = highWord(a, multiplier0 >>> 16, multiplier0 & 0xffff);
    const high1 = highWord(c, multiplier1 >>> 16, multiplier1 & 0xffff);
    const low0 = Math.imul(multiplier0, a);
    const low1 = Math.imul(multiplier1, c);
    a = high1 ^ b ^ left;
    b = low1;
    c = high0 ^ d ^ right;
    d = low0;
    left = (left + weyl0) | 0;
    right = (right + weyl1) | 0;
  }
  words[0] = a;
  words[1] = b;
  words[2] = c;
  words[3] = d;
}

const rounds = 10;
const multiplier0 = 0xd2511f53;
const multiplier1 = 0xcd9e8d57;
const weyl0 = 0x9e3779b9;
const weyl1 = 0xbb67ae85;

/** Upper 32 bits of the product of `a` with the word whose halves are `high` and `low`; whole numbers of 32 bits throughout. */
function highWord(a: number, high: number, low: number): number {
  const [a0, a1] = [a & 0xffff, a >>> 16];
  const outer = (Math.imul(a1, low) + (Math.imul(a0, low) >>> 16)) | 0;
  const inner = (Math.imul(a0, high) + (outer & 0xffff)) | 0;
  return (Math.imul(a1, high) + (outer >>> 16) + (inner >>> 16)) | 0;
}
