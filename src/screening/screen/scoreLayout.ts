import type { Model } from '../model';

/** Where the scores of a candidate stand in its row; -1 for those that one sample has not. */
export interface ScoreLayout {
  readonly width: number;
  /** Code of the status, as in `Solutions`. */
  readonly status: number;
  /** Domain rule that masks the candidate, or -1. */
  readonly mask: number;
  /** log10 of the consumption of the reactant [1/s per site]; -Infinity where it is released. */
  readonly activity: number;
  /** log10 of the rate at which it is released; NaN where it is not. */
  readonly released: number;
  /** Index of the product with the largest selectivity, or -1. */
  readonly winner: number;
  /** Signed distance to the edge of the domain [eV]. */
  readonly distance: number;
  /** Selectivities, one per product. */
  readonly selectivity: number;
  /** Share of the draws inside the domain and solved. */
  readonly inside: number;
  /** Lower end, median and upper end of log10 activity over those. */
  readonly activityInterval: number;
  /** Share of those in which the winner wins. */
  readonly winnerShare: number;
  /** Lower and upper end of each selectivity. */
  readonly selectivityInterval: number;
}

/** Layout of the scores of a model's candidates. */
export function scoreLayout({ products }: Model, samples: number): ScoreLayout {
  const plain = { status: 0, mask: 1, activity: 2, winner: 3, distance: 4, released: 5, selectivity: 6 };
  const own = 6 + products.length;
  if (samples === 1) {
    return { ...plain, width: own, inside: -1, activityInterval: -1, winnerShare: -1, selectivityInterval: -1 };
  }
  return {
    ...plain,
    width: own + 5 + 2 * products.length,
    inside: own,
    activityInterval: own + 1,
    winnerShare: own + 4,
    selectivityInterval: own + 5,
  };
}
