import type { Model } from './model';
import { logActivity } from './pointTable';
import { potentials } from './potentials';
import type { Settings } from './settings';

/** Descriptor values of a surface, or of anything else that stands on a map. */
export type SurfaceValues = Readonly<Record<string, number>>;

/** Where surfaces stand on a map. */
export interface SurfacePlace {
  /** Values of the axes across and up; NaN where the surface lacks one. */
  readonly at: (values: SurfaceValues) => readonly [number, number];
  /** The axis that is a condition, and its value at which surfaces stand; null where both axes are descriptors. */
  readonly condition: { readonly name: string; readonly value: number } | null;
}

/**
 * Where surfaces stand on a map over two variables: at their descriptors; in a study of one descriptor, over a condition, at
 * the study's own value of that, at which surfaces are computed. Null where a map has no place for them.
 */
export function surfacePlace(model: Model, settings: Settings, x: string, y: string): SurfacePlace | null {
  const names = model.study.descriptors.map(({ name }) => name);
  const [across, up] = [names.includes(x), names.includes(y)];
  if (across && up) return { at: (values) => [values[x] ?? NaN, values[y] ?? NaN], condition: null };
  if (across === up || names.length > 1) return null;
  const name = across ? y : x;
  const value = ownValue(model, settings, name);
  if (!Number.isFinite(value)) return null;
  const at: SurfacePlace['at'] = across ? (values) => [values[x] ?? NaN, value] : (values) => [value, values[y] ?? NaN];
  return { at, condition: { name, value } };
}

/** The value of a condition under settings that do not name it, in the unit of an axis of that name. */
function ownValue({ study }: Model, settings: Settings, name: string): number {
  const { conditions } = study;
  if (name === 'U') return conditions.potential.value;
  if (name === 'U_RHE' || name === 'U_SHE') return potentials(study, settings)[name];
  if (name === 'pH') return settings.pH ?? conditions.pH;
  if (name === 'T') return settings.T ?? conditions.T;
  if (name === 'P') return 1;
  if (name === 'lg_P') return 0;
  const species = name.startsWith(logActivity) ? name.slice(logActivity.length) : name.slice('a_'.length);
  const activity = conditions.activities[species] ?? 0;
  return name.startsWith(logActivity) ? Math.log10(activity) : activity;
}
