import type { DensityRange } from '../../plots';
import type { SurfacePlace } from '../../screening';
import type { Candidate } from '../../study';
import { toValues, type MapGeometry } from './mapGeometry';

/** Names of the surfaces in a part of the map, given in values of its axes. */
export function namesInBox(
  candidates: readonly Candidate[],
  { at }: SurfacePlace,
  range: DensityRange,
): readonly string[] {
  const inside = (value: number, [low, high]: readonly [number, number]): boolean => value >= low && value <= high;
  return candidates
    .filter(({ values }) => at(values).every((v, i) => inside(v, i === 0 ? range.x : range.y)))
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
