import type { AxisLimits } from '../state/axisLimits';
import type { MapGeometry, Range } from './mapGeometry';

/** A point within the map's element [px]. */
export type Place = readonly [number, number];

/** What gestures on a map lead to. */
export interface GestureTargets {
  readonly geometry: () => MapGeometry;
  readonly ranges: () => readonly [Range, Range];
  /** How far the axes go. */
  readonly limits: () => readonly [AxisLimits, AxisLimits];
  readonly zoom: (x: Range, y: Range) => void;
  /** A press that may become the first of a double click. */
  readonly begin: () => void;
  /** A double click, whose first click has pinned already. */
  readonly reset: () => void;
  /** A drag, pinch or turn of the wheel has ended. */
  readonly settle: () => void;
  readonly hover: (at: Place | null) => void;
  readonly pin: (at: Place) => void;
  /** A press on the mark of a candidate, by its index, that was no drag. */
  readonly press: (candidate: number, selects: boolean) => void;
  /** Box that is being drawn, or null when it is gone. */
  readonly box: (shape: { x0: number; y0: number; x1: number; y1: number } | null) => void;
  /** True while the next drag selects what is in a box, such as for fingers, which have no Ctrl key. */
  readonly selects: () => boolean;
  /** Corners of a box whose candidates are selected, `besides` those that are. */
  readonly select: (from: Place, to: Place, besides: boolean) => void;
  /** True while the next drag draws a cut, such as for fingers, which have no Alt key. */
  readonly cuts: () => boolean;
  /** Line of a cut that is being drawn, or that was `done`; null when it was given up. */
  readonly cut: (line: { readonly from: Place; readonly to: Place; readonly done: boolean } | null) => void;
}
