import type { DensityRange } from '../../plots';
import type { Candidate } from '../../study';
import { toValues, type MapGeometry } from './mapGeometry';

/** Part of a map in values of its axes. */
export interface MapPart {
  /** Names of the axes. */
  readonly x: string;
  readonly y: string;
  readonly range: DensityRange;
}

/** Names of the surfaces in a part of the map. */
export function namesInBox(candidates: readonly Candidate[], { x, y, range }: MapPart): readonly string[] {
  const inside = (value: number | undefined, [low, high]: readonly [number, number]): boolean =>
    value !== undefined && value >= low && value <= high;
  return candidates
    .filter(({ values }) => inside(values[x], range.x) && inside(values[y], range.y))
    .map(({ name }) => name);
}

/** Ranges of the axes between two corners [px]. */
export function rangeBetween(
  geometry: MapGeometry,
  from: readonly [number, number],
  to: readonly [number, number],
): DensityRange {
  const [a, b] = [toValues(geometry, ...from), toValues(geometry, ...to)];
  return { x: [Math.min(a[0], b[0]), Math.max(a[0], b[0])], y: [Math.min(a[1], b[1]), Math.max(a[1], b[1])] };
}
