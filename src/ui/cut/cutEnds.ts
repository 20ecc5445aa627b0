import type { Box } from '../../plots';
import { toScreen, toValues, type MapGeometry } from '../map/mapGeometry';
import type { View } from '../state/view';

/** Ends of a cut in values of the axes. */
export type Cut = NonNullable<View['cut']>;

/** End of a cut at a place on the map [px], with as many digits as a pixel of the screen tells. */
export function cutEnd(geometry: MapGeometry, px: number, py: number): Cut[0] {
  const [x, y] = toValues(geometry, px, py);
  return [
    digits(x, Math.abs(geometry.x[1] - geometry.x[0]) / geometry.width),
    digits(y, Math.abs(geometry.y[1] - geometry.y[0]) / geometry.height),
  ];
}

/** Half the width of what marks an end on the map [px], without its rim. */
export const endReach = 12;
const rim = 1.5;

/** What the marks of the ends take of the map [px]. */
export function endBoxes(cut: Cut, geometry: MapGeometry): readonly Box[] {
  const reach = endReach + rim;
  return cut.map((end) => {
    const [px, py] = toScreen(geometry, ...end);
    return { x: px - reach, y: py - reach, width: 2 * reach, height: 2 * reach };
  });
}

/** The cut along the whole horizontal axis at a value of the vertical one. */
export function levelCut({ axes }: View, y: number): Cut {
  const [from, to] = axes[0].range;
  return [
    [from, y],
    [to, y],
  ];
}

/** The cut with one end moved by pixels of the map's grid; the ends stay within the axes. */
export function movedEnd(cut: Cut, which: 0 | 1, [across, up]: readonly [number, number], { axes, grid }: View): Cut {
  const end = cut[which].map((value, i) => {
    const [from, to] = axes[i].range;
    const step = (to - from) / (grid[i] - 1);
    const moved = value + step * (i === 0 ? across : up);
    return digits(Math.min(Math.max(from, to), Math.max(Math.min(from, to), moved)), Math.abs(step) / 10);
  });
  const now: Cut[0] = [end[0], end[1]];
  return which === 0 ? [now, cut[1]] : [cut[0], now];
}

/** True when both ends are one point, which is no line. */
export function isPoint([from, to]: Cut): boolean {
  return from[0] === to[0] && from[1] === to[1];
}

/** Rounded to the power of ten below a size. */
function digits(value: number, size: number): number {
  const unit = 10 ** Math.floor(Math.log10(size));
  return Number((Math.round(value / unit) * unit).toPrecision(12));
}
