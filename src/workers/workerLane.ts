import { faultText } from '../base';
import { proxy, transfer, wrap, type Remote } from 'comlink';
import { gatherBatch, type Batch } from '../kinetics';
import type { ModelIds } from './modelIds';
import { isWebgpu } from './openKernel';
import type { Tile } from './tileJob';

import type { KernelSource, SharedModel, SharedTileMessage, TileMessage, TileOutcome, WorkerApi } from './workerApi';
import type { WorkerLike } from './workerLike';

/** Models that a worker keeps; the oldest goes when another one comes. */
const mostModels = 8;

/** What a lane tells its pool. */
export interface LaneOwner {
  solved(tile: Tile, outcome: TileOutcome): void;
  /** The worker died or threw; it has been ended. @param tiles what it had to do, the one it failed at first. */
  failed(lane: WorkerLane, reason: string, tiles: readonly Tile[]): void;
  /** Its kernel met with something and goes on. */
  said(message: string): void;
}

/** One worker and the tiles it has been given. */
export class WorkerLane {
  private readonly remote: Remote<WorkerApi>;
  private readonly tiles: Tile[] = [];
  /** Mechanisms of the models that the worker keeps, oldest model first. */
  private readonly known = new Map<number, number>();
  private closed = false;

  constructor(
    private readonly worker: WorkerLike,
    source: KernelSource,
    private readonly models: ModelIds,
    private readonly owner: LaneOwner,
  ) {
    this.remote = wrap<WorkerApi>(worker.endpoint);
    worker.onDeath((reason) => this.fail(reason));
    const listener = isWebgpu(source) ? proxy((message: string) => this.owner.said(message)) : null;
    this.remote.init(source, listener).catch((error: unknown) => this.fail(faultText(error)));
  }

  /** Tiles it has been given. */
  get load(): number {
    return this.tiles.length;
  }

  send(tile: Tile): void {
    this.tiles.push(tile);
    this.exchange(tile).then(
      (outcome) => this.receive(tile, outcome),
      (error: unknown) => this.fail(faultText(error), tile),
    );
  }

  /** Ends the worker; nothing is reported from then on. */
  async close(): Promise<void> {
    this.closed = true;
    await this.worker.terminate();
  }

  private exchange(tile: Tile): Promise<TileOutcome> {
    const { batch, shared, merged } = tile.job;
    const model = this.teach(batch);
    if (shared) {
      const message: SharedTileMessage = { ...pointsOf(batch), model, rows: tile.rows.slice(), solutions: merged };
      return this.remote.solveShared(message);
    }
    const points = pointsOf(gatherBatch(batch, tile.rows));
    const buffers = [points.x.buffer, points.start?.buffer].filter((buffer) => buffer instanceof ArrayBuffer);
    const message: TileMessage = { ...points, model };
    return this.remote.solve(transfer(message, buffers));
  }

  /** The number of a batch's model; the worker learns the model unless it knows it. */
  private teach({ mechanism, program }: SharedModel): number {
    const model = this.models.of({ mechanism, program });
    if (!this.known.has(model)) {
      const forget = this.known.size < mostModels ? null : [...this.known.keys()][0];
      const own = this.models.ofMechanism(mechanism);
      const compiled = [...this.known.values()].includes(own) ? null : mechanism;
      if (forget !== null) this.known.delete(forget);
      this.known.set(model, own);
      const message = { program, mechanism: own, compiled };
      this.remote.define(model, message, forget).catch((error: unknown) => this.fail(faultText(error)));
    }
    return model;
  }

  private receive(tile: Tile, outcome: TileOutcome): void {
    if (this.closed) return;
    this.tiles.splice(this.tiles.indexOf(tile), 1);
    this.owner.solved(tile, outcome);
  }

  private fail(reason: string, at: Tile | undefined = this.tiles[0]): void {
    if (this.closed) return;
    void this.close();
    const others = this.tiles.filter((tile) => tile !== at);
    this.owner.failed(this, reason, at === undefined ? others : [at, ...others]);
  }
}

function pointsOf({
  count,
  x,
  time,
  derivatives,
  start,
  shares,
  quick,
  branches,
}: Batch): Omit<Batch, keyof SharedModel> {
  const points = { count, x, time, derivatives, start, shares: shares ?? null, quick: quick ?? false };
  return { ...points, ...(branches === undefined ? {} : { branches }) };
}
