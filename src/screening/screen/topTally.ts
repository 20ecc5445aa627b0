/** An entry that came among the best of its draw. */
export interface TopEntry {
  readonly draw: number;
  readonly candidate: number;
  readonly value: number;
}

/**
 * The best candidates of every draw: a heap of `places` per draw with its worst entry on top. Of equal values the
 * candidate that comes first is the better one, so that the result does not depend on the order of the entries.
 */
export class TopTally {
  private readonly values: Float64Array;
  private readonly candidates: Int32Array;
  private readonly sizes: Int32Array;

  constructor(
    draws: number,
    private readonly places: number,
  ) {
    this.values = new Float64Array(draws * places);
    this.candidates = new Int32Array(draws * places);
    this.sizes = new Int32Array(draws);
  }

  /** Adds a value; true when it is among the best of its draw so far. NaN and -Infinity never are. */
  add(draw: number, candidate: number, value: number): boolean {
    if (!(value > -Infinity)) return false;
    const first = draw * this.places;
    const size = this.sizes[draw];
    if (size < this.places) {
      this.sizes[draw] = size + 1;
      this.rise(first, size, value, candidate);
      return true;
    }
    if (this.worse(value, candidate, first)) return false;
    this.sink(first, value, candidate);
    return true;
  }

  /** Share of the draws in which each of so many candidates is among the best. [count] */
  shares(count: number): Float64Array {
    const shares = new Float64Array(count);
    this.sizes.forEach((size, draw) => {
      for (let i = 0; i < size; i++) shares[this.candidates[draw * this.places + i]]++;
    });
    return shares.map((value) => value / this.sizes.length);
  }

  /** True when an entry is not better than that at `at`. */
  private worse(value: number, candidate: number, at: number): boolean {
    const other = this.values[at];
    return value < other || (value === other && candidate > this.candidates[at]);
  }

  private rise(first: number, from: number, value: number, candidate: number): void {
    let i = from;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!this.worse(value, candidate, first + parent)) break;
      this.move(first + parent, first + i);
      i = parent;
    }
    this.put(first + i, value, candidate);
  }

  /** Puts an entry in the place of the worst one. */
  private sink(first: number, value: number, candidate: number): void {
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= this.places) break;
      const right = child + 1;
      if (
        right < this.places &&
        this.worse(this.values[first + right], this.candidates[first + right], first + child)
      ) {
        child = right;
      }
      if (this.worse(value, candidate, first + child)) break;
      this.move(first + child, first + i);
      i = child;
    }
    this.put(first + i, value, candidate);
  }

  private move(from: number, to: number): void {
    this.put(to, this.values[from], this.candidates[from]);
  }

  private put(at: number, value: number, candidate: number): void {
    this.values[at] = value;
    this.candidates[at] = candidate;
  }
}
