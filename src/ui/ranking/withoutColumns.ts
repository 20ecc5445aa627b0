import type { Settings } from '../../screening';
import type { Study } from '../../study';

/**
 * Settings without those that the table has a column for: candidates are screened at their own values. A word is said of
 * conditions, as descriptors are the candidates' own in any case.
 */
export function withoutColumns(settings: Settings, names: readonly string[], study: Study, notes: string[]): Settings {
  const own = Object.entries(settings).filter(([name]) => !names.includes(name));
  const taken = Object.keys(settings).filter(
    (name) => names.includes(name) && !study.descriptors.some((descriptor) => descriptor.name === name),
  );
  if (taken.length > 0) notes.push(`From the file, row by row: ${taken.join(', ')}.`);
  return Object.fromEntries(own);
}
