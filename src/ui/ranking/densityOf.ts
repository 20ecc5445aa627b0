import { densityCells, mostSingle } from '../../plots';
import type { Density, DensityAsk } from './rankAsk';

/**
 * Candidates in a part of the map.
 *
 * @param across coordinates of all of them, as is `up`. @param score of each, or null.
 */
export function densityOf(
  ask: DensityAsk,
  across: Float64Array,
  up: Float64Array,
  score: Float64Array | null,
  nameOf: (candidate: number) => string,
): Density {
  const cells = densityCells(across, up, score, ask.comb, ask.range);
  const best = Array.from(cells.best);
  const single = cells.inside > mostSingle ? [] : insideOf(ask, across, up);
  return {
    ask,
    cells,
    names: best.map((candidate) => (candidate < 0 ? '' : nameOf(candidate))),
    scores: Float64Array.from(best, (candidate) => (candidate < 0 || score === null ? NaN : score[candidate])),
    points:
      cells.inside > mostSingle
        ? null
        : {
            x: Float64Array.from(single, (i) => across[i]),
            y: Float64Array.from(single, (i) => up[i]),
            names: single.map(nameOf),
          },
    total: across.length,
  };
}

function insideOf({ range }: DensityAsk, across: Float64Array, up: Float64Array): readonly number[] {
  const found: number[] = [];
  across.forEach((x, i) => {
    if (x >= range.x[0] && x <= range.x[1] && up[i] >= range.y[0] && up[i] <= range.y[1]) found.push(i);
  });
  return found;
}
