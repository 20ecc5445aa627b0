import { createWebgpuKernel, type Kernel } from '../kinetics';
import { requestDevice } from './requestDevice';
import { shaderSources } from './shaderSources';
import type { IncidentListener } from './workerApi';

/** The WebGPU backend on the adapter of the browser. @throws Error when there is none, or it fails its self-test. */
export function openWebgpu(fallback: Kernel, listener: IncidentListener | null): Promise<Kernel> {
  const { gpu } = (globalThis as { readonly navigator?: { readonly gpu?: GPU } }).navigator ?? {};
  if (gpu === undefined) throw new Error('this browser offers no WebGPU to workers');
  return createWebgpuKernel({
    open: async () => (await requestDevice(gpu)).device,
    texts: shaderSources,
    fallback,
    onIncident: (message) => listener?.(message),
  });
}
