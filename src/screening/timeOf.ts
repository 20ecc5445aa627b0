import type { Study } from '../study';
import type { Settings } from './settings';

/** Time of a study under settings [s]; Infinity for the steady state. */
export function timeOf(study: Study, settings: Settings): number {
  const { time } = study.conditions;
  return settings.time ?? (time === 'steady' ? Infinity : time);
}
