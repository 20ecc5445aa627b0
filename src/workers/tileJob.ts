import { InvalidInput } from '../base';
import { emptySolutions, scatterSolutions, type Batch, type Solutions, type SolveOptions } from '../kinetics';
import { coarseFirst } from './coarseFirst';
import { shareBatch, sharedSolutions } from './sharedArrays';
import type { SpareMemory } from './spareMemory';

/** Points of a job that are solved in one go. */
export interface Tile {
  readonly job: TileJob;
  readonly rows: Int32Array;
  /** Workers that failed at it. */
  failures: number;
}

/** A batch on its way: tiles are taken and accepted until its promise settles. */
export class TileJob {
  readonly promise: Promise<Solutions>;
  /** Solutions of the whole batch, NaN where there are none yet. */
  readonly merged: Solutions;
  readonly batch: Batch;
  /** True where points and solutions lie in memory that workers share. */
  readonly shared: boolean;
  private readonly order: Int32Array;
  private readonly again: Tile[] = [];
  private given = 0;
  private accepted = 0;
  private redone = false;
  private done = false;
  private resolve!: (solutions: Solutions) => void;
  private reject!: (reason: unknown) => void;

  /**
   * @param memory keeps points and solutions where workers share them; null to copy them.
   * @param onSettled called once when the promise settles.
   * @throws InvalidInput for an order that is none.
   */
  constructor(
    batch: Batch,
    memory: SpareMemory | null,
    private readonly options: SolveOptions,
    private readonly signal: AbortSignal | undefined,
    private readonly onSettled: (job: TileJob) => void,
  ) {
    this.order = options.order ?? coarseFirst(batch.count);
    if (options.order !== undefined) requirePermutation(options.order, batch.count);
    this.shared = memory !== null;
    this.batch = memory === null ? batch : shareBatch(batch);
    this.merged = memory === null ? emptySolutions(batch) : sharedSolutions(batch, memory);
    this.promise = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    signal?.addEventListener('abort', this.onAbort);
    if (batch.count === 0) this.settle(() => this.resolve(this.merged));
  }

  get settled(): boolean {
    return this.done;
  }

  /** True once every tile was solved by the worker that had it first: no other one can still be writing. */
  get quiet(): boolean {
    return this.accepted === this.batch.count && !this.redone;
  }

  /** Points not given out yet. */
  get left(): number {
    return this.order.length - this.given;
  }

  /** True when `take` has nothing to give. */
  get empty(): boolean {
    return this.done || (this.again.length === 0 && this.left === 0);
  }

  /** A tile that has to be redone, or the next one of so many points. */
  take(points: number): Tile {
    const tile = this.again.pop();
    if (tile !== undefined) return tile;
    const rows = this.order.subarray(this.given, this.given + points);
    this.given += rows.length;
    return { job: this, rows, failures: 0 };
  }

  /** Takes back a tile that was not solved. */
  putBack(tile: Tile): void {
    this.redone = true;
    this.again.push(tile);
  }

  /** Merges a tile (null: it was solved into shared memory); ignored when the job has settled. */
  accept({ rows }: Tile, solutions: Solutions | null): void {
    if (this.done) return;
    if (solutions !== null) scatterSolutions(solutions, rows, this.merged, this.batch.count);
    this.accepted += rows.length;
    try {
      this.options.onTile?.(rows, this.merged);
    } catch (error) {
      this.fail(error);
      return;
    }
    if (this.accepted === this.batch.count) this.settle(() => this.resolve(this.merged));
  }

  /** Rejects the promise and drops what is left; ignored when the job has settled. */
  fail(reason: unknown): void {
    if (!this.done) this.settle(() => this.reject(reason));
  }

  private readonly onAbort = (): void => this.fail(this.signal?.reason);

  private settle(announce: () => void): void {
    this.done = true;
    this.signal?.removeEventListener('abort', this.onAbort);
    announce();
    this.onSettled(this);
  }
}

function requirePermutation(order: Int32Array, count: number): void {
  const seen = new Uint8Array(count);
  for (const row of order) if (row >= 0 && row < count) seen[row] = 1;
  if (order.length !== count || seen.includes(0)) {
    throw new InvalidInput({ name: 'order', got: [...order.subarray(0, 9)], expected: `each of ${count} rows once` });
  }
}
