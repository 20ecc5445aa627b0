import { cpuKernel, createWasmKernel, type Kernel } from '../kinetics';
import type { KernelSource } from './workerApi';

/** The kernel that a source names: `cpu` for null, else `wasm`. */
export async function openKernel(source: KernelSource): Promise<Kernel> {
  return source === null ? cpuKernel : createWasmKernel(source);
}
