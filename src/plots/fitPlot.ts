import { interceptName } from '../energetics';
import { scalingPlot, type Units } from './scalingPlot';
import { paddedRange, type LeftPoint, type PlottedFit, type ScatterPlot } from './scatterPlot';

/**
 * The picture of fits as points that can be picked: the one of `scalingPlot` without its residuals, and with the rows that
 * stand outside the fits.
 *
 * @param fits by group; a single one under any name.
 */
export function fitPlot(fits: ReadonlyMap<string, PlottedFit>, left: readonly LeftPoint[], units: Units): ScatterPlot {
  const plot = scalingPlot(new Map([...fits].map(([group, { fit }]) => [group, fit])), units);
  const rowsOf = [...fits.values()];
  const [{ fit: first }] = rowsOf;
  const several = first.xNames.length !== 1;
  const across = (x: readonly number[]): number =>
    several
      ? first.coefficients.reduce((sum, { name, value }, j) => sum + value * (name === interceptName ? 1 : x[j - 1]), 0)
      : x[0];
  const others = left.map(({ row, label, x, y }) => ({ x: across(x), y, label, row, size: 1, left: true }));
  const widened = ([low, high]: readonly [number, number], values: readonly number[]): readonly [number, number] => {
    if (values.every((value) => value >= low && value <= high)) return [low, high];
    return paddedRange([low, high, ...values], 0.03);
  };
  const series = plot.series.map(({ label, color, points, line }, i) => ({
    label,
    color,
    line,
    points: points.map((point, p) => ({
      x: point.x,
      y: point.y,
      label: point.label,
      row: rowsOf[i].rows[p],
      size: 1,
      left: false,
    })),
  }));
  return {
    title: plot.title,
    subtitle: plot.subtitle,
    metadata: plot.metadata,
    x: {
      ...plot.x,
      range: widened(
        plot.x.range,
        others.map(({ x }) => x),
      ),
    },
    y: {
      ...plot.y,
      range: widened(
        plot.y.range,
        others.map(({ y }) => y),
      ),
    },
    equal: false,
    series: others.length === 0 ? series : [...series, { label: 'left out', color: '', points: others, line: [] }],
    guides: [],
    bands: plot.bands,
    sizes: '',
    notes: plot.notes,
  };
}
