import {
  interactionBackend,
  interacts,
  type Batch,
  type Solutions,
  type SolveOptions,
  type StreamingKernel,
} from '../kinetics';

/** Points that repay a trip to a device of its own at the very least. */
const leastPoints = 4096;
/** Batches are given to the device again, to see how it does, once they are so much larger than before. */
const growth = 4;

/** What a batch took. */
interface Trial {
  readonly points: number;
  readonly spent_ms: number;
}

/**
 * Gives each batch to the kernel that ends first: `usual`, or one with a device of its own, which is slow for few points
 * and fast for many. Which that is it learns from the batches.
 */
export class HybridKernel implements StreamingKernel {
  /** Name of the kernel that solved the last batch. */
  latest: string;
  private device: StreamingKernel | null = null;
  private always = false;
  private usualTrial: Trial | null = null;
  private deviceTrial: Trial | null = null;

  constructor(private readonly usual: StreamingKernel) {
    this.latest = usual.name;
  }

  get name(): string {
    return this.usual.name;
  }

  get lanes(): number {
    return this.usual.lanes;
  }

  doubles(length: number): Float64Array {
    return this.usual.doubles(length);
  }

  recycle(solutions: Solutions): void {
    this.usual.recycle?.(solutions);
    this.device?.recycle?.(solutions);
  }

  /**
   * Takes up a device, or lets go of it.
   *
   * @param always true to give it whatever it can do, however slow.
   */
  setDevice(device: StreamingKernel | null, always: boolean): void {
    this.device = device;
    this.always = always;
    this.deviceTrial = null;
  }

  async solve(batch: Batch, signal?: AbortSignal, options?: SolveOptions): Promise<Solutions> {
    const { device, usual } = this;
    if (device === null || !this.prefersDevice(batch)) {
      const [solutions, trial] = await timed(batch, () => usual.solve(batch, signal, options));
      if (isPlain(batch)) this.usualTrial = trial;
      this.latest = interacts(batch) ? interactionBackend : usual.name;
      return solutions;
    }
    const known = this.deviceTrial !== null;
    const [solutions, trial] = await timed(batch, () => device.solve(batch, signal, options));
    // The first batch is not counted: it waits for a compiler.
    this.deviceTrial = known ? trial : { points: 0, spent_ms: 0 };
    this.latest = device.name;
    return solutions;
  }

  private prefersDevice(batch: Batch): boolean {
    if (!isPlain(batch)) return false;
    if (this.always) return true;
    if (batch.count < leastPoints) return false;
    const { deviceTrial, usualTrial } = this;
    if (deviceTrial === null || deviceTrial.points * growth <= batch.count) return true;
    if (usualTrial === null) return false;
    // A device takes about as long for fewer points, and no longer for each of more.
    const share = Math.max(1, batch.count / deviceTrial.points);
    return deviceTrial.spent_ms * share < (usualTrial.spent_ms / usualTrial.points) * batch.count;
  }
}

/** What devices solve themselves. */
function isPlain(batch: Batch): boolean {
  const { time, derivatives, count, branches } = batch;
  return time === Infinity && !derivatives && branches === undefined && count > 0 && !interacts(batch);
}

async function timed(batch: Batch, solve: () => Promise<Solutions>): Promise<[Solutions, Trial]> {
  const began = performance.now();
  const solutions = await solve();
  return [solutions, { points: batch.count, spent_ms: performance.now() - began }];
}
