import { availableParallelism } from 'node:os';
import { faultText, InvalidInput } from '../base';
import { interactionBackend, interactionRefusal, type Kernel } from '../kinetics';
import { chooseBackend, KernelPool, nodeSpawner, workersFor, type BackendWork } from '../workers';
import { backendNames, backendOpeners, type OpenedBackend } from './backendOpeners';
import { tryBackends } from './tryBackends';

/** A backend that was asked for, ready to compute, and why it was taken. */
export interface OpenBackend {
  readonly kernel: Kernel;
  readonly reason: string;
  /** Worker threads that share the work; 0 when the calling thread does it all. */
  readonly workers: number;
  /** Ends the workers; call it when done, or the process goes on. */
  readonly close: () => Promise<void>;
}

/**
 * The backend of this name; `auto` tries every one and takes the one that ends first.
 *
 * @param workers worker threads, or null for as many as the work repays.
 * @throws InvalidInput when there is none of that name, it cannot run here, or it cannot do the work.
 */
export async function openBackend(
  name: string,
  work: BackendWork,
  workers: number | null = null,
): Promise<OpenBackend> {
  if (name === 'auto') {
    const { backend, reason } = chooseBackend(await tryBackends({ software: false }), work);
    return withWorkers(await backendOpeners[backend](), reason, work, workers);
  }
  if (!Object.hasOwn(backendOpeners, name)) {
    throw new InvalidInput({ name: '--backend', got: name, expected: `one of ${backendNames.join(', ')}` });
  }
  if (work.interactions && name !== interactionBackend) throw interactionRefusal('--backend', name);
  let opened: OpenedBackend;
  try {
    opened = await backendOpeners[name]();
  } catch (fault) {
    const where = faultText(fault);
    throw new InvalidInput({ name: '--backend', got: name, expected: 'a backend that runs here', where });
  }
  return withWorkers(opened, `${name} was asked for`, work, workers);
}

function withWorkers(
  { kernel, source, close = () => undefined }: OpenedBackend,
  reason: string,
  work: BackendWork,
  workers: number | null,
): OpenBackend {
  const size = workers ?? workersFor(kernel.name, work, availableParallelism());
  if (size === 0 || source === undefined) {
    return {
      kernel,
      reason,
      workers: 0,
      close() {
        close();
        return Promise.resolve();
      },
    };
  }
  const pool = new KernelPool({
    size,
    spawn: nodeSpawner(new URL('./worker.js', import.meta.url)),
    source,
    fallback: kernel,
    onIncident: (message) => process.stderr.write(`sabatier: ${message}\n`),
  });
  return { kernel: pool, reason, workers: size, close: () => pool.close() };
}
