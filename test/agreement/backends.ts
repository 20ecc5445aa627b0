import { existsSync, readFileSync } from 'node:fs';
import { describe } from 'vitest';
import { createWasmKernel, createWebgpuKernel, type Kernel, type WebgpuKernel } from '../../src/kinetics';
import { shaderSources } from '../../src/workers/shaderSources';
import { missingGpu, testDevice } from '../helpers/softwareGpu';
import { doublePrecision, singlePrecision, type Precision } from './precision';

/** A backend that must agree with the reference. */
export interface Backend {
  readonly name: string;
  readonly precision: Precision;
  /** Why it cannot run here, or null. */
  readonly missing: string | null;
  readonly open: () => Promise<Kernel>;
}

const wasmFile = new URL('../../build/kernel.wasm', import.meta.url);

/** The compiled kernel; fails with what to do when it has not been built. */
export function wasmBytes(): Uint8Array {
  if (!existsSync(wasmFile)) throw new Error('build/kernel.wasm is missing: run `npm run build:wasm` before the tests');
  return readFileSync(wasmFile);
}

/** Every backend but cpu, which is the reference. */
export const backends: readonly Backend[] = [
  { name: 'wasm', precision: doublePrecision, missing: null, open: () => createWasmKernel(wasmBytes()) },
  {
    name: 'webgpu',
    precision: singlePrecision,
    missing: await missingGpu(),
    open: sharedWebgpu,
  },
];

let shared: Promise<WebgpuKernel> | null = null;

/** One kernel for all files that a process runs: a software device compiles each shader for seconds. */
async function sharedWebgpu(): Promise<Kernel> {
  shared ??= createWasmKernel(wasmBytes()).then((fallback) =>
    createWebgpuKernel({
      open: testDevice,
      texts: shaderSources,
      fallback,
      onIncident: (message) => {
        throw new Error(message);
      },
    }),
  );
  const kernel = await shared;
  if (!kernel.alive) throw new Error('the device was given up in a test before');
  return kernel;
}

/** One body of tests for every backend; skipped, with the reason in its title, where one cannot run. */
export function describeBackends(
  title: string,
  body: (backend: Backend) => void,
  among: readonly Backend[] = backends,
): void {
  for (const backend of among) {
    const why = backend.missing === null ? '' : ` (not here: ${backend.missing})`;
    describe.skipIf(backend.missing !== null)(`${backend.name} ${title}${why}`, () => body(backend));
  }
}
