import type { DensityRange } from '../../plots';
import type { Candidate } from '../../study';

/** Names of the surfaces in a part of the map. @param x name of an axis, as is `y`. */
export function namesInBox(
  candidates: readonly Candidate[],
  x: string,
  y: string,
  range: DensityRange,
): readonly string[] {
  const inside = (value: number | undefined, [low, high]: readonly [number, number]): boolean =>
    value !== undefined && value >= low && value <= high;
  return candidates.filter(({ values }) => inside(values[x], range.x) && inside(values[y], range.y)).map(({ name }) => name); // prettier-ignore
}
