import { backwardMark, style, unknownMark, type GapMark, type PixelState } from '../../plots';
import { dotOf } from './dotOf';

/** A repeated piece of a picture: one colour (ABGR) per dot; 0 is transparent. */
export interface GapTile {
  readonly width: number;
  readonly height: number;
  readonly dots: Uint32Array;
}

/** What pixels that are not good are filled with, by `gapCode`. */
export type GapTiles = readonly GapTile[];

/** Place of a pixel's tile; one that calls itself good is filled only where it has no number. */
export const gapCode: Readonly<Record<PixelState, number>> = { good: 3, masked: 0, failed: 1, backward: 2, unknown: 3 };

/** Samples along both sides of a dot. */
const fine = 4;
const made = new Map<number, GapTiles>();

/**
 * Tiles of the same look as in exported pictures. Masked pixels are transparent: the hatch lies below.
 *
 * @param scale dots per px.
 */
export function gapTiles(scale: number): GapTiles {
  // A window that changes its size asks for many.
  const key = Math.round(scale * 8) / 8;
  const known = made.get(key);
  if (known !== undefined) return known;
  const plain = (dot: number): GapTile => ({ width: 1, height: 1, dots: Uint32Array.of(dot) });
  const tiles = [plain(0), plain(dotOf(style.failedGround)), tileOf(backwardMark, key), tileOf(unknownMark, key)];
  made.set(key, tiles);
  return tiles;
}

/** A mark drawn into dots, its edges smoothed. */
export function tileOf({ width, height, ground, ink, strokeWidth, lines }: GapMark, scale: number): GapTile {
  const [columns, rows] = [width, height].map((side) => Math.max(1, Math.round(side * scale)));
  const [from, to] = [channelsOf(ground), channelsOf(ink)];
  const dots = new Uint32Array(columns * rows);
  for (let v = 0; v < rows; v++) {
    for (let u = 0; u < columns; u++) {
      let inside = 0;
      for (let k = 0; k < fine * fine; k++) {
        const x = ((u + ((k % fine) + 0.5) / fine) / columns) * width;
        const y = ((v + (Math.floor(k / fine) + 0.5) / fine) / rows) * height;
        if (lines.some((line) => distanceTo(line, x, y) <= strokeWidth / 2)) inside++;
      }
      const share = inside / (fine * fine);
      const [r, g, b] = from.map((channel, i) => Math.round(channel + share * (to[i] - channel)));
      dots[v * columns + u] = (0xff000000 | (b << 16) | (g << 8) | r) >>> 0;
    }
  }
  return { width: columns, height: rows, dots };
}

function channelsOf(color: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}

function distanceTo(line: GapMark['lines'][number], x: number, y: number): number {
  return line.slice(1).reduce((least, [x1, y1], i) => {
    const [x0, y0] = line[i];
    const [dx, dy] = [x1 - x0, y1 - y0];
    const along = dx === 0 && dy === 0 ? 0 : ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy);
    const t = Math.min(1, Math.max(0, along));
    return Math.min(least, Math.hypot(x - x0 - t * dx, y - y0 - t * dy));
  }, Infinity);
}
