import { faultText } from '../../base';
import { cpuKernel, createWasmKernel, withInteractions, type Kernel, type WasmModule } from '../../kinetics';
import { describeAdapter, HybridKernel, KernelPool, spawnBrowserWorker } from '../../workers';
import type { Engine } from './engine';
import { GraphicsState, type GraphicsPorts } from './graphics.svelte';

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
    local = withInteractions(await createWasmKernel(module));
  } catch (fault) {
    note = `No WebAssembly here (${faultText(fault)}); using the slower cpu backend.`;
    module = null;
  }
  const pool = new KernelPool({
    size: Math.min(mostWorkers, navigator.hardwareConcurrency || 1),
    spawn: spawnBrowserWorker,
    source: module,
    fallback: local,
    onIncident: (message) => tell(message),
  });
  const hybrid = new HybridKernel(pool);
  return {
    kernel: hybrid,
    exact: pool,
    local,
    backend: module === null ? 'cpu' : 'wasm',
    module,
    latest: () => hybrid.latest,
    graphics: module === null ? null : new GraphicsState(hybrid, graphicsPorts(pool, module)),
    workers: () => pool.workers,
    note,
    onIncident(listener) {
      tell = listener;
      untold.splice(0).forEach(listener);
    },
    close: () => pool.close(),
  };
}

/** Points of a tile for the graphics processor, which divides it further. */
const graphicsTile = 1 << 17;

function graphicsPorts(pool: KernelPool, webgpu: WasmModule): GraphicsPorts {
  return {
    async adapter() {
      const { gpu } = navigator as { readonly gpu?: GPU };
      const found = (await gpu?.requestAdapter({ powerPreference: 'high-performance' })) ?? null;
      return found === null ? null : describeAdapter(found);
    },
    open: (onIncident) =>
      new KernelPool({
        name: 'webgpu',
        size: 1,
        spawn: spawnBrowserWorker,
        source: { webgpu },
        fallback: pool,
        tilePoints: graphicsTile,
        whole: true,
        replace: false,
        onIncident,
      }),
    storage: storageOfPage(),
  };
}

function storageOfPage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
