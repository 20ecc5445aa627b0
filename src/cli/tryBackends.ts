import { faultText } from '../base';
import type { Kernel } from '../kinetics';
import { compileModel, computeMap, makeAxis, statusCounts } from '../screening';
import { embeddedStudy } from '../study';
import type { AdapterReport, BackendTrial } from '../workers';
import { backendOpeners, type OpenedBackend } from './backendOpeners';

/**
 * Opens every backend and times each on a small nitrate map.
 *
 * @param software false to pass over graphics adapters that compute on the processor: they are slower than `wasm`.
 */
export async function tryBackends({ software }: { readonly software: boolean }): Promise<readonly BackendTrial[]> {
  const trials: BackendTrial[] = [];
  for (const [backend, open] of Object.entries(backendOpeners)) trials.push(await tryBackend(backend, open, software));
  return trials;
}

async function tryBackend(
  backend: string,
  open: () => Promise<OpenedBackend>,
  software: boolean,
): Promise<BackendTrial> {
  const begin = performance.now();
  let opened: OpenedBackend | null = null;
  try {
    opened = await open();
    const { kernel, adapter } = opened;
    if (adapter?.software === true && !software) throw new Error(`${adapter.name} computes on the processor`);
    const opened_ms = performance.now() - begin;
    const { perPoint_us, first_ms } = await timePoints(kernel, adapter === undefined ? side : deviceSide);
    // A device compiles the mechanism with its first map; a compiler of JavaScript warms up, which is no start to wait for.
    const startup_ms = adapter === undefined ? opened_ms : opened_ms + first_ms;
    const note = adapter === undefined ? null : adapterNote(adapter);
    return { backend, missing: null, transients: adapter === undefined, startup_ms, perPoint_us, note };
  } catch (fault) {
    const missing = faultText(fault);
    return { backend, missing, transients: false, startup_ms: NaN, perPoint_us: NaN, note: null };
  } finally {
    opened?.close?.();
  }
}

/** The adapter and its limits; that it is there at all says that it passed its self-test. */
function adapterNote({ name, software, maxBufferSize, maxWorkgroups }: AdapterReport): string {
  const kind = software ? ', on the processor: right, but not fast' : '';
  return `${name}${kind}; self-test passed; buffers up to ${maxBufferSize / 2 ** 20} MiB, ${maxWorkgroups} workgroups`;
}

/** Pixels on a side of the trial map: few for a processor, enough to be worth the trip to a device of its own. */
const side = 24;
const deviceSide = 160;

/** Time of a point [µs], and what the first map took longer [ms]. */
async function timePoints(
  kernel: Kernel,
  pixels: number,
): Promise<{ readonly perPoint_us: number; readonly first_ms: number }> {
  const study = embeddedStudy('no3rr');
  const model = compileModel(study);
  const [x, y] = study.descriptors.map((d) => makeAxis(model, d.name, d.range, pixels));
  const spent: number[] = [];
  let converged = 0;
  for (let round = 0; round < 2; round++) {
    const begin = performance.now();
    const { evaluation } = await computeMap(study, x, y, {}, { kernel });
    spent.push(performance.now() - begin);
    const counts = statusCounts(evaluation);
    if (counts.failed > 0) throw new Error(`${counts.failed} of ${counts.total} points failed the trial`);
    converged = counts.converged;
  }
  const least = Math.min(...spent);
  return { perPoint_us: (1000 * least) / converged, first_ms: spent[0] - least };
}
