import { existsSync, readFileSync } from 'node:fs';
import type { Kernel } from '../../src/kinetics';
import { createWasmKernel } from '../../src/kinetics/wasm/wasmKernel';

/** A backend that must agree with the reference. */
export interface Backend {
  readonly name: string;
  readonly open: () => Promise<Kernel>;
}

const wasmFile = new URL('../../build/kernel.wasm', import.meta.url);

/** The compiled kernel; fails with what to do when it has not been built. */
export function wasmBytes(): Uint8Array {
  if (!existsSync(wasmFile)) throw new Error('build/kernel.wasm is missing: run `npm run build:wasm` before the tests');
  return readFileSync(wasmFile);
}

/** Every backend but cpu, which is the reference. */
export const backends: readonly Backend[] = [{ name: 'wasm', open: () => createWasmKernel(wasmBytes()) }];
