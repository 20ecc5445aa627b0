import nodeEndpoint from 'comlink/dist/esm/node-adapter';
import type { WorkerLike } from './workerLike';

/**
 * Makes worker threads of Node. (`node:worker_threads` is asked of the process when called, so that this module loads in
 * a page as well.)
 *
 * @param file the built `nodeWorker.ts`.
 */
export function nodeSpawner(file: URL): () => WorkerLike {
  return () => {
    const { Worker } = process.getBuiltinModule('node:worker_threads');
    const worker = new Worker(file);
    return {
      endpoint: nodeEndpoint(worker),
      onDeath(listener) {
        worker.on('error', (error) => listener(error.message));
        worker.on('messageerror', (error) => listener(error.message));
        worker.on('exit', (code) => listener(`exit code ${code}`));
      },
      async terminate() {
        worker.removeAllListeners('message');
        await worker.terminate();
      },
    };
  };
}
