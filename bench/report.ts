import type { EnsembleFigures } from './ensembleBench';
import type { GridAgreement } from './kernelAgreement';
import type { KernelFigures } from './kernelBench';
import type { MemoryFigures } from './memoryBench';
import type { PoolFigures } from './poolBench';

/** Everything that a run of the benchmark measures. */
export interface Report {
  readonly program: string;
  readonly date: string;
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    readonly memory_GB: number;
    readonly node: string;
    readonly system: string;
    /** ns of one Math.exp, which tells machines apart. */
    readonly exp_ns: number;
  };
  /** Seconds of the first map of a fresh process on the cpu backend, compiler cold. */
  readonly firstMap_s: number;
  readonly nitrate: KernelFigures;
  readonly carbonMonoxide: KernelFigures;
  readonly maps: readonly PoolFigures[];
  readonly ensemble: EnsembleFigures;
  readonly memory: MemoryFigures | null;
  /** How far `wasm` and `cpu` are apart on the published grid; null when not compared. */
  readonly agreement: GridAgreement | null;
}

/** The report as lines of text. */
export function reportLines(report: Report): readonly string[] {
  const { machine, nitrate, carbonMonoxide, maps, ensemble, memory, agreement, firstMap_s } = report;
  return [
    `${machine.cpu}, ${machine.cores} cores, node ${machine.node}, Math.exp ${machine.exp_ns.toFixed(1)} ns`,
    `cpu, first 101 x 101 nitrate map of the process, compiler cold: ${firstMap_s.toFixed(2)} s`,
    '',
    ...kernelLines('nitrate reduction, 14 surface species, 19 steps', nitrate),
    ...kernelLines('CO oxidation, 3 coverages', carbonMonoxide),
    'whole nitrate maps, from study to solutions (least, median ms):',
    ...maps.map(
      ({ side, workers, cold_ms, warm_ms, coarse_ms }) =>
        `  ${`${side} x ${side}, ${workersText(workers)}`.padEnd(28)} cold ${pair(cold_ms)}  warm ${pair(warm_ms)}  first coarse picture ${pair(coarse_ms)}`,
    ),
    ...ratioLines(maps),
    ensembleLine(ensemble),
    ...(memory === null
      ? []
      : [
          `memory of ${memory.pixels} pixels with ${memory.outputs} TOFs each, ${memory.workers} workers: ${memory.peak_MB} MB at most (${memory.seconds} s)`,
        ]),
    ...(agreement === null
      ? []
      : [
          `published grid: ${agreement.points} points, ${agreement.solved} solved, ${agreement.differentStatus} with another status than cpu, |Δ ln θ| at most ${agreement.lnCoverage.toExponential(1)}`,
        ]),
  ];
}

