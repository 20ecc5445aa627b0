import type { AxisLimits } from '../state/axisLimits';

/** A range of an axis. */
export type Range = [number, number];

/** Where the map lies in its box [px], and what its edges stand for: half a pixel outside the first and last values. */
export interface MapGeometry {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly x: Range;
  readonly y: Range;
}

/** Room around the map for ticks and titles [px]. */
export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const tallest = 2.5;

/** True for a place within the frame of the map [px]. */
export function isWithin({ left, top, width, height }: MapGeometry, [x, y]: readonly [number, number]): boolean {
  return x >= left && x <= left + width && y >= top && y <= top + height;
}

/** Room for axes around a map of a width, with text of a size [px]. */
export function mapMargins(width: number, textSize: number): Margins {
  const large = textSize > 12;
  return { left: width < 480 ? 48 : large ? 84 : 66, right: 16, top: 10, bottom: large ? 62 : 52 };
}

/**
 * The largest map that fits. Axes of one unit get one scale, unless the map would be more than 2.5 times longer than
 * wide or the reverse.
 *
 * @param ranges first and last pixel centres of both axes. @param counts pixels of both axes.
 */
export function mapGeometry(
  box: { readonly width: number; readonly height: number },
  margins: Margins,
  ranges: readonly [Range, Range],
  counts: readonly [number, number],
  sameUnit: boolean,
): MapGeometry {
  const [x, y] = ranges.map((range, i) => edges(range, counts[i]));
  const room = {
    width: Math.max(40, box.width - margins.left - margins.right),
    height: Math.max(40, box.height - margins.top - margins.bottom),
  };
  const aspect = sameUnit ? Math.min(tallest, Math.max(1 / tallest, (y[1] - y[0]) / (x[1] - x[0]))) : 1;
  const width = Math.min(room.width, room.height / aspect);
  const height = width * aspect;
  return { left: margins.left + (room.width - width) / 2, top: margins.top, width, height, x, y };
}

/** Ends of an axis whose first and last pixel centres are given. */
export function edges([from, to]: Range, count: number): Range {
  const half = (to - from) / (count - 1) / 2;
  return [from - half, to + half];
}

/** Position [px] of values. */
export function toScreen(g: MapGeometry, x: number, y: number): readonly [number, number] {
  return [
    g.left + ((x - g.x[0]) / (g.x[1] - g.x[0])) * g.width,
    g.top + (1 - (y - g.y[0]) / (g.y[1] - g.y[0])) * g.height,
  ];
}

/** The rectangle [px] that pixels with these centres fill. */
export function pixelsBox(
  g: MapGeometry,
  x: Float64Array,
  y: Float64Array,
): { readonly left: number; readonly top: number; readonly width: number; readonly height: number } {
  const [x0, x1] = edges([x[0], x[x.length - 1]], x.length);
  const [y0, y1] = edges([y[0], y[y.length - 1]], y.length);
  const [left, bottom] = toScreen(g, x0, y0);
  const [right, top] = toScreen(g, x1, y1);
  return { left, top, width: right - left, height: bottom - top };
}

/** Values at a position [px]. */
export function toValues(g: MapGeometry, px: number, py: number): readonly [number, number] {
  return [
    g.x[0] + ((px - g.left) / g.width) * (g.x[1] - g.x[0]),
    g.y[0] + (1 - (py - g.top) / g.height) * (g.y[1] - g.y[0]),
  ];
}

/** The range grown by a factor around a value that stays in place, as far as the limits let it. */
export function zoomed([from, to]: Range, at: number, factor: number, { low, high, span }: AxisLimits): Range {
  const by = Math.max(span / (to - from), Math.min((high - low) / (to - from), factor));
  return moved([at + (from - at) * by, at + (to - at) * by], { low, high });
}

/** The range moved by an amount, as far as the limits let it. */
export function panned([from, to]: Range, by: number, limits: AxisLimits): Range {
  return moved([from + by, to + by], limits);
}

/** A range of any size within the limits: around its middle where it is too small. */
export function fitted([from, to]: Range, { low, high, span }: AxisLimits): Range {
  const missing = Math.max(0, span - (to - from)) / 2;
  const [a, b] = moved([from - missing, to + missing], { low, high });
  return [Math.max(low, a), Math.min(high, b)];
}

/** The range as it is, moved by what it sticks out. */
function moved([from, to]: Range, { low, high }: Pick<AxisLimits, 'low' | 'high'>): Range {
  const by = from < low ? low - from : to > high ? high - to : 0;
  return [from + by, to + by];
}

/** The range with round ends: as many digits as its pixels can show. */
export function rounded([from, to]: Range): Range {
  const unit = 10 ** Math.floor(Math.log10(Math.abs(to - from) / 1000));
  const round = (value: number): number => Number((Math.round(value / unit) * unit).toPrecision(12));
  return [round(from), round(to)];
}
