import type { MapPlot } from './plotModel';

/** Values below this are rounding in whatever is shown: decades, shares, eV. */
export const nothing = 1e-9;
/** Share of the reach of a diverging field below which a value counts as none. */
const slight = 1e-6;

/** A plot to draw: in a diverging field the sign of what is next to nothing would be drawn as an edge at 0. */
export function withoutNoise(plot: MapPlot): MapPlot {
  const { field } = plot;
  if (field.kind !== 'scalar' || field.palette !== 'diverging') return plot;
  let reach = 0;
  for (const value of field.value) if (Number.isFinite(value)) reach = Math.max(reach, Math.abs(value));
  const least = Math.max(nothing, slight * reach);
  return { ...plot, field: { ...field, value: field.value.map((value) => (Math.abs(value) < least ? 0 : value)) } };
}
