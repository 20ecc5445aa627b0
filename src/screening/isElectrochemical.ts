import type { Model } from './model';

/** Whether any step of a model moves electrons. */
export function isElectrochemical({ steps }: Model): boolean {
  return steps.some(({ electrons }) => electrons !== 0);
}
