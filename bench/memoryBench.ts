import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { createWasmKernel, type WasmModule } from '../src/kinetics';
import { computeMap, makeAxis, modelOf, type Axis } from '../src/screening';
import { embeddedStudy } from '../src/study';
import { KernelPool, nodeSpawner } from '../src/workers';

/** Memory of the largest map. */
export interface MemoryFigures {
  readonly pixels: number;
  /** TOFs kept of every pixel. */
  readonly outputs: number;
  readonly workers: number;
  /** Largest resident memory of the whole process, workers included [MB]. */
  readonly peak_MB: number;
  readonly seconds: number;
}

const side = 1000;
const workers = 2;

/** Solves a million pixels in a process of its own and tells its largest resident memory. */
export async function benchMemory(script: string): Promise<MemoryFigures> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, '--only-memory'], { maxBuffer: 1e6 });
  return JSON.parse(stdout) as MemoryFigures;
}

/** The work of that process. */
export async function fillMemory(module: WasmModule): Promise<MemoryFigures> {
  const study = embeddedStudy('no3rr');
  const model = modelOf(study);
  const [x, y] = study.descriptors.map((d) => makeAxis(model, d.name, d.range, side)) as [Axis, Axis];
  const pool = new KernelPool({
    size: workers,
    spawn: nodeSpawner(new URL('./worker.js', import.meta.url)),
    source: module,
    fallback: await createWasmKernel(module),
  });
  const begin = performance.now();
  const { evaluation } = await computeMap(study, x, y, {}, { kernel: pool });
  const seconds = (performance.now() - begin) / 1000;
  await pool.close();
  return {
    pixels: evaluation.table.count,
    outputs: model.mechanism.externals.length,
    workers,
    peak_MB: Math.round(process.resourceUsage().maxRSS / 1000),
    seconds: Number(seconds.toFixed(1)),
  };
}
