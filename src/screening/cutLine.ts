import { InvalidInput } from '../base';
import { mostPixels } from './axis';
import type { Model } from './model';
import { logActivity, logPressure, requireValue, variableNames, type PointTable } from './pointTable';
import type { Settings } from './settings';

/** Evenly spaced points on a straight line between two points of the space of some variables. */
export interface CutLine {
  /** Variables whose values the ends name, in the order of the first end. */
  readonly names: readonly string[];
  readonly from: Settings;
  readonly to: Settings;
  /** Distance from the first end, by point: in `unit`, or the share of the way where the variables have several units. */
  readonly distance: Float64Array;
  /** Unit of the variables that change; null where they have several. */
  readonly unit: string | null;
  /** The points, for `evaluatePoints`. */
  readonly table: PointTable;
}

/**
 * The line of `count` points from one end to the other, both included. Variables that the ends do not name keep the
 * study's values.
 *
 * @throws InvalidInput for an unknown variable, one that only one end names, a value that no point can have, ends that
 * are the same point, and fewer than 2 or more than a million points.
 */
export function cutLine(model: Model, from: Settings, to: Settings, count: number): CutLine {
  if (!(Number.isInteger(count) && count >= 2 && count <= mostPixels)) {
    throw new InvalidInput({ name: 'points', got: count, expected: `a whole number from 2 to ${mostPixels}` });
  }
  const names = Object.keys(from);
  const known = variableNames(model).filter((name) => name !== 'time' && name !== 'beta');
  for (const [end, values, other] of [
    ['from', from, to],
    ['to', to, from],
  ] as const) {
    for (const [name, value] of Object.entries(values)) {
      if (!known.includes(name)) {
        throw new InvalidInput({ name: 'variable', got: name, expected: `one of ${known.join(', ')}`, where: end });
      }
      if (!(name in other))
        throw new InvalidInput({
          name,
          got: undefined,
          expected: 'a value at both ends',
          where: end === 'to' ? 'from' : 'to',
        });
      if (!Number.isFinite(value))
        throw new InvalidInput({ name, got: value, expected: 'a finite number', where: end });
      requireValue(name, value, end);
    }
  }
  const moving = names.filter((name) => from[name] !== to[name]);
  if (moving.length === 0)
    throw new InvalidInput({ name: 'ends', got: 'the same point', expected: 'two different points' });
  const units = new Set(moving.map((name) => unitOf(model, name)));
  const [first] = units;
  const unit = units.size === 1 ? first : null;
  const length = unit === null ? 1 : Math.hypot(...moving.map((name) => to[name] - from[name]));
  const share = (i: number): number => i / (count - 1);
  const column = (name: string): Float64Array =>
    Float64Array.from({ length: count }, (_, i) =>
      i === count - 1 ? to[name] : from[name] + (to[name] - from[name]) * share(i),
    );
  return {
    names,
    from,
    to,
    distance: Float64Array.from({ length: count }, (_, i) => length * share(i)),
    unit,
    table: { count, columns: new Map(names.map((name) => [name, column(name)])) },
  };
}

function unitOf({ study }: Model, name: string): string {
  const descriptor = study.descriptors.find((d) => d.name === name);
  if (descriptor !== undefined) return descriptor.unit;
  if (name.startsWith('U')) return 'V';
  return name === 'T'
    ? 'K'
    : name === 'pH'
      ? 'pH units'
      : name.startsWith(logActivity) || name === logPressure
        ? 'decades'
        : 'activity';
}
