import { availableParallelism } from 'node:os';
import { InvalidInput } from '../base';
import { cpuKernel, createWasmKernel, webAssembly, type Kernel } from '../kinetics';
import { compileModel, computeMap, makeAxis, statusCounts } from '../screening';
import { embeddedStudy } from '../study';
import {
  chooseBackend,
  KernelPool,
  nodeSpawner,
  workersFor,
  type BackendTrial,
  type BackendWork,
  type KernelSource,
} from '../workers';
import { wasmBytes } from './wasmBytes';

/** A backend that was asked for, ready to compute, and why it was taken. */
export interface OpenBackend {
  readonly kernel: Kernel;
  readonly reason: string;
  /** Worker threads that share the work; 0 when the calling thread does it all. */
  readonly workers: number;
  /** Ends the workers; call it when done, or the process goes on. */
  readonly close: () => Promise<void>;
}

/** Names that `--backend` takes. */
export const backendNames = ['auto', 'cpu', 'wasm'] as const;

/** A kernel, and what a worker needs to open the same. */
interface Opened {
  readonly kernel: Kernel;
  readonly source: KernelSource;
}

const openers: Readonly<Record<string, () => Promise<Opened>>> = {
  cpu: () => Promise.resolve({ kernel: cpuKernel, source: null }),
  wasm: async () => {
    const bytes = wasmBytes();
    if (bytes === null) throw new Error('build/kernel.wasm is missing; npm run build makes it');
    const source = await webAssembly.compile(bytes);
    return { kernel: await createWasmKernel(source), source };
  },
};

/**
 * The backend of this name; `auto` tries every one and takes the one that ends first.
 *
 * @param workers worker threads, or null for as many as the work repays.
 * @throws InvalidInput when there is none of that name, or it cannot run here.
 */
export async function openBackend(
  name: string,
  work: BackendWork,
  workers: number | null = null,
): Promise<OpenBackend> {
  if (name === 'auto') {
    const { backend, reason } = chooseBackend(await tryBackends(), work);
    return withWorkers(await openers[backend](), reason, work, workers);
  }
  if (!Object.hasOwn(openers, name)) {
    throw new InvalidInput({ name: '--backend', got: name, expected: `one of ${backendNames.join(', ')}` });
  }
  let opened: Opened;
  try {
    opened = await openers[name]();
  } catch (fault) {
    const where = fault instanceof Error ? fault.message : String(fault);
    throw new InvalidInput({ name: '--backend', got: name, expected: 'a backend that runs here', where });
  }
  return withWorkers(opened, `${name} was asked for`, work, workers);
}

function withWorkers(
  { kernel, source }: Opened,
  reason: string,
  work: BackendWork,
  workers: number | null,
): OpenBackend {
  const size = workers ?? workersFor(kernel.name, work, availableParallelism());
  if (size === 0) return { kernel, reason, workers: 0, close: () => Promise.resolve() };
  const pool = new KernelPool({
    size,
    spawn: nodeSpawner(new URL('./worker.js', import.meta.url)),
    source,
    fallback: kernel,
    onIncident: (message) => process.stderr.write(`sabatier: ${message}\n`),
  });
  return { kernel: pool, reason, workers: size, close: () => pool.close() };
}

/** Opens every backend and times each on a small nitrate map. */
export async function tryBackends(): Promise<readonly BackendTrial[]> {
  const trials: BackendTrial[] = [];
  for (const [backend, open] of Object.entries(openers)) trials.push(await tryBackend(backend, open));
  return trials;
}

async function tryBackend(backend: string, open: () => Promise<Opened>): Promise<BackendTrial> {
  const begin = performance.now();
  try {
    const { kernel } = await open();
    const startup_ms = performance.now() - begin;
    return { backend, missing: null, transients: true, startup_ms, perPoint_us: await pointTime(kernel) };
  } catch (fault) {
    const missing = fault instanceof Error ? fault.message : String(fault);
    return { backend, missing, transients: false, startup_ms: NaN, perPoint_us: NaN };
  }
}

/** Pixels on a side of the trial map. */
const side = 24;

async function pointTime(kernel: Kernel): Promise<number> {
  const study = embeddedStudy('no3rr');
  const model = compileModel(study);
  const [x, y] = study.descriptors.map((d) => makeAxis(model, d.name, d.range, side));
  let least = Infinity;
  for (let round = 0; round < 2; round++) {
    const begin = performance.now();
    const { evaluation } = await computeMap(study, x, y, {}, { kernel });
    const counts = statusCounts(evaluation);
    if (counts.failed > 0) throw new Error(`${counts.failed} of ${counts.total} points failed the trial`);
    least = Math.min(least, (1000 * (performance.now() - begin)) / counts.converged);
  }
  return least;
}
