import { cpuKernel, type Kernel } from '../../../src/kinetics';
import { computeEnsemble, type Ensemble, type EnsembleOptions, type PointTable } from '../../../src/screening';
import { embeddedStudy, parseStudy, type Study, type StudyInput } from '../../../src/study';

/** A study with this uncertainty. */
export function uncertain(study: Study | StudyInput, uncertainty: StudyInput['uncertainty']): Study {
  return parseStudy({ ...study, uncertainty }, 'test');
}

/** Nitrate reduction with this uncertainty. */
export function uncertainNitrate(uncertainty: StudyInput['uncertainty']): Study {
  return uncertain(embeddedStudy('no3rr'), uncertainty);
}

/** Points of a nitrate map, columns × columns, over the part of the plane where activity and winner change. */
export function nitratePoints(columns: number): PointTable {
  const at = (from: number, to: number, i: number): number => from + ((to - from) * i) / (columns - 1);
  const count = columns ** 2;
  return {
    count,
    columns: new Map([
      ['E_O', Float64Array.from({ length: count }, (_, p) => at(-5.6, -3.2, p % columns))],
      ['E_N', Float64Array.from({ length: count }, (_, p) => at(-6.2, -3.4, Math.floor(p / columns)))],
    ]),
  };
}

/** An ensemble on the cpu backend unless told otherwise, with seed 1. */
export function ensembleOf(
  study: Study,
  table: PointTable,
  members: number,
  options: Partial<EnsembleOptions> & { readonly kernel?: Kernel } = {},
): Promise<Ensemble> {
  return computeEnsemble(study, table, {}, { kernel: cpuKernel, seed: 1, members, ...options });
}
