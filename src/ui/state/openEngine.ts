import { cpuKernel, createWasmKernel, type Kernel, type WasmModule } from '../../kinetics';
import { KernelPool, spawnBrowserWorker } from '../../workers';
import type { Engine } from './engine';

/** Workers that are of use: one per core, and no more than the tiles of a map repay. */
const mostWorkers = 8;

/** Opens the engine of the page: WebAssembly in workers, else the cpu backend in workers, else either on this thread. */
export async function openEngine(kernelUrl: string): Promise<Engine> {
  let module: WasmModule | null = null;
  let note: string | null = null;
  let local: Kernel = cpuKernel;
  const untold: string[] = [];
  let tell = (message: string): void => void untold.push(message);
  try {
    const response = await fetch(kernelUrl);
    if (!response.ok) throw new Error(`the kernel was not found (${response.status})`);
    module = await WebAssembly.compile(await response.arrayBuffer());
    local = await createWasmKernel(module);
  } catch (fault) {
    note = `No WebAssembly here (${fault instanceof Error ? fault.message : String(fault)}); using the slower cpu backend.`;
    module = null;
  }
  const pool = new KernelPool({
    size: Math.min(mostWorkers, navigator.hardwareConcurrency || 1),
    spawn: spawnBrowserWorker,
    source: module,
    fallback: local,
    onIncident: (message) => tell(message),
  });
  return {
    kernel: pool,
    local,
    backend: module === null ? 'cpu' : 'wasm',
    workers: () => pool.workers,
    note,
    onIncident(listener) {
      tell = listener;
      untold.splice(0).forEach(listener);
    },
    close: () => pool.close(),
  };
}
