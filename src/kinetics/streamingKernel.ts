import { ascending } from '../base';
import { gatherBatch, placeSolutions, scatterSolutions } from './batchRows';
import { emptySolutions, type Batch, type Kernel, type Solutions } from './kernel';

/** In which order a batch is solved, and who is told on the way. */
export interface SolveOptions {
  /** Rows in the order in which they are solved, each once. Default: as the kernel likes. */
  readonly order?: Int32Array;
  /** Called for every tile with the rows of the batch it held, and the solutions of the batch so far. */
  readonly onTile?: (rows: Int32Array, solutions: Solutions) => void;
}

/** A kernel that hands out solutions while it works. */
export interface StreamingKernel extends Kernel {
  /** Batches that can be solved at the same time to its gain. */
  readonly lanes: number;
  /**
   * Memory from which this kernel reads the points of one batch without copying them. It may hold anything at first, and is
   * the kernel's again once that batch is solved.
   */
  doubles(length: number): Float64Array;
  solve(batch: Batch, signal?: AbortSignal, options?: SolveOptions): Promise<Solutions>;
}

/**
 * Points per call of a kernel that does not stream: often enough for a progress bar, seldom enough not to be seen in the
 * time. A transient costs about a hundred times as much as a steady state.
 */
const steadyChunk = 1024;
const transientChunk = 16;

/** The kernel itself when it streams; otherwise one that solves a batch piece by piece. */
export function streaming(kernel: Kernel | StreamingKernel): StreamingKernel {
  if ('lanes' in kernel) return kernel;
  return {
    name: kernel.name,
    lanes: 1,
    doubles: (length) => new Float64Array(length),
    async solve(batch, signal, { order, onTile } = {}) {
      const merged = emptySolutions(batch);
      const chunk = batch.time === Infinity ? steadyChunk : transientChunk;
      for (let first = 0; first < batch.count; first += chunk) {
        const rows = order?.subarray(first, first + chunk) ?? ascending(Math.min(chunk, batch.count - first), first);
        const part = order === undefined ? sliceBatch(batch, first, rows.length) : gatherBatch(batch, rows);
        const solutions = await kernel.solve(part, signal);
        if (order === undefined) placeSolutions(solutions, first, merged, batch.count);
        else scatterSolutions(solutions, rows, merged, batch.count);
        onTile?.(rows, merged);
      }
      return merged;
    },
  };
}

function sliceBatch(batch: Batch, first: number, count: number): Batch {
  const { x, start, program, mechanism } = batch;
  const rows = (values: Float64Array, width: number): Float64Array =>
    values.subarray(first * width, (first + count) * width);
  return {
    ...batch,
    count,
    x: rows(x, program.variables.length),
    start: start === null ? null : rows(start, mechanism.states.length),
  };
}
