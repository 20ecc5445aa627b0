import { extent } from 'd3';
import { version } from '../base';
import type { ScalingFit } from '../energetics';
import type { PictureText } from './svgDocument';
import { spareColors } from './productStyle';
import type { BandPoint } from './scalingPlot';

/** One row of a table in a picture. */
export interface ScatterPoint {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  /** Place in the table. */
  readonly row: number;
  /** Size of the mark, 1 for the usual one. */
  readonly size: number;
  /** True for a row that stands outside the fit: drawn hollow. */
  readonly left: boolean;
}

/** Rows that belong together, with the line through them. */
export interface ScatterSeries {
  readonly label: string;
  /** CSS colour of the line and its bands. */
  readonly color: string;
  readonly points: readonly ScatterPoint[];
  /** Empty for none. */
  readonly line: readonly BandPoint[];
}

/** A straight line to read the points against, with a band of `half` above and below it (0 for none). */
export interface ScatterGuide {
  readonly words: string;
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly half: number;
  readonly dashed: boolean;
}

/** Everything in a picture of points. */
export interface ScatterPlot extends PictureText {
  readonly x: { readonly title: string; readonly range: readonly [number, number] };
  readonly y: { readonly title: string; readonly range: readonly [number, number] };
  /** True where both axes have one scale. */
  readonly equal: boolean;
  readonly series: readonly ScatterSeries[];
  readonly guides: readonly ScatterGuide[];
  /** Words for bands of the lines and sizes of the marks; empty for none. */
  readonly bands: string;
  readonly sizes: string;
  readonly notes: readonly string[];
}

/** A fit and the places of its points in the table. */
export interface PlottedFit {
  readonly fit: ScalingFit;
  readonly rows: readonly number[];
}

/** A row that stands outside the fits. */
export interface LeftPoint {
  readonly row: number;
  readonly label: string;
  readonly x: readonly number[];
  readonly y: number;
}

/** Colour of the `index`-th of `count` series, as in `scalingPlot`. */
export function seriesColor(index: number, count: number): string {
  return count === 1 ? spareColors[3] : spareColors[(index + 3) % spareColors.length];
}

/** A range with room around the finite values; 0 to 1 without any. */
export function paddedRange(values: Iterable<number>, share = 0.06): [number, number] {
  const [low = 0, high = 1] = extent([...values].filter(Number.isFinite));
  const room = (high - low || Math.abs(high) || 1) * share;
  return [low - room, high + room];
}

/** What pictures of fits say of themselves. */
export function fitsMetadata(fits: ReadonlyMap<string, ScalingFit>): PictureText['metadata'] {
  return {
    program: `Sabatier ${version}`,
    fits: [...fits].map(([group, { method, count, coefficients }]) => ({
      group,
      method,
      count,
      coefficients: coefficients.map(({ name, value, deviation }) => ({ name, value, deviation })),
    })),
  };
}
