import { cpuKernel, emptySolutions, type Batch, type Kernel } from '../src/kinetics';
import { wasmPhases, type WasmKernel } from '../src/kinetics/wasm/wasmKernel';
import { evaluatePoints } from '../src/screening/evaluatePoints';
import type { Study } from '../src/study';
import { operationCounts } from './kernelOperations';

/** Figures of the kernel on one study; times are minima over repeats, per point unless named otherwise. */
export interface KernelFigures {
  readonly points: number;
  readonly cold_us: number;
  readonly warm_us: number;
  readonly derivatives_us: number;
  /** The cpu backend, cold, warm and with derivatives. */
  readonly cpu_us: number;
  readonly cpuWarm_us: number;
  readonly cpuDerivatives_us: number;
  readonly coldIterations: number;
  readonly warmIterations: number;
  /** Time of the cpu backend over that of this one, cold, measured in turn in one process. */
  readonly ratio: number;
  /** ns per iteration (acceleration, elimination), or per point (rates, newton), with the floor that the operations imply. */
  readonly phases: Readonly<Record<string, { readonly ns: number; readonly floor_ns: number }>>;
  /** ns of one Math.exp here; 6.8 on the machine of the notes. */
  readonly exp_ns: number;
  readonly bytesPerPoint: number;
}

/** How much to measure. */
export interface BenchSize {
  readonly repeats: number;
  /** Points that the cpu backend is timed on. */
  readonly cpuPoints: number;
}

/** How far a warm start comes from: 10 mV, or 10 meV in the first descriptor of a study without potential. */
const moved = 0.01;
/** Points per timed call: short enough to fit between interruptions, so that minima are those of a quiet machine. */
const part = 512;
/** f64x2 operations per ns that the reference machine sustains (18 GFLOP/s, two lanes). */
const referenceRate = 9;
const referenceExp_ns = 6.8;

/** Measures a kernel on the unmasked points of a study's table. */
export async function benchKernel(
  kernel: WasmKernel,
  study: Study,
  columns: ReadonlyMap<string, Float64Array>,
  size: BenchSize,
): Promise<KernelFigures> {
  const batch = await unmaskedBatch(kernel, study, columns);
  const cold = await kernel.solve(batch);
  const { variables } = batch.program;
  const width = variables.length;
  const driven = dependsOn(batch, variables.indexOf('U'));
  const variable = driven ? variables.indexOf('U') : 0;
  const x = batch.x.map((value, i) => (i % width === variable ? value - moved : value));
  const warmBatch = { ...batch, x, start: cold.lnCoverage };
  const warm = await kernel.solve(warmBatch);
  const few = slice(batch, 0, Math.min(size.cpuPoints, batch.count));
  const fewWarm = slice(warmBatch, 0, few.count);
  const cpu_ms = await minimum(cpuKernel, few, 2);
  const cpuWarm_ms = await minimum(cpuKernel, fewWarm, 2);
  const cpuDerivatives_ms = await minimum(cpuKernel, { ...few, derivatives: true }, 2);
  const fewCold_ms = await minimum(kernel, few, size.repeats);
  const perPoint = 1e3 / batch.count;
  const exp_ns = expTime();
  await kernel.solve(slice(batch, 0, 2));
  return {
    points: batch.count,
    cold_us: (await minimum(kernel, batch, size.repeats)) * perPoint,
    warm_us: (await minimum(kernel, warmBatch, size.repeats)) * perPoint,
    derivatives_us: (await minimum(kernel, { ...batch, derivatives: true }, Math.max(2, size.repeats / 4))) * perPoint,
    cpu_us: (cpu_ms * 1e3) / few.count,
    cpuWarm_us: (cpuWarm_ms * 1e3) / few.count,
    cpuDerivatives_us: (cpuDerivatives_ms * 1e3) / few.count,
    coldIterations: mean(cold.iterations),
    warmIterations: mean(warm.iterations),
    ratio: cpu_ms / fewCold_ms,
    phases: await phaseTimes(kernel, batch, exp_ns),
    exp_ns,
    bytesPerPoint:
      8 * (width + 2 + batch.mechanism.states.length + batch.mechanism.externals.length) +
      batch.mechanism.externals.length +
      7,
  };
}

/** Whether any rate constant depends on a variable. */
function dependsOn({ program }: Batch, variable: number): boolean {
  const stride = program.variables.length + 1;
  return program.pieces.some((coefficient, i) => i % stride === variable && coefficient !== 0);
}

async function phaseTimes(kernel: WasmKernel, batch: Batch, exp_ns: number): Promise<KernelFigures['phases']> {
  await kernel.solve(slice(batch, 0, Math.min(2, batch.count)));
  const floors = operationCounts(batch);
  const times = 2000;
  return Object.fromEntries(
    wasmPhases.map((phase) => {
      let least = Infinity;
      for (let k = 0; k < 20; k++) {
        const before = performance.now();
        kernel.repeatPhase(phase, times);
        least = Math.min(least, performance.now() - before);
      }
      const floor_ns = (floors[phase] / referenceRate / 2) * (exp_ns / referenceExp_ns);
      return [phase, { ns: (least * 1e6) / times / 2, floor_ns }];
    }),
  );
}

async function unmaskedBatch(kernel: Kernel, study: Study, columns: ReadonlyMap<string, Float64Array>): Promise<Batch> {
  const parts: Batch[] = [];
  const recorder: Kernel = {
    name: 'recorder',
    solve(batch) {
      parts.push(batch);
      return Promise.resolve(emptySolutions(batch));
    },
  };
  const count = [...columns.values()][0].length;
  await evaluatePoints(study, { count, columns }, {}, { kernel: recorder });
  const all = { ...parts[0], count, x: Float64Array.from(parts.flatMap((p) => [...p.x])) };
  const { status } = await kernel.solve(all);
  const width = all.program.variables.length;
  const kept = [...status.keys()].filter((p) => status[p] === 0);
  return {
    ...all,
    count: kept.length,
    x: Float64Array.from(kept.flatMap((p) => [...all.x.subarray(p * width, (p + 1) * width)])),
  };
}

function slice(batch: Batch, first: number, end: number): Batch {
  const width = batch.program.variables.length;
  const states = batch.mechanism.states.length;
  return {
    ...batch,
    count: end - first,
    x: batch.x.subarray(first * width, end * width),
    start: batch.start === null ? null : batch.start.subarray(first * states, end * states),
  };
}

/** Sum over parts of the batch of the shortest time [ms] of each. */
async function minimum(kernel: Kernel, batch: Batch, repeats: number): Promise<number> {
  let total = 0;
  for (let first = 0; first < batch.count; first += part) {
    const piece = slice(batch, first, Math.min(first + part, batch.count));
    let least = Infinity;
    for (let k = 0; k < repeats; k++) {
      const before = performance.now();
      await kernel.solve(piece);
      least = Math.min(least, performance.now() - before);
    }
    total += least;
  }
  return total;
}

/** ns of one `Math.exp` here. */
export function expTime(): number {
  const calls = 1e6;
  let least = Infinity;
  let sum = 0;
  for (let k = 0; k < 10; k++) {
    const before = performance.now();
    for (let i = 0; i < calls; i++) sum += Math.exp(-i * 1e-6);
    least = Math.min(least, performance.now() - before);
  }
  return sum > 0 ? (least * 1e6) / calls : NaN;
}

function mean(values: Int32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
