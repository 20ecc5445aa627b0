import { faultText } from '../../base';
import type { WasmModule } from '../../kinetics';
import { describeAdapter, HybridKernel, KernelPool, spawnBrowserWorker } from '../../workers';
import type { Engine } from './engine';
import { GraphicsState, type GraphicsPorts } from './graphics.svelte';
import { openPool, type OpenPool } from './openPool';

/** Opens the engine of the page: WebAssembly in workers, else the cpu backend in workers, else either on this thread. */
export async function openEngine(kernelUrl: string): Promise<Engine> {
  let module: WasmModule | null = null;
  let note: string | null = null;
  let opened: OpenPool;
  const untold: string[] = [];
  let tell = (message: string): void => void untold.push(message);
  const onIncident = (message: string): void => tell(message);
  try {
    const response = await fetch(kernelUrl);
    if (!response.ok) throw new Error(`the kernel was not found (${response.status})`);
    module = await WebAssembly.compile(await response.arrayBuffer());
    opened = await openPool(module, onIncident);
  } catch (fault) {
    note = `No WebAssembly here (${faultText(fault)}); using the slower cpu backend.`;
    module = null;
    opened = await openPool(null, onIncident);
  }
  const { pool, local } = opened;
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
