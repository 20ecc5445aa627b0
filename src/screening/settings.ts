import type { PotentialScale } from '../thermo';

/** Values that replace the study's own at every point; `time` may be Infinity for the steady state. */
export type Settings = Readonly<Record<string, number>>;

/**
 * Settings by name, so that what is written does not depend on the order in which they were made, nor on whether the
 * potential was given with its scale.
 */
export function sortedSettings({
  settings,
  scale,
}: {
  readonly settings: Settings;
  readonly scale: PotentialScale;
}): readonly (readonly [name: string, value: number])[] {
  const named = Object.entries(settings).map(([name, value]) => [name === 'U' ? `U_${scale}` : name, value] as const);
  return named.sort(([a], [b]) => (a < b ? -1 : 1));
}
