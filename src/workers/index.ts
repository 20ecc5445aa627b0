export { spawnBrowserWorker } from './browserSpawner';
export { chooseBackend, type BackendChoice, type BackendTrial, type BackendWork } from './chooseBackend';
export { coarseFirst } from './coarseFirst';
export { KernelPool, type PoolOptions } from './kernelPool';
export { nodeSpawner } from './nodeSpawner';
export type { KernelSource } from './workerApi';
export type { MessageEndpoint, WorkerLike } from './workerLike';
export { workersFor } from './workersFor';
