import { InvalidInput } from '../base';
import type { Model } from './model';
import { variableNames } from './pointTable';

/**
 * Refuses a column that differs from a variable in case only, or is an activity of an unknown species: a slip and not a
 * remark.
 */
export function refuseNearMiss(name: string, model: Model, where: string): void {
  const known = variableNames(model);
  const near = known.find((variable) => variable.toLowerCase() === name.toLowerCase());
  if (near === undefined && !name.startsWith('a_')) return;
  const expected = near ?? `one of ${known.filter((variable) => variable.startsWith('a_')).join(', ')}`;
  throw new InvalidInput({ name: 'column', got: name, expected, where });
}
