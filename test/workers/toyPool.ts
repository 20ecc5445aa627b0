import { onTestFinished } from 'vitest';
import { KernelPool, type PoolOptions } from '../../src/workers';
import { FakeWorkers } from './fakeWorkers';
import { ToyWork } from './toyKernel';

/** A pool of fake workers with toy kernels, closed when the test ends. */
export function toyPool(options: Partial<PoolOptions> & { readonly pause_ms?: number } = {}): {
  readonly pool: KernelPool;
  readonly workers: FakeWorkers;
  /** Done by workers, and by the fallback. */
  readonly work: ToyWork;
  readonly local: ToyWork;
  readonly incidents: string[];
} {
  const { pause_ms = 0, ...rest } = options;
  const work = new ToyWork(pause_ms);
  const local = new ToyWork();
  const workers = new FakeWorkers(() => work.kernel());
  const incidents: string[] = [];
  const pool = new KernelPool({
    size: 2,
    spawn: workers.spawn,
    source: null,
    fallback: local.kernel(),
    onIncident: (message) => incidents.push(message),
    ...rest,
  });
  onTestFinished(() => pool.close());
  return { pool, workers, work, local, incidents };
}
