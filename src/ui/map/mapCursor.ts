import type { View } from '../state/view';

/** A pixel under the cursor: its centre in values of the axes, and the distance to the next pixels. */
export interface MapCursor {
  readonly x: number;
  readonly y: number;
  readonly stepX: number;
  readonly stepY: number;
}

/** The pixel of the view's grid that holds a point; null outside the map. */
export function pixelAt({ axes, grid }: View, x: number, y: number): MapCursor | null {
  const [sx, sy] = axes.map(({ range }, i) => (range[1] - range[0]) / (grid[i] - 1));
  const i = Math.round((x - axes[0].range[0]) / sx);
  const j = Math.round((y - axes[1].range[0]) / sy);
  if (!(i >= 0 && i < grid[0] && j >= 0 && j < grid[1])) return null;
  return { x: axes[0].range[0] + i * sx, y: axes[1].range[0] + j * sy, stepX: sx, stepY: sy };
}

/** Index of the pixel of evenly spaced ascending values that is nearest to a value; -1 outside. */
export function nearestIndex(values: Float64Array, value: number): number {
  const last = values.length - 1;
  const i = Math.round(((value - values[0]) / (values[last] - values[0])) * last);
  return i >= 0 && i <= last ? i : -1;
}
