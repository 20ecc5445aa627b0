import { MessageChannel } from 'node:worker_threads';
import type { Kernel } from '../../src/kinetics';
import type { WorkerLike } from '../../src/workers/workerLike';
import { workerMain } from '../../src/workers/workerMain';

/** A worker on this thread that can be killed. */
export interface FakeWorker extends WorkerLike {
  kill(reason?: string): void;
}

/** Workers on this thread, behind message channels: everything is serialised as for real ones. */
export class FakeWorkers {
  readonly live: FakeWorker[] = [];
  spawned = 0;

  constructor(private readonly open: () => Kernel) {}

  readonly spawn = (): WorkerLike => {
    this.spawned += 1;
    const { port1, port2 } = new MessageChannel();
    workerMain(port2, () => Promise.resolve(this.open()));
    const listeners: ((reason: string) => void)[] = [];
    const close = (): void => {
      port1.close();
      port2.close();
      const at = this.live.indexOf(worker);
      if (at >= 0) this.live.splice(at, 1);
    };
    const worker: FakeWorker = {
      endpoint: port1,
      onDeath: (listener) => listeners.push(listener),
      terminate() {
        close();
        return Promise.resolve();
      },
      kill(reason = 'killed') {
        close();
        for (const listener of listeners) listener(reason);
      },
    };
    this.live.push(worker);
    return worker;
  };
}
