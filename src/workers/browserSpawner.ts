import type { MessageEndpoint, WorkerLike } from './workerLike';

interface PageWorker extends MessageEndpoint {
  onerror: ((event: { readonly message?: string }) => void) | null;
  onmessageerror: (() => void) | null;
  terminate(): void;
}

declare const Worker: new (file: URL, options: { readonly type: 'module' }) => PageWorker;

/** Makes a worker of the page; throws where there are none. */
export function spawnBrowserWorker(): WorkerLike {
  const worker = new Worker(new URL('./browserWorker.ts', import.meta.url), { type: 'module' });
  return {
    endpoint: worker,
    onDeath(listener) {
      worker.onerror = ({ message }) => listener(message ?? 'it could not be loaded');
      worker.onmessageerror = () => listener('a message could not be read');
    },
    terminate() {
      worker.terminate();
      return Promise.resolve();
    },
  };
}
