import { RandomStream } from '../../math';
import type { PointTable } from '../pointTable';
import type { ScreenPlan } from './screenPlan';

/** Points that one candidate takes: itself, and its draws if there are more than one. */
export function pointsPerCandidate(samples: number): number {
  return samples === 1 ? 1 : samples + 1;
}

/**
 * Points of candidates `first` to `end` - 1: each at its own values, followed by its draws. A draw is the same whatever
 * range it is in.
 */
export function drawnTable(
  { study, candidates, keys, deviations, samples, seed }: ScreenPlan,
  first: number,
  end: number,
): PointTable {
  const each = pointsPerCandidate(samples);
  const count = (end - first) * each;
  const columns = new Map<string, Float64Array>();
  for (const [name, values] of candidates.columns) {
    const column = new Float64Array(count);
    for (let c = first; c < end; c++) column.fill(values[c], (c - first) * each, (c - first + 1) * each);
    columns.set(name, column);
  }
  if (each === 1) return { count, columns };
  const moved = study.descriptors.flatMap(({ name }) => {
    const sigma = deviations.get(name);
    const column = columns.get(name);
    return sigma === undefined || column === undefined ? [] : [{ sigma, column }];
  });
  for (let c = first; c < end; c++) {
    for (let s = 0; s < samples; s++) {
      const stream = new RandomStream(seed, keys[c], s);
      const at = (c - first) * each + 1 + s;
      for (const { sigma, column } of moved) column[at] += sigma[c] * stream.normal();
    }
  }
  return { count, columns };
}
