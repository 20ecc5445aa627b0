import type { create, globals } from 'webgpu';

/** Bindings of Node keep their devices alive only as long as this object is held; without it the process is killed. */
let held: GPU | null = null;

/**
 * WebGPU in Node, through Dawn's bindings.
 *
 * @throws Error when the package `webgpu` is not installed or has no driver to use.
 */
export async function nodeGpu(): Promise<GPU> {
  if (held !== null) return held;
  const name = 'webgpu';
  let dawn: { readonly create: typeof create; readonly globals: typeof globals };
  try {
    dawn = (await import(/* @vite-ignore */ name)) as typeof dawn;
  } catch {
    throw new Error('the package webgpu is not installed (npm install webgpu)');
  }
  Object.assign(globalThis, dawn.globals);
  held = dawn.create([]);
  return held;
}

/** Lets go of it, so that the process can end. */
export function releaseNodeGpu(): void {
  held = null;
}
