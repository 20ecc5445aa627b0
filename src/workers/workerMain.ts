import { expose, transfer } from 'comlink';
import { InvalidInput, shown, type InvalidDetail } from '../base';
import { gatherBatch, scatterSolutions, type Batch, type Kernel, type Solutions } from '../kinetics';
import { openKernel } from './openKernel';

import type { IncidentListener, KernelSource, SharedModel, TileOutcome, WorkerApi } from './workerApi';
import type { MessageEndpoint } from './workerLike';

/**
 * The worker's side: answers a pool on an endpoint.
 *
 * @param open opens the kernel that the source names.
 */
export function workerMain(
  endpoint: MessageEndpoint,
  open: (source: KernelSource, listener: IncidentListener | null) => Promise<Kernel> = openKernel,
): void {
  const models = new Map<number, SharedModel>();
  const mechanisms = new Map<number, SharedModel['mechanism']>();
  const mechanismOf = new Map<number, number>();
  let kernel: Promise<Kernel> | null = null;
  const modelOf = (id: number): SharedModel => {
    const model = models.get(id);
    if (model === undefined) throw new Error('a tile came before its model');
    return model;
  };
  const answer = async <T>(
    work: (opened: Kernel) => Promise<T>,
    told: (done: T, spent_ms: number) => TileOutcome,
  ): Promise<TileOutcome> => {
    if (kernel === null) throw new Error('a tile came before its kernel');
    const opened = await kernel;
    const began = performance.now();
    try {
      return told(await work(opened), performance.now() - began);
    } catch (error) {
      if (error instanceof InvalidInput) return { invalid: sendable(error.detail) };
      throw error;
    }
  };
  const api: WorkerApi = {
    async init(source, listener) {
      kernel = open(source, listener);
      await kernel;
    },
    define(id, { program, mechanism, compiled }, forget) {
      const own = compiled ?? mechanisms.get(mechanism);
      if (own === undefined) throw new Error('a model came before its mechanism');
      mechanisms.set(mechanism, own);
      models.set(id, { mechanism: own, program });
      mechanismOf.set(id, mechanism);
      if (forget === null) return;
      models.delete(forget);
      const left = mechanismOf.get(forget);
      mechanismOf.delete(forget);
      if (left !== undefined && ![...mechanismOf.values()].includes(left)) mechanisms.delete(left);
    },
    solve({ model, ...points }) {
      const batch = { ...modelOf(model), ...points };
      return answer(
        (opened) => opened.solve(batch),
        (solutions, spent_ms) => transfer<TileOutcome>({ solutions, spent_ms }, buffersOf(solutions)),
      );
    },
    solveShared({ model, rows, solutions: shared, ...points }) {
      const batch = { ...modelOf(model), ...points };
      return answer(
        (opened) => solveInto(opened, batch, rows, shared),
        (_, spent_ms) => ({ solutions: null, spent_ms }),
      );
    },
  };
  expose(api, endpoint);
}

/** Solves rows of a batch into their places, by way of copies where the kernel needs them. */
async function solveInto(kernel: Kernel, batch: Batch, rows: Int32Array, into: Solutions): Promise<void> {
  if (kernel.solveRows !== undefined) await kernel.solveRows(batch, rows, into);
  else scatterSolutions(await kernel.solve(gatherBatch(batch, rows)), rows, into, batch.count);
}

function buffersOf(solutions: Solutions): ArrayBuffer[] {
  const arrays = Object.values(solutions) as (Float64Array | null)[];
  const buffers = new Set(arrays.map((array) => array?.buffer));
  return [...buffers].filter((buffer) => buffer instanceof ArrayBuffer);
}

/** The detail with a value that can cross to another thread. */
function sendable(detail: InvalidDetail): InvalidDetail {
  try {
    return structuredClone(detail);
  } catch {
    return { ...detail, got: shown(detail.got) };
  }
}
