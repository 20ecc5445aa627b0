import { faultText, InvalidInput } from '../base';
import type { Batch, Kernel, SolutionArray, Solutions, SolveOptions, StreamingKernel } from '../kinetics';
import { LocalLane } from './localLane';
import { ModelIds } from './modelIds';
import { canShare } from './sharedArrays';
import { SpareMemory } from './spareMemory';
import { TileJob, type Tile } from './tileJob';
import { TilePace } from './tilePace';
import type { KernelSource, TileOutcome } from './workerApi';
import { WorkerLane, type LaneOwner } from './workerLane';
import type { WorkerLike } from './workerLike';

/** What a pool is made of. */
export interface PoolOptions {
  /** Workers; 0 for none. */
  readonly size: number;
  /** Starts a worker; may throw where there are none. */
  readonly spawn: () => WorkerLike;
  /** Which kernel the workers open. */
  readonly source: KernelSource;
  /** The same backend on the calling thread: for tiles that workers fail at, and where there are no workers. */
  readonly fallback: Kernel;
  /** Points of the largest tile; tiles that cost more than a few milliseconds are smaller. Default: 8192. */
  readonly tilePoints?: number;
  /** Points and solutions in memory that threads share, instead of copied. Default: where the platform has it. */
  readonly shared?: boolean;
  /** Every tile has `tilePoints` points, for kernels that share out the work themselves. Default: false. */
  readonly whole?: boolean;
  /** A worker that dies is replaced, within reason; otherwise the fallback takes over. Default: true. */
  readonly replace?: boolean;
  /** Default: that of the fallback. */
  readonly name?: string;
  /** Told, once of each kind, what went wrong with the workers and what is done about it. */
  readonly onIncident?: (message: string) => void;
}

/** Points of the largest tile, unless given. */
const usualTile = 8192;
/** Tiles that a worker holds: one at work and one waiting, so that it never waits for the calling thread. */
const depth = 2;
/** Times that a tile is given to another worker before the fallback solves it. */
const mostRedone = 3;
/** Failures in a row, without a tile solved, after which a worker is not replaced. */
const mostFailures = 5;

/**
 * A kernel that spreads batches over workers. Tiles are solved coarse points first; a worker that dies or throws is
 * replaced and its tiles are redone; without workers the calling thread does the work between turns of the event loop.
 */
export class KernelPool implements StreamingKernel {
  readonly name: string;
  private readonly jobs = new Set<TileJob>();
  private readonly newest = new Map<string, TileJob>();
  private readonly team = new Set<WorkerLane>();
  private readonly stranded: Tile[] = [];
  private readonly told = new Set<string>();
  private readonly models = new ModelIds();
  private readonly pace: TilePace;
  private readonly shared: boolean;
  private readonly local: LocalLane;
  private readonly memory = new SpareMemory();
  /** Points that `doubles` gave out, and solutions whose memory may come back. */
  private readonly points = new WeakSet<Float64Array>();
  private readonly lent = new WeakSet<Solutions>();
  private failures = 0;
  private closed = false;

  constructor(private readonly options: PoolOptions) {
    const { size, fallback, tilePoints = usualTile } = options;
    for (const [name, got, least] of [['size', size, 0] as const, ['tilePoints', tilePoints, 1] as const]) {
      if (!Number.isInteger(got) || got < least) {
        throw new InvalidInput({ name, got, expected: `a whole number from ${least}`, where: 'KernelPool' });
      }
    }
    this.name = options.name ?? fallback.name;
    this.shared = options.shared ?? canShare();
    this.pace = new TilePace(tilePoints);
    this.local = new LocalLane(
      fallback,
      () => this.takeLocal(),
      (tile, outcome) => this.accept(tile, outcome),
    );
    for (let i = 0; i < size; i++) this.addLane();
  }

  /** Live workers. */
  get workers(): number {
    return this.team.size;
  }

  get lanes(): number {
    return Math.max(1, this.team.size);
  }

  doubles(length: number): Float64Array {
    if (!this.sharing) return new Float64Array(length);
    const points = new Float64Array(this.memory.take(length * Float64Array.BYTES_PER_ELEMENT).buffer);
    this.points.add(points);
    return points;
  }

  recycle(solutions: Solutions): void {
    if (!this.lent.delete(solutions)) return;
    for (const array of Object.values(solutions) as (SolutionArray | null)[]) {
      if (array?.buffer instanceof SharedArrayBuffer) this.memory.give(array.buffer);
    }
  }

  /** Batches whose promise has not settled. */
  get pending(): number {
    return this.jobs.size;
  }

  /** @param signal drops what is left; the promise rejects with its reason at once. */
  async solve(batch: Batch, signal?: AbortSignal, options: SolveOptions = {}): Promise<Solutions> {
    signal?.throwIfAborted();
    const job = this.enter(batch, signal, options);
    this.dispatch();
    return this.outcome(job);
  }

