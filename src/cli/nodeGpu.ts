import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { create, globals } from 'webgpu';

/** Bindings of Node keep their devices alive only as long as this object is held; without it the process is killed. */
let held: GPU | null = null;

/**
 * WebGPU in Node, through Dawn's bindings.
 *
 * @throws Error when the package `webgpu` is not installed or there is no driver for it to use.
 */
export async function nodeGpu(): Promise<GPU> {
  if (held !== null) return held;
  if (process.platform === 'linux' && !hasVulkanDriver()) {
    throw new Error('no Vulkan driver is installed, and VK_ICD_FILENAMES names none');
  }
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

/** Looked for before Dawn does, which writes several lines on the terminal where there is none. */
function hasVulkanDriver(): boolean {
  const named = process.env.VK_DRIVER_FILES ?? process.env.VK_ICD_FILENAMES;
  if (named !== undefined && named !== '') return named.split(':').some((file) => existsSync(file));
  const folders = ['/usr/share', '/usr/local/share', '/etc', join(homedir(), '.local/share')];
  return folders.some((folder) => {
    const drivers = join(folder, 'vulkan/icd.d');
    return existsSync(drivers) && readdirSync(drivers).some((file) => file.endsWith('.json'));
  });
}
