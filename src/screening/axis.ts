import { InvalidInput } from '../base';
import type { Model } from './model';
import { variableNames } from './pointTable';

/** Evenly spaced values of one variable across a map. */
export interface Axis {
  readonly name: string;
  readonly values: Float64Array;
}

/** Most pixels of one map. */
export const mostPixels = 1_000_000;

/**
 * Axis of `count` values from `range[0]` to `range[1]`, both included.
 *
 * @throws InvalidInput for an unknown variable, fewer than two values or an empty range.
 */
export function makeAxis(model: Model, name: string, range: readonly [number, number], count: number): Axis {
  const known = variableNames(model).filter((variable) => variable !== 'time' && variable !== 'beta');
  if (!known.includes(name))
    throw new InvalidInput({ name: 'axis', got: name, expected: `one of ${known.join(', ')}` });
  const [from, to] = range;
  if (!(Number.isFinite(from) && Number.isFinite(to) && from < to)) {
    throw new InvalidInput({
      name: `range of ${name}`,
      got: `${from}:${to}`,
      expected: 'ascending finite bounds LOW:HIGH',
    });
  }
  const values = Float64Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
  values[count - 1] = to;
  return { name, values };
}

/** @throws InvalidInput when a map of this size has fewer than 2 pixels on a side or more than a million in all. */
export function requireGrid(nx: number, ny: number): void {
  const whole = Number.isInteger(nx) && Number.isInteger(ny) && nx >= 2 && ny >= 2;
  if (whole && nx * ny <= mostPixels) return;
  throw new InvalidInput({
    name: 'grid',
    got: `${nx}x${ny}`,
    expected: `NXxNY of at least 2x2 and at most ${mostPixels} pixels`,
  });
}
