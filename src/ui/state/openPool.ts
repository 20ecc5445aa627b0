import type { Kernel, WasmModule } from '../../kinetics';
import { KernelPool, localKernel, spawnBrowserWorker } from '../../workers';

/** Workers that are of use: one per core, and no more than the tiles of a map repay. */
const mostWorkers = 8;

/** Kernel workers, and the kernel of this thread that stands in for them. */
export interface OpenPool {
  readonly pool: KernelPool;
  readonly local: Kernel;
}

/**
 * Opens kernel workers below the page or below a worker of it.
 *
 * @param module of the kernel `wasm`; null for the slower `cpu`.
 * @param onIncident is told what went wrong with the workers.
 * @throws Error where the module makes no kernel on this thread.
 */
export async function openPool(module: WasmModule | null, onIncident?: (message: string) => void): Promise<OpenPool> {
  const local = await localKernel(module);
  const size = Math.min(mostWorkers, navigator.hardwareConcurrency || 1);
  const told = onIncident === undefined ? {} : { onIncident };
  return { local, pool: new KernelPool({ size, spawn: spawnBrowserWorker, source: module, fallback: local, ...told }) };
}
