import type { ReactionNetwork } from '../chain/reactionNetwork';

/** Writes turnover frequencies as sums of gross rates, in the stream that the kernel's `netRatesPair` reads. */
export class TofStream {
  private readonly step: Int32Array;
  private readonly flux: Int32Array;
  private readonly factor: Float64Array;

  /** @param flux address of each gross rate. */
  constructor({ rateOf, rates }: ReactionNetwork, flux: (rate: number) => number) {
    const directions = [...rateOf];
    this.step = Int32Array.from(directions, ([d]) => d >> 1);
    this.flux = Int32Array.from(directions, ([, rate]) => flux(rate));
    this.factor = Float64Array.from(directions, ([d, rate]) => (d % 2 === 0 ? 1 : -1) / rates[rate].count);
  }

  /** Bytes that `combinations` of one external take at most. */
  bytes(combinations: number): number {
    return 8 + combinations * (8 + 16 * this.step.length);
  }

  /**
   * Writes the combinations of every external, in the order in which they are tried.
   *
   * @param at place in the buffer, a multiple of 8.
   * @param combinations coefficients of the steps' net rates; none for a TOF that is not known.
   * @returns the end.
   */
  write(buffer: ArrayBufferLike, at: number, combinations: readonly (readonly Float64Array[])[]): number {
    const ints = new Int32Array(buffer);
    const doubles = new Float64Array(buffer, 0, buffer.byteLength >> 3);
    let end = at;
    for (const rows of combinations) {
      ints[end >> 2] = rows.length;
      end += 8;
      for (const row of rows) {
        const head = end;
        end += 8;
        for (let k = 0; k < this.step.length; k++) {
          const c = row[this.step[k]];
          if (c === 0) continue;
          ints[end >> 2] = this.flux[k];
          doubles[(end + 8) >> 3] = c * this.factor[k];
          end += 16;
        }
        ints[head >> 2] = (end - head - 8) >> 4;
      }
    }
    return end;
  }
}
