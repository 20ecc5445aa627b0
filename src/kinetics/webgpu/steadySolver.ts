import { ascending } from '../../base';
import { stalled, type Batch, type Solutions } from '../kernel';
import { GpuFault, type GpuSession } from './gpuSession';
import { packBatch, packCoordinates, packRates, packStarts, packTerms } from './packPoints';
import { sharedStructs, type SharedStructs, type ShaderTexts } from './shaderTexts';
import { sortPoints } from './sortPoints';
import { splitForms, type SplitForms } from './splitForms';
import { SteadyPipelines, workgroupSize, type SteadyPipeline } from './steadyPipeline';
import { TileSlot, type OutputSizes, type StageTimes } from './tileSlot';
import { unpackTile, type TileBytes } from './unpackTile';

/** Milliseconds by stage. */
export interface SolverTimes extends StageTimes {
  pack: number;
  unpack: number;
  refine: number;
}

/** Time that a tile takes [ms]: soon enough to be given up, and far below what an operating system takes for a hang. */
const tile_ms = 80;
const firstTile = 4096;
const leastTile = 256;
const mostTile = 1 << 18;

/** Solves steady states on one device. */
export class SteadySolver {
  /** True once a tile has been solved. */
  progressed = false;
  private readonly structs: SharedStructs;
  private readonly pipelines: SteadyPipelines;
  private readonly slots: readonly TileSlot[];
  private tilePoints = firstTile;

  /** @param times receives the time of each stage, which then wait for each other; null: they overlap. */
  constructor(
    private readonly session: GpuSession,
    texts: ShaderTexts,
    private readonly times: SolverTimes | null,
  ) {
    this.structs = sharedStructs(texts);
    this.pipelines = new SteadyPipelines(session, texts);
    this.slots = [new TileSlot(session), new TileSlot(session)];
  }

  /**
   * Solves what single precision settles; masked points and those that are not numbers are marked too.
   *
   * @param told is given rows that are done, each once.
   * @returns rows that are left to double precision.
   * @throws GpuFault when the device is lost or fails; what was solved before stays in `out`.
   */
  async solve(
    batch: Batch,
    out: Solutions,
    told: (rows: Int32Array) => void,
    signal?: AbortSignal,
  ): Promise<Int32Array> {
    const left: number[] = [];
    const groups = sortPoints(batch, out);
    told(ascending(batch.count).filter((row) => out.status[row] !== stalled));
    for (const group of groups) {
      const forms = splitForms(batch.program, group.largest);
      const shares = batch.shares && batch.shares.products.length > 0 ? batch.shares : null;
      const pipeline = forms === null ? null : await this.pipelines.of(batch.mechanism, group.vanishing, shares);
      if (forms === null || pipeline === null) for (const row of group.rows) left.push(row);
      else await this.solveGroup({ batch, out, forms, pipeline, left, told }, group.rows, signal);
    }
    return Int32Array.from(left).sort();
  }

  /** Frees the device. */
  close(): void {
    for (const slot of this.slots) slot.close();
    this.session.close();
  }

  /** Solves rows in tiles; smaller ones where the device has no room for them. */
  private async solveGroup(work: GroupWork, rows: Int32Array, signal?: AbortSignal): Promise<void> {
    for (;;) {
      try {
        await this.solveTiles(work, rows, signal);
        return;
      } catch (fault) {
        const roomy = this.tilePoints > leastTile && this.session.lost === null;
        if (!(fault instanceof GpuFault) || !roomy) throw fault;
        this.tilePoints = Math.max(leastTile, this.tilePoints >> 2);
        for (const slot of this.slots) slot.close();
        const settled = new Set(work.left);
        rows = rows.filter((row) => work.out.status[row] === stalled && !settled.has(row));
      }
    }
  }

