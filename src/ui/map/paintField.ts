import type { CategoryField, PixelState, ScalarField } from '../../plots';
import { gapCode, type GapTile, type GapTiles } from './gapTiles';

/** A picture to paint: one 32-bit colour (ABGR) per dot, row by row from the top; 0 is transparent. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly dots: Uint32Array;
}

/** Pixels of a map, index = iy * columns + ix with iy upwards. */
interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly state: readonly PixelState[];
}

/** Colours of a scalar field, one per band, and the band edges that get a line. */
export interface BandPaint {
  readonly colors: Uint32Array;
  /** 1 for a band whose lower edge is drawn as a contour line. */
  readonly lined: Uint8Array;
}

const hatched = gapCode.masked;
/** How much of a colour is left on a contour line. */
const lineShade = 0.72;

/**
 * Paints a scalar field: values between the pixel centres are bilinear, colours change at the levels, as in the bands of
 * the exported picture. A pixel that is not good is filled with its tile over its whole square.
 */
export function paintScalar(
  field: ScalarField,
  grid: Grid,
  { colors, lined }: BandPaint,
  gaps: GapTiles,
  to: Raster,
): void {
  const { columns, rows, state } = grid;
  const { levels } = field;
  const bands = colors.length;
  const low = levels[0];
  const perBand = (levels[bands] - low) / bands;
  // In plain loops, and rows of pixels drawn out to the width first: this runs for every map that moves.
  const place = new Float64Array(columns * rows);
  const gap = gapsOf(state);
  for (let p = 0; p < place.length; p++) {
    place[p] = state[p] === 'good' ? Math.min(bands + 1, Math.max(-1, (field.value[p] - low) / perBand)) : NaN;
  }
  const shaded = colors.map(shade);
  const across = samples(columns, to.width);
  const up = samples(rows, to.height);
  const { width, height, dots } = to;
  const wide = new Float64Array(rows * width);
  for (let j = 0; j < rows; j++) {
    for (let u = 0, first = j * columns, at = j * width; u < width; u++, at++) {
      const fx = across.share[u];
      wide[at] = place[first + across.from[u]] * (1 - fx) + place[first + across.to[u]] * fx;
    }
  }
  const above = new Int16Array(width).fill(-1);
  for (let v = 0, at = 0; v < height; v++) {
    const row = height - 1 - v;
    const fy = up.share[row];
    const low0 = up.from[row] * width;
    const low1 = up.to[row] * width;
    const nearest = up.nearest[row] * columns;
    let left = -1;
    for (let u = 0; u < width; u++, at++) {
      let value = wide[low0 + u] * (1 - fy) + wide[low1 + u] * fy;
      if (value !== value) {
        // A corner is missing: the pixel around the dot counts alone.
        value = place[nearest + across.nearest[u]];
        if (value !== value) {
          const code = gap[nearest + across.nearest[u]];
          dots[at] = code === hatched ? 0 : tileDot(gaps[code], u, v);
          above[u] = left = -1;
          continue;
        }
      }
      const band = value <= 0 ? 0 : value >= bands ? bands - 1 : value | 0;
      const over = above[u];
      const line =
        (left !== band && left >= 0 && lined[left > band ? left : band] === 1) ||
        (over !== band && over >= 0 && lined[over > band ? over : band] === 1);
      dots[at] = line ? shaded[band] : colors[band];
      above[u] = left = band;
    }
  }
}

/**
 * Paints winners: full colour where the margin is clear, light colour where it is not and in stripes where the winner is
 * uncertain; paper where there is no winner, and its tile where a pixel is not good.
 */
export function paintCategories(
  field: CategoryField,
  grid: Grid,
  colors: {
    readonly clear: Uint32Array;
    readonly narrow: Uint32Array;
    readonly margin: number;
    /** Where there is no winner. */
    readonly none: number;
    /** Stripes of uncertain pixels [dots]; they rise to the right, where the hatch of masked pixels falls on the page. */
    readonly stripe: { readonly period: number; readonly width: number };
  },
  gaps: GapTiles,
  to: Raster,
): void {
  const { stripe } = colors;
  const uncertain = field.uncertain?.pixels;
  const { columns, rows, state } = grid;
  const gap = gapsOf(state);
  const across = samples(columns, to.width);
  const up = samples(rows, to.height);
  for (let v = 0; v < to.height; v++) {
    const row = to.height - 1 - v;
    for (let u = 0; u < to.width; u++) {
      const p = up.nearest[row] * columns + across.nearest[u];
      if (state[p] !== 'good') {
        to.dots[v * to.width + u] = gap[p] === hatched ? 0 : tileDot(gaps[gap[p]], u, v);
        continue;
      }
      const index = field.index[p];
      const striped = uncertain?.[p] === 1 && (u + v) % stripe.period < stripe.width;
      const full = field.margin[p] >= colors.margin && !striped;
      to.dots[v * to.width + u] = index < 0 ? colors.none : full ? colors.clear[index] : colors.narrow[index];
    }
  }
}

/** Tile of each pixel, so that dots need not look up words; the usual states by comparison, which is faster. */
function gapsOf(state: readonly PixelState[]): Uint8Array {
  const gap = new Uint8Array(state.length).fill(gapCode.good);
  for (let p = 0; p < gap.length; p++) {
    if (state[p] === 'masked') gap[p] = hatched;
    else if (state[p] !== 'good') gap[p] = gapCode[state[p]];
  }
  return gap;
}

function tileDot({ width, height, dots }: GapTile, u: number, v: number): number {
  return dots[(v % height) * width + (u % width)];
}

/** Where dots fall between `count` pixel centres. */
interface Samples {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly share: Float64Array;
  readonly nearest: Int32Array;
}

function samples(count: number, dots: number): Samples {
  const from = new Int32Array(dots);
  const to = new Int32Array(dots);
  const share = new Float64Array(dots);
  const nearest = new Int32Array(dots);
  for (let d = 0; d < dots; d++) {
    const at = ((d + 0.5) / dots) * count - 0.5;
    const inside = Math.min(count - 1, Math.max(0, at));
    from[d] = Math.floor(inside);
    to[d] = Math.min(count - 1, from[d] + 1);
    share[d] = inside - from[d];
    nearest[d] = Math.min(count - 1, Math.max(0, Math.round(at)));
  }
  return { from, to, share, nearest };
}

function shade(dot: number): number {
  const part = (shift: number): number => Math.round(((dot >> shift) & 0xff) * lineShade) << shift;
  return (0xff000000 | part(16) | part(8) | part(0)) >>> 0;
}
