import { InvalidInput } from '../base';
import type { Model } from './model';

/** Values of named variables, point by point; variables that are not named keep the study's value. */
export interface PointTable {
  readonly count: number;
  readonly columns: ReadonlyMap<string, Float64Array>;
}

/** What comes before a species in the name of the decimal logarithm of its activity. */
export const logActivity = 'lg_a_';

/** Decimal logarithm of a factor by which the pressures of all gases are multiplied; 0 leaves them as they are. */
export const logPressure = 'lg_p';

/** Names that `--set`, point columns and map axes may use: descriptors, conditions, activities, their logarithms and a total pressure. */
export function variableNames(model: Model): readonly string[] {
  const { study, mechanism } = model;
  const open = mechanism.externals.filter((s) => s.phase === 'gas' || s.phase === 'solution');
  return [
    ...study.descriptors.map((d) => d.name),
    'U',
    'U_RHE',
    'U_SHE',
    'pH',
    'T',
    'time',
    'beta',
    ...open.map((s) => `a_${s.name}`),
    ...open.map((s) => `${logActivity}${s.name}`),
    ...(open.some((s) => s.phase === 'gas') ? [logPressure] : []),
  ];
}

/** True when a point column of this name sets a variable. */
export function isVariable(model: Model, name: string): boolean {
  return variableNames(model).includes(name);
}

/**
 * Checks one value of a variable. NaN descriptors and potentials pass: the point is then reported as not-finite.
 *
 * @throws InvalidInput when no solution can exist at any point with this value.
 */
export function requireValue(name: string, value: number, where: string): void {
  const rule = ruleOf(name);
  if (rule !== null && !rule.holds(value)) throw new InvalidInput({ name, got: value, expected: rule.text, where });
}

function ruleOf(name: string): { readonly text: string; readonly holds: (value: number) => boolean } | null {
  if (name === 'T') return { text: 'a temperature above 0 and at most 5000 K', holds: (v) => v > 0 && v <= 5000 };
  if (name === 'time') return { text: '"steady" or seconds above 0', holds: (v) => v > 0 };
  if (name === 'beta') return { text: 'a number from 0 to 1', holds: (v) => v >= 0 && v <= 1 };
  if (name.startsWith(logActivity) || name === logPressure)
    return { text: 'a logarithm of at most 300', holds: (v) => v <= 300 };
  if (name.startsWith('a_')) return { text: 'an activity of at least 0', holds: (v) => v >= 0 && v < Infinity };
  return null;
}
