/** Values that replace the study's own at every point; `time` may be Infinity for the steady state. */
export type Settings = Readonly<Record<string, number>>;

/** Settings by name, so that what is written does not depend on the order in which they were made. */
export function sortedSettings(settings: Settings): readonly (readonly [name: string, value: number])[] {
  return Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1));
}
