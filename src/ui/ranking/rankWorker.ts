import { cpuKernel, createWasmKernel, type WasmModule } from '../../kinetics';
import { KernelPool, spawnBrowserWorker } from '../../workers';
import { RankDesk } from './rankDesk';
import { rankService, type RankQuestion } from './rankService';

/** Workers that are of use, one per core. */
const mostWorkers = 8;

async function serviceOf(module: WasmModule | null): Promise<(question: RankQuestion) => Promise<void>> {
  const fallback = module === null ? cpuKernel : await createWasmKernel(module);
  const size = Math.min(mostWorkers, navigator.hardwareConcurrency || 1);
  const pool = new KernelPool({ size, spawn: spawnBrowserWorker, source: module, fallback });
  return rankService(new RankDesk(pool), (message) => self.postMessage(message));
}

let service: Promise<(question: RankQuestion) => Promise<void>> | null = null;

/** The first message brings the kernel, all others are calls. */
self.addEventListener('message', ({ data }: MessageEvent<RankQuestion | { readonly module: WasmModule | null }>) => {
  if ('module' in data) service = serviceOf(data.module);
  else void service?.then((serve) => serve(data));
});
