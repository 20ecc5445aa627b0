/**
 * Random numbers that belong to a place: the n-th number of stream (seed, a, b) is the same whatever was drawn before,
 * on every machine, so that results depend neither on batches nor on workers.
 *
 * Number n is a hash of n under a key of 64 bits, itself a hash of (seed, a, b); the hash is the finalizer of MurmurHash3
 * (A. Appleby, public domain), twice.
 */
export class RandomStream {
  private readonly outer: number;
  private readonly inner: number;
  private drawn = 0;
  private spare = NaN;

  /** @param seed any whole number. @param a and @param b whole numbers from 0, such as row and sample. */
  constructor(seed: number, a = 0, b = 0) {
    this.inner = mixed(mixed(mixed(seed >>> 0) + a) + b);
    this.outer = mixed(mixed(mixed(b + 0x165667b1) + a) + seed);
  }

  /** In (0, 1), 32 bits. */
  uniform(): number {
    this.drawn += 1;
    return (mixed(mixed(Math.imul(this.drawn, 0x9e3779b1) ^ this.inner) ^ this.outer) + 0.5) / 2 ** 32;
  }

  /** Whole number from 0 to `below` - 1. */
  whole(below: number): number {
    return Math.floor(this.uniform() * below);
  }

  /** Standard normal, by pairs (G. E. P. Box, M. E. Muller, Ann. Math. Stat. 29, 610 (1958), doi 10.1214/aoms/1177706645). */
  normal(): number {
    const ready = this.spare;
    if (!Number.isNaN(ready)) {
      this.spare = NaN;
      return ready;
    }
    const radius = Math.sqrt(-2 * Math.log(this.uniform()));
    const angle = 2 * Math.PI * this.uniform();
    this.spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }

  /** Chi-squared with a whole number of degrees of freedom. */
  chiSquared(freedom: number): number {
    let sum = 0;
    for (let k = 0; k < freedom; k++) sum += this.normal() ** 2;
    return sum;
  }
}

function mixed(value: number): number {
  let h = value >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