/** Rows of the README's table. */
export function tableLines({
  machine,
  nitrate,
  carbonMonoxide,
  maps,
  ensemble,
  memory,
  date,
}: Report): readonly string[] {
  const largest = Math.max(...maps.map(({ side }) => side));
  const at = (workers: number): PoolFigures | undefined =>
    maps.find((m) => m.workers === workers && m.side === largest);
  const micro = (value: number): string => `${Number(value.toPrecision(2))} µs`;
  const row = (name: string, a: string, b: string, c: string): string => `| ${name} | ${a} | ${b} | ${c} |`;
  return [
    `Time of a point, one core of ${machine.cpu} (an exponential takes ${Math.round(machine.exp_ns)} ns there), node ${machine.node}, ${date}; \`npm run bench\`:`,
    '',
    row('', '`wasm`', '`cpu`, the reference', 'ratio'),
    row('--', '--', '--', '--'),
    row('nitrate reduction, cold', micro(nitrate.cold_us), micro(nitrate.cpu_us), nitrate.ratio.toFixed(0)),
    row(
      'the same after 10 mV',
      micro(nitrate.warm_us),
      micro(nitrate.cpuWarm_us),
      (nitrate.cpuWarm_us / nitrate.warm_us).toFixed(0),
    ),
    row(
      'the same with degrees of rate control',
      micro(nitrate.derivatives_us),
      micro(nitrate.cpuDerivatives_us),
      (nitrate.cpuDerivatives_us / nitrate.derivatives_us).toFixed(0),
    ),
    row(
      'CO oxidation, cold',
      micro(carbonMonoxide.cold_us),
      micro(carbonMonoxide.cpu_us),
      carbonMonoxide.ratio.toFixed(0),
    ),
    '',
    ...[0, 1, 2].flatMap((workers) => {
      const m = at(workers);
      if (m === undefined) return [];
      return [
        `- ${m.side} × ${m.side} nitrate map, ${m.solved} pixels inside the domain, ${workersText(workers)}: ${m.cold_ms.least.toFixed(0)} ms cold, ${m.warm_ms.least.toFixed(0)} ms after 10 mV, first coarse picture after ${m.coarse_ms.least.toFixed(0)} ms.`,
      ];
    }),
    ...(memory === null
      ? []
      : [
          `- A million pixels with ${memory.outputs} TOFs and all coverages: ${memory.peak_MB} MB at most, workers included.`,
        ]),
    `- ${ensembleLine(ensemble)}.`,
    `- ${nitrate.bytesPerPoint} bytes move for each point; rate constants never do.`,
  ];
}

function kernelLines(name: string, figures: KernelFigures): readonly string[] {
  const { cold_us, warm_us, derivatives_us, cpu_us, cpuWarm_us, cpuDerivatives_us } = figures;
  return [
    `${name}: ${figures.points} points, one core`,
    `  cold ${cold_us.toFixed(2)} µs a point (${Math.round(1e6 / cold_us)} points/s, ${figures.coldIterations.toFixed(1)} iterations), cpu ${cpu_us.toFixed(1)}: ${figures.ratio.toFixed(1)} times`,
    `  warm ${warm_us.toFixed(2)} µs (${Math.round(1e6 / warm_us)} points/s, ${figures.warmIterations.toFixed(1)} iterations), cpu ${cpuWarm_us.toFixed(1)}: ${(cpuWarm_us / warm_us).toFixed(1)} times`,
    `  with rate control ${derivatives_us.toFixed(1)} µs (${Math.round(1e6 / derivatives_us)} points/s), cpu ${cpuDerivatives_us.toFixed(1)}: ${(cpuDerivatives_us / derivatives_us).toFixed(1)} times`,
    `  ${figures.bytesPerPoint} bytes move for each point`,
    ...Object.entries(figures.phases).map(
      ([phase, { ns, floor_ns }]) => `  ${phase.padEnd(14)} ${ns.toFixed(0)} ns, floor ${floor_ns.toFixed(0)} ns`,
    ),
    '',
  ];
}

/** How much two workers gain over one, by size. */
function ratioLines(maps: readonly PoolFigures[]): readonly string[] {
  return [...new Set(maps.map(({ side }) => side))].flatMap((side) => {
    const [one, two] = [1, 2].map((workers) => maps.find((m) => m.side === side && m.workers === workers));
    if (one === undefined || two === undefined) return [];
    return [
      `  ${side} x ${side}: two workers are ${(one.cold_ms.least / two.cold_ms.least).toFixed(2)} (cold) and ${(one.warm_ms.least / two.warm_ms.least).toFixed(2)} (warm) times one`,
    ];
  });
}

function ensembleLine({ side, membersPerSecond, perMap }: EnsembleFigures): string {
  return `Ensemble of ${side} × ${side} nitrate maps, no workers: ${membersPerSecond} members a second, ${perMap} times a warm map each`;
}

function workersText(workers: number): string {
  return workers === 0 ? 'no workers' : workers === 1 ? '1 worker' : `${workers} workers`;
}

function pair({ least, median }: { readonly least: number; readonly median: number }): string {
  return `${least.toFixed(1)}, ${median.toFixed(1)}`;
}
