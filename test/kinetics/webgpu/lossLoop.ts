import { createWebgpuKernel, type Batch, type Kernel, type WebgpuKernel } from '../../../src/kinetics';
import { shaderSources } from '../../../src/workers/shaderSources';
import { expectAgreement } from '../../agreement/expectAgreement';
import { singlePrecision } from '../../agreement/precision';
import { random } from '../../helpers/random';
import { testDevice } from '../../helpers/softwareGpu';

/** What a loop of forced losses showed. */
export interface LossReport {
  readonly maps: number;
  /** Maps in which the device was gone before the end. */
  readonly interrupted: number;
  /** Resident memory after the first maps and at the end [MB]. */
  readonly before_MB: number;
  readonly after_MB: number;
}

/** Maps after which memory is looked at first: drivers and compilers have filled their caches by then. */
const warmUp = 60;

/**
 * Solves a batch again and again while its device is destroyed at some moment of each time, and fails unless every
 * solution is complete and right.
 */
export async function lossLoop(batch: Batch, fallback: Kernel, maps: number): Promise<LossReport> {
  const next = random(17);
  const expected = await fallback.solve(batch);
  const opened: GPUDevice[] = [];
  const open = async (): Promise<GPUDevice> => {
    opened[0] = await testDevice();
    return opened[0];
  };
  const create = (): Promise<WebgpuKernel> => createWebgpuKernel({ open, texts: shaderSources, fallback });
  let kernel = await create();
  let interrupted = 0;
  let before_MB = NaN;
  for (let map = 0; map < maps; map++) {
    if (map === warmUp) before_MB = residentMegabytes();
    if (!kernel.alive) kernel = await create();
    const victim = opened[0];
    const solving = kernel.solve(batch);
    await new Promise((resolve) => setTimeout(resolve, 40 * next()));
    victim.destroy();
    const solutions = await solving;
    if (solutions.refined.includes(1)) interrupted += 1;
    expectAgreement(batch, expected, solutions, singlePrecision);
  }
  kernel.close();
  return { maps, interrupted, before_MB, after_MB: residentMegabytes() };
}

function residentMegabytes(): number {
  (globalThis as { readonly gc?: () => void }).gc?.();
  return process.memoryUsage().rss / 2 ** 20;
}
