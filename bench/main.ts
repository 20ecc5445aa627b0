import { cpus } from 'node:os';
import { version } from '../src/base';
import { wasmBytes } from '../src/cli/wasmBytes';
import { cpuKernel, createWasmKernel, type Kernel } from '../src/kinetics';
import {
  compileModel,
  computeMap,
  makeAxis,
  statusCounts,
  type Axis,
  type EvaluateOptions,
  type StudyMap,
} from '../src/screening';
import { embeddedStudy } from '../src/study';
import { benchKernel } from './kernelBench';

/** Repetitions of each measurement; the least and the median are printed. */
const repeats = 7;

interface Timing {
  readonly name: string;
  readonly points: number;
  readonly microsecondsPerPoint: { readonly least: number; readonly median: number };
  readonly pointsPerSecond: number;
  readonly iterationsPerPoint: number;
}

const study = embeddedStudy('no3rr');
const model = compileModel(study);
const axes = study.descriptors.map((d) => makeAxis(model, d.name, d.range, 101)) as [Axis, Axis];

async function measure(name: string, run: () => Promise<StudyMap>): Promise<Timing> {
  const times: number[] = [];
  let points = 0;
  let iterations = 0;
  for (let r = 0; r < repeats; r++) {
    const begin = performance.now();
    const { evaluation } = await run();
    times.push(performance.now() - begin);
    points = statusCounts(evaluation).converged;
    iterations = evaluation.solutions.iterations.reduce((sum, n) => sum + n, 0);
  }
  times.sort((a, b) => a - b);
  const perPoint = (ms: number): number => Number(((1000 * ms) / points).toFixed(2));
  return {
    name,
    points,
    microsecondsPerPoint: { least: perPoint(times[0]), median: perPoint(times[repeats >> 1]) },
    pointsPerSecond: Math.round((1000 * points) / times[repeats >> 1]),
    iterationsPerPoint: Number((iterations / points).toFixed(2)),
  };
}

const begin = performance.now();
const first = await computeMap(study, ...axes, { U: 0.1 }, { kernel: cpuKernel });
const firstMap = performance.now() - begin;
const start = first.evaluation.solutions.lnCoverage;

async function measureKernel(kernel: Kernel): Promise<readonly Timing[]> {
  const name = (what: string): string => `${kernel.name}: ${what}`;
  const at =
    (U: number, more: Partial<EvaluateOptions> = {}) =>
    (): Promise<StudyMap> =>
      computeMap(study, ...axes, { U }, { kernel, ...more });
  return [
    await measure(name('cold'), at(0.1)),
    await measure(name('warm, U moved by 10 mV'), at(0.09, { start })),
    await measure(name('cold, with rate control'), at(0.1, { derivatives: true })),
  ];
}

const wasm = wasmBytes();
const wasmKernel = wasm === null ? null : await createWasmKernel(wasm);
const timings = [...(await measureKernel(cpuKernel)), ...(wasmKernel === null ? [] : await measureKernel(wasmKernel))];
const columns = new Map(
  axes.map(({ name, values }, i) => [
    name,
    Float64Array.from(
      { length: values.length ** 2 },
      (_, p) => values[i === 0 ? p % values.length : Math.floor(p / values.length)],
    ),
  ]),
);
const kernelFigures =
  wasmKernel === null ? null : await benchKernel(wasmKernel, study, columns, { repeats: 8, cpuPoints: 512 });

const machine = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length };
if (process.argv.includes('--json')) {
  process.stdout.write(
    `${JSON.stringify({ program: `Sabatier ${version}`, machine, firstMap, timings, kernelFigures }, null, 2)}\n`,
  );
} else {
  const out = (line: string): void => void process.stdout.write(`${line}\n`);
  out(`no3rr, 101 x 101 pixels, one core (${machine.cpu}, node ${machine.node})`);
  out(`cpu, first map of the process, compiler cold: ${(firstMap / 1000).toFixed(2)} s`);
  out('whole maps, from study to solutions:');
  for (const { name, points, microsecondsPerPoint, pointsPerSecond, iterationsPerPoint } of timings) {
    out(
      `  ${name.padEnd(30)} ${points} points  ${microsecondsPerPoint.median.toFixed(1)} µs a point (least ${microsecondsPerPoint.least.toFixed(1)})  ` +
        `${pointsPerSecond} points/s  ${iterationsPerPoint.toFixed(1)} iterations`,
    );
  }
  if (kernelFigures !== null) {
    const { cold_us, warm_us, derivatives_us, ratio, phases, exp_ns } = kernelFigures;
    out(
      `wasm kernel alone: cold ${cold_us.toFixed(2)}, warm ${warm_us.toFixed(2)}, with derivatives ${derivatives_us.toFixed(1)} µs a point; ${ratio.toFixed(1)} times cpu`,
    );
    out(`  (Math.exp takes ${exp_ns.toFixed(1)} ns here)`);
    for (const [phase, { ns, floor_ns }] of Object.entries(phases))
      out(`  ${phase.padEnd(14)} ${ns.toFixed(0)} ns, floor ${floor_ns.toFixed(0)} ns`);
  }
}
