import { exchangesSites } from '../../kinetics';
import type { Model } from '../../screening';

/** A map that takes longer than this comes after a coarser one [ms]. */
const long_ms = 400;
/** Time for the first picture of a map that takes long [ms]. */
const first_ms = 150;
/** How many times more pixels a picture has than the one before it on the way to a map that takes long. */
const growth = 9;
/** Pixels of a side of the coarsest picture. */
const coarsest = 16;
/** Pixels of a side of the first picture of a kind. */
export const usualFirst = 40;

/** Pixels across and up. */
export type Grid = readonly [columns: number, rows: number];

/** A grid of the shape of a full one with about so many pixels. */
function gridOf([columns, rows]: Grid, pixels: number): Grid {
  const share = Math.sqrt(pixels / (columns * rows));
  const side = (n: number): number => Math.min(n, Math.max(coarsest, Math.round(n * share)));
  return [side(columns), side(rows)];
}

/** The pictures on the way to a full map that rests: one within a moment, and further ones where the full one takes long. */
export class GridStages {
  /** What a pixel of a kind of map took [ms]. */
  private readonly costs = new Map<string, number>();

  /** Whether a kind of map has been seen. */
  knows(kind: string): boolean {
    return this.costs.has(kind);
  }

  learn(kind: string, pixels: number, spent_ms: number): void {
    this.costs.set(kind, spent_ms / pixels);
  }

  /**
   * The grid of the next picture.
   *
   * @param pixels of the picture before on the way to the same map, 0 for none.
   * @param slow whether a pixel is likely to take a millisecond, for kinds that have not been seen.
   */
  next(kind: string, full: Grid, pixels: number, slow: boolean): Grid {
    const pixel_ms = this.costs.get(kind);
    if (pixel_ms === undefined) {
      const side = slow ? coarsest : usualFirst;
      return [Math.min(side, full[0]), Math.min(side, full[1])];
    }
    const all = full[0] * full[1];
    if (pixel_ms * all <= long_ms) return full;
    if (pixels === 0) return gridOf(full, first_ms / pixel_ms);
    return 3 * growth * pixels >= all ? full : gridOf(full, growth * pixels);
  }
}

/** Whether a pixel of the steady state of a model is likely to take a millisecond: only `cpu` solves it. */
export function isSlow({ interactions, mechanism }: Model): boolean {
  return interactions !== null || exchangesSites(mechanism);
}
