import type { MessageEndpoint, WorkerLike } from './workerLike';

interface PageWorker extends MessageEndpoint {
  addEventListener(
    type: string,
    listener: (event: { readonly data: unknown; readonly message?: string }) => void,
  ): void;
  terminate(): void;
}

declare const Worker: new (file: URL, options: { readonly type: 'module' }) => PageWorker;

/** Makes a worker of the page; throws where there are none. */
export function spawnBrowserWorker(): WorkerLike {
  const worker = new Worker(new URL('./browserWorker.ts', import.meta.url), { type: 'module' });
  return {
    endpoint: worker,
    onDeath(listener) {
      worker.addEventListener('error', ({ message }) => listener(message ?? 'it could not be loaded'));
      worker.addEventListener('messageerror', () => listener('a message could not be read'));
    },
    terminate() {
      worker.terminate();
      return Promise.resolve();
    },
  };
}
