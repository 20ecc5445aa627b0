import { ascending, faultText } from '../../base';
import { gatherBatch, placeSolutions, scatterSolutions } from '../batchRows';
import { exchangesSites } from '../exchangesSites';
import { requireMeanField } from '../interactionBackend';
import { emptySolutions, stalled, type Batch, type Kernel, type Solutions } from '../kernel';
import type { SolveOptions, StreamingKernel } from '../streamingKernel';
import { arithmeticFault } from './arithmeticProbe';
import { GpuFault, GpuSession } from './gpuSession';
import { checkSample } from './sampleCheck';
import type { ShaderTexts } from './shaderTexts';
import { SteadySolver, type SolverTimes } from './steadySolver';

/** What a WebGPU backend is made of. */
export interface WebgpuOptions {
  /** Asks for a device; again after one was lost. Rejects where there is none. */
  readonly open: () => Promise<GPUDevice>;
  readonly texts: ShaderTexts;
  /** A backend in double precision: solves again what single precision does not settle, and all else if the device fails. */
  readonly fallback: Kernel;
  /** Told, once of each kind, what went wrong with the device and what is done about it. */
  readonly onIncident?: (message: string) => void;
  /** Stages wait for each other and their times are kept. Default: false. */
  readonly timed?: boolean;
}

/** The WebGPU backend, open to tests and benchmarks. */
export interface WebgpuKernel extends StreamingKernel {
  /** False once the device is given up; the fallback then does all. */
  readonly alive: boolean;
  /** Milliseconds by stage so far; zeros unless timed. */
  readonly times: Readonly<SolverTimes>;
  /** Frees the device; the fallback solves what is asked later. */
  close(): void;
}

/** Losses of a device without a tile solved in between after which it is not asked for again. */
const mostLosses = 3;

/**
 * The WebGPU backend: steady states in single precision, one thread a point; what that does not settle, derivatives,
 * transients and searches for other steady states come from the fallback and are marked `refined`.
 *
 * @throws GpuFault when there is no device, or its arithmetic is not what the solver relies on.
 */
export async function createWebgpuKernel(options: WebgpuOptions): Promise<WebgpuKernel> {
  const device = new Device(options);
  await device.reopen();
  let queue: Promise<unknown> = Promise.resolve();
  return {
    name: 'webgpu',
    lanes: 1,
    doubles: (length) => new Float64Array(length),
    get alive() {
      return device.alive;
    },
    get times() {
      return device.times;
    },
    solve(batch, signal, options) {
      const run = queue.then(() => device.solve(batch, signal, options));
      queue = run.catch(() => undefined);
      return run;
    },
    close: () => device.giveUp(),
  };
}

/** The device of a kernel, or the lack of it. */
class Device {
  readonly times: SolverTimes = { pack: 0, upload: 0, compute: 0, download: 0, unpack: 0, refine: 0 };
  private solver: SteadySolver | null = null;
  private losses = 0;
  private closed = false;
  private readonly told = new Set<string>();

  constructor(private readonly options: WebgpuOptions) {}

  get alive(): boolean {
    return !this.closed;
  }

  /** Asks for a device and probes it. @throws GpuFault */
  async reopen(): Promise<void> {
    let session: GpuSession | null = null;
    try {
      session = new GpuSession(await this.options.open());
      const fault = await arithmeticFault(session, this.options.texts);
      if (fault !== null) throw new GpuFault(`its arithmetic is not as expected: ${fault}`);
      this.solver = new SteadySolver(session, this.options.texts, this.options.timed === true ? this.times : null);
    } catch (fault) {
      session?.close();
      throw fault instanceof GpuFault ? fault : new GpuFault(faultText(fault));
    }
  }

  /** The order of rows is the device's own. */
  async solve(batch: Batch, signal?: AbortSignal, { onTile }: SolveOptions = {}): Promise<Solutions> {
    requireMeanField(batch, 'webgpu');
    signal?.throwIfAborted();
    const out = emptySolutions(batch);
    const told = (rows: Int32Array): void => {
      if (rows.length > 0) onTile?.(rows, out);
    };
    const elsewhere = batch.derivatives || batch.branches !== undefined || exchangesSites(batch.mechanism);
    if (this.closed || batch.time !== Infinity || elsewhere) {
      await this.refineAll(batch, out, signal);
      told(ascending(batch.count));
      return out;
    }
    const left = await this.solveOnDevice(batch, out, told, signal);
    await this.refine(batch, left, out, signal);
    told(left);
    const fault = await checkSample(batch, out, this.options.fallback);
    if (fault === null) return out;
    this.giveUp();
    this.tell('wrong', `the graphics processor gave wrong numbers (${fault}); using ${this.options.fallback.name}`);
    await this.refineAll(batch, out, signal);
    return out;
  }

  /** Frees the device for good. */
  giveUp(): void {
    this.closed = true;
    this.solver?.close();
    this.solver = null;
  }

  /** @returns rows that the device left unsolved. */
  private async solveOnDevice(
    batch: Batch,
    out: Solutions,
    told: (rows: Int32Array) => void,
    signal?: AbortSignal,
  ): Promise<Int32Array> {
    try {
      if (this.solver === null) await this.reopen();
      const left = await this.solver!.solve(batch, out, told, signal);
      this.losses = 0;
      return left;
    } catch (fault) {
      if (!(fault instanceof GpuFault)) throw fault;
      if (this.solver?.progressed === true) this.losses = 0;
      this.losses += 1;
      this.solver?.close();
      this.solver = null;
      const { name } = this.options.fallback;
      if (this.losses >= mostLosses) {
        this.closed = true;
        this.tell('given up', `the graphics processor failed again (${fault.message}); using ${name} from now on`);
      } else {
        this.tell('lost', `the graphics processor failed (${fault.message}); ${name} does its part`);
      }
      return unsolvedRows(out);
    }
  }

  private async refineAll(batch: Batch, out: Solutions, signal?: AbortSignal): Promise<void> {
    const solved = await this.options.fallback.solve(batch, signal);
    solved.refined.fill(1);
    placeSolutions(solved, 0, out, batch.count);
  }

  private async refine(batch: Batch, rows: Int32Array, out: Solutions, signal?: AbortSignal): Promise<void> {
    if (rows.length === 0) return;
    const since = performance.now();
    const solved = await this.options.fallback.solve(gatherBatch(batch, rows), signal);
    solved.refined.fill(1);
    scatterSolutions(solved, rows, out, batch.count);
    this.times.refine += performance.now() - since;
  }

  private tell(kind: string, message: string): void {
    if (this.told.has(kind)) return;
    this.told.add(kind);
    this.options.onIncident?.(message);
  }
}

/** Rows whose status is still the one they start with. */
function unsolvedRows({ status }: Solutions): Int32Array {
  const rows: number[] = [];
  status.forEach((value, row) => {
    if (value === stalled) rows.push(row);
  });
  return Int32Array.from(rows);
}
