import { cpuKernel, createWasmKernel, withInteractions, type Kernel, type WasmModule } from '../kinetics';

/** The kernel of this thread: `cpu` for null, else `wasm`, with `cpu` for interacting adsorbates. */
export async function localKernel(module: WasmModule | null): Promise<Kernel> {
  return module === null ? cpuKernel : withInteractions(await createWasmKernel(module));
}
