import { contours } from 'd3';
import { grownField } from './grownField';
import { simplifiedRing, type Point } from './simplifiedRing';

/** The part of the plane where the field is at least `level`: closed rings, holes included (even-odd rule). */
export interface ContourBand {
  readonly level: number;
  readonly rings: readonly (readonly Point[])[];
}

/**
 * Regions at or above each of `levels`, nested, in pixel-edge units (pixel i covers i to i + 1 and its value stands at
 * i + 0.5). NaN pixels take no part in the values, but the regions run on underneath them and one pixel beyond the
 * grid: clip them to the good pixels. Infinite values count as one level spacing beyond the finite values and levels.
 * `tolerance` is the largest deviation, in pixel units, that thinning the rings may cause.
 */
export function contourBands(
  value: Float64Array,
  columns: number,
  rows: number,
  levels: readonly number[],
  tolerance = 0,
): ContourBand[] {
  if (levels.length === 0) return [];
  const grown = grownField(withoutInfinities(value, levels), columns, rows);
  if (grown === undefined) return levels.map((level) => ({ level, rings: [] }));
  const values = Array.from(grown);
  const contour = contours().size([columns + 2, rows + 2]);
  return levels.map((level) => {
    const rings = contour.contour(values, level).coordinates.flat();
    return {
      level,
      rings: rings.map((ring) =>
        simplifiedRing(
          ring.slice(0, -1).map(([x, y]) => [x - 1, y - 1] as const),
          tolerance,
        ),
      ),
    };
  });
}

function withoutInfinities(value: Float64Array, levels: readonly number[]): Float64Array {
  let low = Math.min(...levels);
  let high = Math.max(...levels);
  const spacing = (high - low) / Math.max(1, levels.length - 1) || 1;
  for (const v of value) {
    if (!Number.isFinite(v)) continue;
    low = Math.min(low, v);
    high = Math.max(high, v);
  }
  return value.map((v) => (Number.isNaN(v) ? v : Math.min(high + spacing, Math.max(low - spacing, v))));
}
