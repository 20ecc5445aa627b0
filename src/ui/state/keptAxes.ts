import type { Axis, Model } from '../../screening';
import { axesOf } from './axesOf';
import type { View } from './view';

/** The axes of views on a grid: the same objects while a view has the same. */
export class KeptAxes {
  private kept: {
    readonly model: Model;
    readonly of: View['axes'];
    readonly grid: readonly [number, number];
    readonly axes: readonly [Axis, Axis];
  } | null = null;

  of(model: Model, { axes }: View, grid: readonly [number, number]): readonly [Axis, Axis] {
    const { kept } = this;
    if (kept !== null && kept.model === model && kept.of === axes && kept.grid.join() === grid.join()) return kept.axes;
    const made = axesOf({ axes, grid }, model);
    this.kept = { model, of: axes, grid, axes: made };
    return made;
  }
}
