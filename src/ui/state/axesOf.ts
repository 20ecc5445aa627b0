import { makeAxis, type Axis, type Model } from '../../screening';
import type { View } from './view';

/** What the axes of a view are made of. */
interface OnGrid {
  readonly axes: View['axes'];
  readonly grid: readonly [number, number];
}

/**
 * The axes of a view on its grid, x and y.
 *
 * @throws InvalidInput as `makeAxis` does, for a name or range that the model does not have.
 */
export function axesOf({ axes, grid }: OnGrid, model: Model): readonly [Axis, Axis] {
  const [x, y] = axes.map(({ name, range }, i) => makeAxis(model, name, range, grid[i]));
  return [x, y];
}
