import type { StudyInput } from '../../study';
import { descriptorRange } from './catmapDescriptors';
import type { CatmapNames } from './catmapNames';
import type { CatmapMechanism } from './catmapSteps';
import type { MkmSettings } from './mkmSettings';

/** Temperature, potential, pH and activities of an `.mkm`; a thermodynamic descriptor stands at the middle of its range. */
export function catmapConditions(
  names: CatmapNames,
  mechanism: CatmapMechanism,
  settings: MkmSettings,
  warn: (message: string) => void,
): StudyInput['conditions'] {
  const descriptors = settings.texts('descriptor_names');
  const swept = descriptors.find((name) => name === 'pressure' || name === 'logPressure');
  const total = swept === undefined ? settings.number('pressure') : 1;
  const activities: Record<string, number> = {};
  for (const key of names.gases) {
    const role = names.role(key);
    const pressure = settings.memberNumber(key, 'pressure');
    const share = settings.memberNumber(key, 'concentration');
    if (role === 'pair' || role === 'electron' || role === 'proton') {
      if ((pressure ?? 1) !== 1) {
        settings.refuse(
          settings.member(key, 'pressure')!,
          `pressure of ${key}`,
          pressure,
          '1 (its amount is U and pH)',
        );
      }
      continue;
    }
    if (swept !== undefined && share === null && pressure !== null) {
      warn(
        `${key} has no concentration, which CatMAP needs with ${swept}; its pressure ${pressure} counts as its share`,
      );
    }
    const value =
      swept !== undefined && share !== null ? share : (pressure ?? (share === null ? null : share * (total ?? 1)));
    if (value === null && role !== 'hydroxide') {
      settings.refuse(
        settings.placeOf('species_definitions'),
        `species_definitions["${key}"].pressure`,
        undefined,
        'a pressure in bar',
      );
    }
    if (share !== null && pressure === null && total === null)
      warn(`${key} has a concentration and no pressure is set; 1 bar counts`);
    activities[names.namesOf(key)[0]] = value ?? 1;
  }
  const middle = (name: string): number | null => {
    const range = descriptorRange(descriptors.indexOf(name), settings);
    return range === null ? null : (range[0] + range[1]) / 2;
  };
  return {
    T: settings.number('temperature') ?? middle('temperature') ?? 298.15,
    potential: { value: settings.number('voltage') ?? middle('voltage') ?? 0, scale: mechanism.potentialScale },
    pH: settings.number('pH') ?? middle('pH') ?? 0,
    activities,
  };
}
