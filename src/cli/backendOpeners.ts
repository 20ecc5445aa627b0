import { cpuKernel, createWasmKernel, createWebgpuKernel, webAssembly, type Kernel } from '../kinetics';
import { requestDevice, shaderSources, type AdapterReport, type KernelSource } from '../workers';
import { nodeGpu, releaseNodeGpu } from './nodeGpu';
import { restBetweenPolls } from './restBetweenPolls';
import { wasmBytes } from './wasmBytes';

/** Names that `--backend` takes. */
export const backendNames = ['auto', 'cpu', 'wasm', 'webgpu'] as const;

/** A kernel, and what a worker needs to open the same. */
export interface OpenedBackend {
  readonly kernel: Kernel;
  /** Undefined for one that has a device of its own, which threads cannot share. */
  readonly source?: KernelSource;
  readonly adapter?: AdapterReport;
  /** Lets go of the device. */
  readonly close?: () => void;
}

/** How each backend is opened; rejects with the reason where it cannot run. */
export const backendOpeners: Readonly<Record<string, () => Promise<OpenedBackend>>> = {
  cpu: () => Promise.resolve({ kernel: cpuKernel, source: null }),
  wasm: async () => {
    const bytes = wasmBytes();
    if (bytes === null) throw new Error('build/kernel.wasm is missing; npm run build makes it');
    const source = await webAssembly.compile(bytes);
    return { kernel: await createWasmKernel(source), source };
  },
  webgpu: openWebgpu,
};

/** WebGPU through Dawn's bindings, with wasm for what single precision does not settle. */
async function openWebgpu(): Promise<OpenedBackend> {
  const gpu = await nodeGpu();
  const { device, adapter } = await requestDevice(gpu);
  if (adapter.software) restBetweenPolls();
  const { kernel: fallback } = await backendOpeners.wasm();
  let first: GPUDevice | null = device;
  const kernel = await createWebgpuKernel({
    async open() {
      const opened = first ?? (await requestDevice(gpu)).device;
      first = null;
      return opened;
    },
    texts: shaderSources,
    fallback,
    onIncident: (message) => process.stderr.write(`sabatier: ${message}\n`),
  });
  return {
    kernel,
    adapter,
    close() {
      kernel.close();
      releaseNodeGpu();
    },
  };
}
