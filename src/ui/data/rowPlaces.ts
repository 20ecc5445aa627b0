import type { PlottedFit } from '../../plots';
import type { FitOutcome } from './fitDesk';

/** A row of the table at its place in the fit [eV]. */
export interface RowPlace {
  readonly row: number;
  readonly label: string;
  readonly x: readonly number[];
  readonly y: number;
  /** True where it stands outside the fit. */
  readonly left: boolean;
}

/** The fits of an outcome by group; null where there is none. */
export function fitsOf(outcome: FitOutcome | null): ReadonlyMap<string, PlottedFit> | null {
  return outcome === null || outcome.fits.length === 0 ? null : new Map(outcome.fits);
}

/** Places of the rows of an outcome that are drawn. */
export function rowPlaces(outcome: FitOutcome | null): ReadonlyMap<number, RowPlace> {
  const all = new Map<number, RowPlace>();
  for (const [, { fit, rows }] of outcome?.fits ?? [])
    fit.points.forEach(({ label, x, y }, i) => all.set(rows[i], { row: rows[i], label, x, y, left: false }));
  for (const point of outcome?.left ?? []) all.set(point.row, { ...point, left: true });
  return all;
}
