import { InvalidInput } from '../base';
import { cpuKernel, createWasmKernel, type Kernel } from '../kinetics';
import { compileModel, computeMap, makeAxis, statusCounts } from '../screening';
import { embeddedStudy } from '../study';
import { chooseBackend, type BackendTrial, type BackendWork } from '../workers';
import { wasmBytes } from './wasmBytes';

/** A backend that was asked for, ready to compute, and why it was taken. */
export interface OpenBackend {
  readonly kernel: Kernel;
  readonly reason: string;
}

/** Names that `--backend` takes. */
export const backendNames = ['auto', 'cpu', 'wasm'] as const;

const openers: Readonly<Record<string, () => Promise<Kernel>>> = {
  cpu: () => Promise.resolve(cpuKernel),
  wasm: async () => {
    const bytes = wasmBytes();
    if (bytes === null) throw new Error('build/kernel.wasm is missing; npm run build makes it');
    return createWasmKernel(bytes);
  },
};

/**
 * The backend of this name; `auto` tries every one and takes the one that ends first.
 *
 * @throws InvalidInput when there is none of that name, or it cannot run here.
 */
export async function openBackend(name: string, work: BackendWork): Promise<OpenBackend> {
  if (name === 'auto') {
    const { backend, reason } = chooseBackend(await tryBackends(), work);
    return { kernel: await openers[backend](), reason };
  }
  if (!Object.hasOwn(openers, name)) {
    throw new InvalidInput({ name: '--backend', got: name, expected: `one of ${backendNames.join(', ')}` });
  }
  try {
    return { kernel: await openers[name](), reason: `${name} was asked for` };
  } catch (fault) {
    const where = fault instanceof Error ? fault.message : String(fault);
    throw new InvalidInput({ name: '--backend', got: name, expected: 'a backend that runs here', where });
  }
}

/** Opens every backend and times each on a small nitrate map. */
export async function tryBackends(): Promise<readonly BackendTrial[]> {
  const trials: BackendTrial[] = [];
  for (const [backend, open] of Object.entries(openers)) trials.push(await tryBackend(backend, open));
  return trials;
}

async function tryBackend(backend: string, open: () => Promise<Kernel>): Promise<BackendTrial> {
  const begin = performance.now();
  try {
    const kernel = await open();
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
