import { InvalidInput } from '../base';
import type { Study } from '../study';
import type { Axis } from './axis';
import { evaluatePoints, type EvaluateOptions, type Evaluation } from './evaluatePoints';
import type { PointTable } from './pointTable';
import type { Settings } from './settings';

/** An evaluation on a grid; pixel (ix, iy) is point iy * x.values.length + ix. */
export interface StudyMap {
  readonly x: Axis;
  readonly y: Axis;
  readonly evaluation: Evaluation;
}

/**
 * Evaluates a study at every pixel of a grid.
 *
 * @throws InvalidInput when the axes are the same, or a descriptor is neither an axis nor set to a value.
 */
export async function computeMap(
  study: Study,
  x: Axis,
  y: Axis,
  settings: Settings,
  options: EvaluateOptions,
): Promise<StudyMap> {
  return { x, y, evaluation: await evaluatePoints(study, pixelTable(study, x, y, settings), settings, options) };
}

/** The pixels of a grid as points. @throws InvalidInput as `computeMap`. */
export function pixelTable(study: Study, x: Axis, y: Axis, settings: Settings): PointTable {
  if (x.name === y.name) throw new InvalidInput({ name: 'axes', got: x.name, expected: 'two different variables' });
  const free = study.descriptors.find((d) => d.name !== x.name && d.name !== y.name && !(d.name in settings));
  if (free !== undefined) {
    throw new InvalidInput({ name: free.name, got: undefined, expected: 'a value (it is not an axis of the map)' });
  }
  const clash = [x.name, y.name].find((name) => name in settings);
  if (clash !== undefined) {
    throw new InvalidInput({ name: clash, got: settings[clash], expected: 'no value (it is an axis of the map)' });
  }
  return gridTable(x, y);
}

const tables = new WeakMap<Axis, { readonly y: Axis; readonly table: PointTable }>();

/** Every pixel of a grid; the same table for the same axes, which a map that moves keeps. */
function gridTable(x: Axis, y: Axis): PointTable {
  const known = tables.get(x);
  if (known?.y === y) return known.table;
  const nx = x.values.length;
  const count = nx * y.values.length;
  const across = new Float64Array(count);
  const up = new Float64Array(count);
  for (let iy = 0; iy < y.values.length; iy++) {
    across.set(x.values, iy * nx);
    up.fill(y.values[iy], iy * nx, (iy + 1) * nx);
  }
  const columns = new Map([
    [x.name, across],
    [y.name, up],
  ]);
  const table = { count, columns };
  tables.set(x, { y, table });
  return table;
}
