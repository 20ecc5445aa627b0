import { cpus } from 'node:os';
import { version } from '../src/base';
import { cpuKernel } from '../src/kinetics';
import { computeMap, compileModel, makeAxis, statusCounts, type Axis, type StudyMap } from '../src/screening';
import { embeddedStudy } from '../src/study';

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

const timings = [
  await measure('cold', () => computeMap(study, ...axes, { U: 0.1 }, { kernel: cpuKernel })),
  await measure('warm, U moved by 10 mV', () => computeMap(study, ...axes, { U: 0.09 }, { kernel: cpuKernel, start })),
  await measure('cold, with rate control', () =>
    computeMap(study, ...axes, { U: 0.1 }, { kernel: cpuKernel, derivatives: true }),
  ),
];

const machine = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length };
if (process.argv.includes('--json')) {
  process.stdout.write(`${JSON.stringify({ program: `Sabatier ${version}`, machine, firstMap, timings }, null, 2)}\n`);
} else {
  process.stdout.write(`no3rr, 101 x 101 pixels, cpu backend, one core (${machine.cpu}, node ${machine.node})\n`);
  process.stdout.write(`first map of the process, compiler cold: ${(firstMap / 1000).toFixed(2)} s\n`);
  for (const { name, points, microsecondsPerPoint, pointsPerSecond, iterationsPerPoint } of timings) {
    process.stdout.write(
      `${name.padEnd(26)} ${points} points  ${microsecondsPerPoint.median.toFixed(1)} µs a point (least ${microsecondsPerPoint.least.toFixed(1)})  ` +
        `${pointsPerSecond} points/s  ${iterationsPerPoint.toFixed(1)} iterations\n`,
    );
  }
}