  private async solveTiles(work: GroupWork, rows: Int32Array, signal?: AbortSignal): Promise<void> {
    const { structs } = this;
    const { batch, forms, pipeline } = work;
    const terms = packTerms(structs, forms);
    const rates = packRates(structs, pipeline.structure, batch.program);
    const running: RunningTile[] = [];
    try {
      for (let first = 0, turn = 0; first < rows.length; turn++) {
        signal?.throwIfAborted();
        const part = rows.subarray(first, first + this.roomFor(work));
        first += part.length;
        const since = performance.now();
        const input = {
          batch: packBatch(structs, {
            count: part.length,
            variables: forms.variables.length,
            warm: batch.start === null ? 0 : 1,
            partners: pipeline.structure.partners.length,
            rates: pipeline.structure.network.rates.length,
          }),
          points: packCoordinates(structs, batch, forms, part),
          terms,
          rates,
          starts: packStarts(batch, pipeline.structure, part),
        };
        if (this.times !== null) this.times.pack += performance.now() - since;
        const slot = this.slots[turn % this.slots.length];
        const began = performance.now();
        const bytes = slot.run(pipeline, part.length, input, this.sizes(work, part.length), this.times);
        bytes.catch(() => undefined);
        running.push({ rows: part, bytes, began });
        // One tile is on the device while the host reads the one before.
        if (running.length === this.slots.length || this.times !== null) await this.take(work, running.shift()!);
      }
      while (running.length > 0) await this.take(work, running.shift()!);
    } finally {
      await Promise.allSettled(running.map(({ bytes }) => bytes));
    }
  }

  private async take({ batch, out, left, told }: GroupWork, { rows, bytes, began }: RunningTile): Promise<void> {
    const made = await bytes;
    this.progressed = true;
    this.learn(rows.length, performance.now() - began);
    const since = performance.now();
    const doubtful = unpackTile(this.structs, batch, rows, made, out);
    for (const row of doubtful) left.push(row);
    told(rows.filter((row) => out.status[row] !== stalled));
    if (this.times !== null) this.times.unpack += performance.now() - since;
  }

  /** Tiles grow while they are quick, and shrink at once when they are not. */
  private learn(points: number, spent_ms: number): void {
    if (spent_ms > 2 * tile_ms) this.tilePoints = Math.max(leastTile, this.tilePoints >> 1);
    else if (points === this.tilePoints && spent_ms < tile_ms)
      this.tilePoints = Math.min(mostTile, 2 * this.tilePoints);
  }

  /** Points of the next tile that the device's limits allow. */
  private roomFor(work: GroupWork): number {
    const { maxStorageBufferBindingSize, maxComputeWorkgroupsPerDimension, maxBufferSize } = this.session.device.limits;
    const sizes = this.sizes(work, 1);
    const starts = work.pipeline.structure.partners.length * 4;
    const points = work.forms.variables.length * this.structs.coordinate.size;
    const largest = Math.max(starts, points, ...Object.values(sizes));
    const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
    return Math.min(
      this.tilePoints,
      Math.floor(maxStorageBufferBindingSize / largest),
      Math.floor(maxBufferSize / total),
      maxComputeWorkgroupsPerDimension * workgroupSize,
    );
  }

  private sizes({ batch }: GroupWork, count: number): OutputSizes {
    const { mechanism, shares = null } = batch;
    return {
      coverages: count * mechanism.states.length * 4,
      tofs: count * mechanism.externals.length * 4,
      outcomes: count * this.structs.outcome.size,
      shares: count * (shares?.products.length ?? 0) * 4,
    };
  }
}

/** What the tiles of a group have in common. */
interface GroupWork {
  readonly batch: Batch;
  readonly out: Solutions;
  readonly forms: SplitForms;
  readonly pipeline: SteadyPipeline;
  /** Receives rows that are left to double precision. */
  readonly left: number[];
  readonly told: (rows: Int32Array) => void;
}

interface RunningTile {
  readonly rows: Int32Array;
  readonly bytes: Promise<TileBytes>;
  readonly began: number;
}
