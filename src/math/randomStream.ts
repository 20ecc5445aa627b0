import { philox } from './philox';
import { normalOf } from './randomNormal';

/** Tells the counters of streams from those of `randomNormal`, so that one seed serves both. */
const domain = 1;

/**
 * Random numbers that belong to a place: the n-th number of stream (seed, a, b) is the same whatever was drawn before,
 * on every machine, so that results depend neither on batches nor on workers. The words are those of `philox`.
 */
export class RandomStream {
  private readonly words = new Uint32Array(4);
  private readonly keys: readonly [number, number];
  private block = 0;
  private used = 4;

  /** @param seed whole number from 0, below 2^53. @param a and @param b whole numbers below 2^32, such as row and sample. */
  constructor(
    seed: number,
    private a = 0,
    private b = 0,
  ) {
    this.keys = [seed % 2 ** 32, Math.floor(seed / 2 ** 32)];
  }

  /** Goes to the beginning of stream (seed, a, b): cheaper than a stream of its own for each of millions of draws. */
  restart(a: number, b: number): void {
    this.a = a;
    this.b = b;
    this.block = 0;
    this.used = 4;
  }

  /** In (0, 1), 32 bits. */
  uniform(): number {
    return (this.word() + 0.5) / 2 ** 32;
  }

  /** Whole number from 0 to `below` - 1. */
  whole(below: number): number {
    return Math.floor(this.uniform() * below);
  }

  /** Standard normal, with the same bits in every engine. */
  normal(): number {
    const high = this.word();
    return normalOf(high, this.word());
  }

  /** Chi-squared with a whole number of degrees of freedom. */
  chiSquared(freedom: number): number {
    let sum = 0;
    for (let k = 0; k < freedom; k++) sum += this.normal() ** 2;
    return sum;
  }

  private word(): number {
    if (this.used === 4) {
      philox(this.words, this.a, this.b, this.block++, domain, this.keys[0], this.keys[1]);
      this.used = 0;
    }
    return this.words[this.used++];
  }
}
