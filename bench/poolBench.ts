import type { Kernel } from '../src/kinetics';
import { computeMap, makeAxis, modelOf, type Axis, type StudyMap } from '../src/screening';
import { embeddedStudy } from '../src/study';
import { coarseFirst, KernelPool, nodeSpawner, type KernelSource } from '../src/workers';

/** Figures of whole maps through a pool; least and median of several, in ms. */
export interface PoolFigures {
  readonly workers: number;
  readonly side: number;
  /** Pixels inside the domain. */
  readonly solved: number;
  readonly cold_ms: Spread;
  /** Potential moved by 10 mV, started from the map before. */
  readonly warm_ms: Spread;
  /** Time until every eighth pixel in both directions is there, of a warm map. */
  readonly coarse_ms: Spread;
}

/** Least and median of repeated measurements. */
export interface Spread {
  readonly least: number;
  readonly median: number;
}

/** Measures nitrate maps of side × side pixels with 0 (the calling thread), 1 and 2 worker threads, in turn. */
export async function benchPool(
  kernel: Kernel,
  source: KernelSource,
  side: number,
  repeats: number,
): Promise<readonly PoolFigures[]> {
  const study = embeddedStudy('no3rr');
  const model = modelOf(study);
  const [x, y] = study.descriptors.map((d) => makeAxis(model, d.name, d.range, side)) as [Axis, Axis];
  const order = coarseFirst(side, side);
  const coarse = Math.ceil(side / 8) ** 2;
  const kernels = [0, 1, 2].map((size) => ({
    workers: size,
    kernel:
      size === 0
        ? kernel
        : new KernelPool({
            size,
            spawn: nodeSpawner(new URL('./worker.js', import.meta.url)),
            source,
            fallback: kernel,
          }),
    times: { cold: [] as number[], warm: [] as number[], coarse: [] as number[] },
  }));
  let solved = 0;
  for (let round = 0; round <= repeats; round++) {
    for (const { kernel: own, times } of kernels) {
      const begin = performance.now();
      const before: StudyMap = await computeMap(study, x, y, { U: 0.1 }, { kernel: own, order });
      const cold = performance.now() - begin;
      const { solutions } = before.evaluation;
      solved = solutions.status.reduce((sum, s) => sum + (s === 0 ? 1 : 0), 0);
      const again = performance.now();
      let seen = 0;
      let first = NaN;
      await computeMap(
        study,
        x,
        y,
        { U: 0.09 },
        {
          kernel: own,
          order,
          start: solutions.lnCoverage,
          onProgress: (done) => {
            if (seen < coarse && done >= coarse) first = performance.now() - again;
            seen = done;
          },
        },
      );
      if (round === 0) continue;
      times.cold.push(cold);
      times.warm.push(performance.now() - again);
      times.coarse.push(first);
    }
  }
  for (const { kernel: own } of kernels) if (own instanceof KernelPool) await own.close();
  return kernels.map(({ workers, times }) => ({
    workers,
    side,
    solved,
    cold_ms: spread(times.cold),
    warm_ms: spread(times.warm),
    coarse_ms: spread(times.coarse),
  }));
}

function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const round = (value: number): number => Number(value.toFixed(2));
  return { least: round(sorted[0]), median: round(sorted[sorted.length >> 1]) };
}
