import { InvalidInput } from '../../base';
import { fisherTail } from '../../math';
import { fitScaling } from './fitScaling';
import type { ScalingData, ScalingOptions } from './scalingData';
import type { ScalingFit } from './scalingFit';

/** Fits of the groups of a table (facets, families). */
export interface GroupFits {
  readonly fits: ReadonlyMap<string, ScalingFit>;
  /** Groups that could not be fitted, with the reason. */
  readonly refused: ReadonlyMap<string, string>;
  /**
   * Probability of a gain as large as that of separate relations over the pooled one, if all groups shared it (F test);
   * NaN for methods other than least squares, or when a group was refused.
   */
  readonly sharedProbability: number;
}

/**
 * One fit per group, in the order in which the groups first occur.
 *
 * @param groups of each row.
 * @param pooled the fit of all rows, with the same options.
 */
export function groupFits(
  data: ScalingData,
  groups: readonly string[],
  options: ScalingOptions,
  pooled: ScalingFit,
): GroupFits {
  const rowsOf = new Map<string, number[]>();
  groups.forEach((group, i) => {
    const rows = rowsOf.get(group);
    if (rows === undefined) rowsOf.set(group, [i]);
    else rows.push(i);
  });
  const fits = new Map<string, ScalingFit>();
  const refused = new Map<string, string>();
  for (const [group, rows] of rowsOf) {
    try {
      fits.set(group, fitScaling(pickRows(data, rows), options));
    } catch (fault) {
      if (!(fault instanceof InvalidInput)) throw fault;
      refused.set(group, fault.message);
    }
  }
  return { fits, refused, sharedProbability: refused.size > 0 ? NaN : sharedProbability([...fits.values()], pooled) };
}

/** The table of some rows. */
export function pickRows(data: ScalingData, rows: readonly number[]): ScalingData {
  const pick = (values: Float64Array): Float64Array => Float64Array.from(rows, (row) => values[row]);
  const { y, x, labels, weights, yErrors, xErrors } = data;
  return {
    y: { ...y, values: pick(y.values) },
    x: x.map((column) => ({ ...column, values: pick(column.values) })),
    ...(labels === undefined ? {} : { labels: rows.map((row) => labels[row]) }),
    ...(weights === undefined ? {} : { weights: pick(weights) }),
    ...(yErrors === undefined ? {} : { yErrors: pick(yErrors) }),
    ...(xErrors === undefined ? {} : { xErrors: xErrors.map(pick) }),
  };
}

function sharedProbability(fits: readonly ScalingFit[], pooled: ScalingFit): number {
  if ((pooled.method !== 'ordinary' && pooled.method !== 'weighted') || fits.length < 2) return NaN;
  const squares = ({ scale, freedom }: ScalingFit): number => (freedom === 0 ? 0 : scale ** 2 * freedom);
  const apart = fits.reduce((sum, fit) => sum + squares(fit), 0);
  const freedom = fits.reduce((sum, fit) => sum + fit.freedom, 0);
  const gained = pooled.freedom - freedom;
  if (freedom === 0 || gained <= 0) return NaN;
  return fisherTail((squares(pooled) - apart) / gained / (apart / freedom), gained, freedom);
}
