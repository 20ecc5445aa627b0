import type { GroupFits, ScalingFit } from '../energetics';
import type { FitTable } from '../formats';
import {
  displayName,
  parityPlot,
  periodicTable,
  renderPeriodicTable,
  renderScaling,
  renderScatter,
  residualKinds,
  residualPlot,
  scalingPlot,
  type PlottedFit,
} from '../plots';

/** What `sabatier fit --svg` can show. */
export const fitPlots = ['fit', ...residualKinds, 'parity', 'elements'] as const;
export type FitPlotKind = (typeof fitPlots)[number];

/**
 * Picture of a fit, or of the fits of groups where there are any, as the page saves it.
 *
 * @throws InvalidInput for a picture by element of a table without a surface of a known composition.
 */
export function fitPicture(
  kind: FitPlotKind,
  { data, groups, rows }: FitTable,
  pooled: ScalingFit,
  apart: GroupFits | null,
  unit: string,
): string {
  if (kind === 'elements') {
    const names = data.labels ?? [];
    const values = Array.from(data.y.values, (value, i) => ({ name: names[i], value }));
    return renderPeriodicTable(periodicTable(values, displayName(data.y.name, unit), unit));
  }
  const fits: ReadonlyMap<string, ScalingFit> =
    apart === null || apart.fits.size === 0 ? new Map([['all', pooled]]) : apart.fits;
  if (kind === 'fit') return renderScaling(scalingPlot(fits, unit));
  const plotted = new Map(
    [...fits].map(([group, fit]): [string, PlottedFit] => [
      group,
      { fit, rows: fit === pooled ? rows : rows.filter((_, i) => groups?.[i] === group) },
    ]),
  );
  return renderScatter(kind === 'parity' ? parityPlot(plotted, unit) : residualPlot(plotted, unit, kind));
}
