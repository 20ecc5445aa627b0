import type { MkmSettings } from './mkmSettings';
import { plain } from './pythonValue';

/** Variables of a study that CatMAP's thermodynamic descriptors are. */
export const thermodynamicDescriptors: Readonly<Record<string, string>> = {
  voltage: 'U',
  temperature: 'T',
  pH: 'pH',
  logPressure: 'lg_p',
};

/** Ends of the range of a descriptor in the `.mkm`, ascending; null where it gives none. */
export function descriptorRange(i: number, settings: MkmSettings): readonly [number, number] | null {
  const value = settings.list('descriptor_ranges')[i] as ReturnType<MkmSettings['list']>[number] | undefined;
  if (value === undefined) return null;
  const ends = settings
    .listOf(value, `descriptor_ranges[${i}]`)
    .map((v) => settings.numberOf(v, `descriptor_ranges[${i}]`));
  if (ends.length !== 2) settings.refuse(value, `descriptor_ranges[${i}]`, plain(value), 'two numbers');
  return [Math.min(...ends), Math.max(...ends)];
}
