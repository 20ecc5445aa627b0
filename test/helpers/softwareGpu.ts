import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { requestDevice } from '../../src/workers/requestDevice';
import { nodeGpu } from '../../src/cli/nodeGpu';
import { restBetweenPolls } from '../../src/cli/restBetweenPolls';
import { chromiumPath } from '../e2e/chromiumPath';

/** Places of the description of Chromium's software driver for Vulkan. */
function driverFiles(): readonly string[] {
  const chromium = chromiumPath();
  const folders = ['/usr/lib/chromium', ...(chromium === null ? [] : [dirname(realpathSync(chromium))])];
  return folders.map((folder) => join(folder, 'vk_swiftshader_icd.json'));
}

/** WebGPU in this process, on the software driver that comes with Chromium unless VK_ICD_FILENAMES names another one. */
export async function testGpu(): Promise<GPU> {
  process.env.VK_ICD_FILENAMES ??= driverFiles().find((file) => existsSync(file));
  return nodeGpu();
}

/** A device for tests. */
export async function testDevice(): Promise<GPUDevice> {
  const { device, adapter } = await requestDevice(await testGpu());
  if (adapter.software) restBetweenPolls();
  return device;
}

/** Why there is no WebGPU in this process, or null; in this project's CI it is never missing. */
export async function missingGpu(): Promise<string | null> {
  if (process.env.CI !== undefined) return null;
  try {
    const gpu = await testGpu();
    return (await gpu.requestAdapter()) === null ? 'no adapter; Debian has chromium and libvulkan1' : null;
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault);
  }
}