  /** Solves for input that moves: a call ends the older one of its key, which rejects with an `AbortError`. */
  async solveLatest(key: string, batch: Batch, options: SolveOptions = {}): Promise<Solutions> {
    const job = this.enter(batch, undefined, options);
    this.newest.get(key)?.fail(abortError(`a newer batch took its place (${key})`));
    this.newest.set(key, job);
    this.dispatch();
    try {
      return await this.outcome(job);
    } finally {
      if (this.newest.get(key) === job) this.newest.delete(key);
    }
  }

  /** Ends all workers; what is pending, and whatever is asked later, rejects with an `AbortError`. */
  async close(): Promise<void> {
    this.closed = true;
    for (const job of [...this.jobs]) job.fail(closedError());
    const lanes = [...this.team];
    this.team.clear();
    await Promise.all(lanes.map((lane) => lane.close()));
  }

  /** The solutions of a job. No worker reads its points any more, and only who asked reads the solutions. */
  private async outcome(job: TileJob): Promise<Solutions> {
    const solutions = await job.promise;
    if (!job.shared || !job.quiet) return solutions;
    const { x } = job.batch;
    if (this.points.delete(x) && x.buffer instanceof SharedArrayBuffer) this.memory.give(x.buffer);
    this.lent.add(solutions);
    return solutions;
  }

  private get sharing(): boolean {
    return this.shared && this.team.size > 0;
  }

  private enter(batch: Batch, signal: AbortSignal | undefined, options: SolveOptions): TileJob {
    if (this.closed) throw closedError();
    const job = new TileJob(batch, this.sharing ? this.memory : null, options, signal, (settled) =>
      this.jobs.delete(settled),
    );
    if (!job.settled) this.jobs.add(job);
    return job;
  }

  private dispatch(): void {
    for (let load = 0; load < depth; load++) {
      for (const lane of this.team) {
        if (lane.load > load) continue;
        const tile = this.take();
        if (tile === null) break;
        lane.send(tile);
      }
    }
    void this.local.wake();
  }

  private take(): Tile | null {
    for (const job of this.jobs) {
      if (job.empty) continue;
      const { whole = false, tilePoints = usualTile } = this.options;
      return job.take(whole ? Math.min(job.left, tilePoints) : this.pace.points(job.batch, job.left, this.team.size));
    }
    return null;
  }

  /** A tile for the calling thread: one that workers failed at or, without workers, any. */
  private takeLocal(): Tile | null {
    for (let tile = this.stranded.pop(); tile !== undefined; tile = this.stranded.pop()) {
      if (!tile.job.settled) return tile;
    }
    return this.team.size === 0 ? this.take() : null;
  }

  private accept(tile: Tile, outcome: TileOutcome): void {
    const { job, rows } = tile;
    if ('invalid' in outcome) {
      job.fail(new InvalidInput(outcome.invalid));
      return;
    }
    this.pace.learn(job.batch, rows.length, outcome.spent_ms);
    job.accept(tile, outcome.solutions);
  }

  private readonly owner: LaneOwner = {
    solved: (tile, outcome) => {
      this.failures = 0;
      this.accept(tile, outcome);
      this.dispatch();
    },
    failed: (lane, reason, tiles) => {
      this.team.delete(lane);
      this.failures += 1;
      tiles.forEach((tile, i) => this.redo(tile, i === 0));
      if (this.options.replace === false) {
        this.tell('stopped', `its worker stopped (${reason})`);
      } else if (this.failures < mostFailures * this.options.size) {
        this.tell('replaced', `a worker stopped (${reason}); another one takes its place and redoes its part`);
        this.addLane();
      } else {
        this.tell('given up', `workers stop again and again (${reason}); computing goes on without this one`);
      }
      this.dispatch();
    },
    said: (message) => this.tell(message, message),
  };

  /** @param blamed true for the tile that the worker failed at. */
  private redo(tile: Tile, blamed: boolean): void {
    if (blamed) tile.failures += 1;
    if (tile.failures > mostRedone) this.stranded.push(tile);
    else tile.job.putBack(tile);
  }

  private addLane(): void {
    try {
      this.team.add(new WorkerLane(this.options.spawn(), this.options.source, this.models, this.owner));
    } catch (error) {
      const why = faultText(error);
      this.tell('none', `no worker could be started (${why}); computing goes on without it`);
    }
  }

  private tell(kind: string, message: string): void {
    if (this.told.has(kind)) return;
    this.told.add(kind);
    this.options.onIncident?.(message);
  }
}

function closedError(): DOMException {
  return abortError('the kernel pool is closed');
}

function abortError(message: string): DOMException {
  return new DOMException(message, 'AbortError');
}
