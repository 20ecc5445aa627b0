import { max, nice } from 'd3';
import { relationText, scalingValue, significant, type FittedPoint, type ScalingFit } from '../energetics';
import { fitsMetadata, paddedRange, seriesColor } from './scatterPlot';
import type { PictureText } from './svgDocument';

/** One place along a line, with the half widths of its bands. */
export interface BandPoint {
  readonly x: number;
  readonly y: number;
  readonly confidence: number;
  readonly prediction: number;
}

/** The rows of one fit with their line; both axes of a fit on several descriptors show y, fitted against given. */
export interface ScalingSeries {
  readonly label: string;
  /** CSS colour of the line and its bands. */
  readonly color: string;
  readonly points: readonly {
    readonly x: number;
    readonly y: number;
    readonly residual: number;
    readonly label: string;
  }[];
  readonly line: readonly BandPoint[];
}

/** Everything that stands in the picture of fits. */
export interface ScalingPlot extends PictureText {
  readonly x: { readonly title: string; readonly range: readonly [number, number] };
  readonly y: { readonly title: string; readonly range: readonly [number, number] };
  readonly residuals: { readonly title: string; readonly range: readonly [number, number] };
  readonly series: readonly ScalingSeries[];
  /** Words for the bands; empty where none are drawn. */
  readonly bands: string;
  readonly notes: readonly string[];
}

/** Unit of every column, or of each by its name; empty for none. */
export type Units = string | ((name: string) => string);

/** Places along a line: the bands are smooth. */
const places = 61;

/**
 * The picture of a fit, or of the fits of several groups: points, lines with their bands, residuals. A fit on several
 * descriptors is shown as fitted against given values.
 *
 * @param fits by group; a single one under any name.
 */
export function scalingPlot(fits: ReadonlyMap<string, ScalingFit>, units: Units): ScalingPlot {
  const [first] = fits.values();
  const { yName, xNames, confidence } = first;
  const parity = xNames.length !== 1;
  const alone = fits.size === 1;
  const unit = unitOf(units, yName);
  const shown = (name: string): string => displayName(name, unitOf(units, name));
  const titled = (name: string, more = ''): string => {
    const own = unitOf(units, name);
    return `${shown(name)}${more}${own === '' ? '' : ` (${own})`}`;
  };
  const across = (point: FittedPoint): number => (parity ? point.fitted : point.x[0]);
  const all = [...fits.values()].flatMap(({ points }) => points);
  const xRange = paddedRange(all.map(across));
  const relation = ({ coefficients }: ScalingFit): string =>
    relationText({ yName: shown(yName), coefficients: coefficients.map((c) => ({ ...c, name: shown(c.name) })) });
  const series = [...fits].map(([label, fit], i): ScalingSeries => ({
    label,
    color: seriesColor(i, fits.size),
    points: fit.points.map((point) => ({
      x: across(point),
      y: point.y,
      residual: point.residual,
      label: point.label,
    })),
    line: lineOf(fit, parity, alone ? xRange : paddedRange(fit.points.map(across)), alone),
  }));
  const yRange = paddedRange([...all.map(({ y }) => y), ...(parity ? xRange : []), ...series.flatMap(endsOf)]);
  const largest = Math.max(max(all, ({ residual }) => Math.abs(residual)) ?? 0, 1e-12);
  const percent = `${Number((100 * confidence).toPrecision(4))} %`;
  return {
    title: alone ? relation(first) : `${shown(yName)} against ${xNames.map(shown).join(', ')}`,
    subtitle: alone
      ? `${first.method} fit · ${first.count} points · R² = ${first.rSquared.toFixed(3)} · MAE ${significant(first.mae)} ${unit}`.trim()
      : `${first.method} fits of ${fits.size} groups`,
    metadata: fitsMetadata(fits),
    x: { title: parity ? titled(yName, ' as fitted') : titled(xNames[0]), range: xRange },
    y: { title: titled(yName), range: yRange },
    residuals: { title: 'residual', range: nice(-1.15 * largest, 1.15 * largest, 4) },
    series,
    bands:
      parity || !Number.isFinite(first.noise)
        ? ''
        : `${percent} ${alone ? 'bands: confidence (dark), prediction (light)' : 'confidence bands'}`,
    notes: alone
      ? first.warnings.map(({ message }) => message)
      : [...fits].map(([group, fit]) => `${group}: ${relation(fit)}`),
  };
}

/** The bands of several lines would hide each other, so that only the inner ones are drawn. */
function lineOf(
  fit: ScalingFit,
  parity: boolean,
  [from, to]: readonly [number, number],
  outer: boolean,
): readonly BandPoint[] {
  return Array.from({ length: places }, (_, i): BandPoint => {
    const x = from + ((to - from) * i) / (places - 1);
    if (parity) return { x, y: x, confidence: NaN, prediction: NaN };
    const { value, confidence, prediction } = scalingValue(fit, [x]);
    return { x, y: value, confidence, prediction: outer ? prediction : NaN };
  });
}

/** The line and the inner band stay in the picture; the outer band may leave it. */
function endsOf({ line }: ScalingSeries): readonly number[] {
  return [line[0], line[line.length - 1]].map(({ y }) => y);
}

/** A header as a person would write it: without its unit, and with no underscore but that of the adsorbate. */
export function displayName(name: string, unit: string): string {
  const bare = unit !== '' && name.endsWith(`_${unit}`) ? name.slice(0, -unit.length - 1) : name;
  const [first, second, ...others] = bare.split('_');
  return second === undefined ? bare : [`${first}_${second}`, ...others].join(' ');
}

/** Unit of a column. */
export function unitOf(units: Units, name: string): string {
  return typeof units === 'string' ? units : units(name);
}
