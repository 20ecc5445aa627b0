import { createWasmKernel, type Kernel } from '../kinetics';
import { localKernel } from './localKernel';
import type { IncidentListener, KernelSource, WebgpuSource } from './workerApi';

/** True for the source of the WebGPU backend. */
export function isWebgpu(source: KernelSource): source is WebgpuSource {
  return source !== null && 'webgpu' in source;
}

/**
 * The kernel that a source names: that of `localKernel`, or `webgpu` where the browser offers it to this thread.
 *
 * @throws Error when there is no WebGPU, or it is not as expected.
 */
export async function openKernel(source: KernelSource, listener: IncidentListener | null): Promise<Kernel> {
  if (!isWebgpu(source)) return localKernel(source);
  const { openWebgpu } = await import('./openWebgpu');
  return openWebgpu(await createWasmKernel(source.webgpu), listener);
}
