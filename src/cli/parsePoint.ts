import { InvalidInput } from '../base';
import type { Model, Settings } from '../screening';
import { parseSettings } from './parseSettings';

/**
 * Reads `--at`: `E_O=-4.5,E_N=-5` and other variables likewise, or the name of one of the study's candidates.
 *
 * @param settings values that hold already; a descriptor must be in one of the two places and in no two.
 * @throws InvalidInput for an unknown name, no number, or a descriptor without a value.
 */
export function parsePoint(text: string, model: Model, settings: Settings): Settings {
  const { descriptors } = model.study;
  const point = text.includes('=') ? parseSettings(text.split(','), model, '--at') : candidatePoint(text, model);
  const twice = Object.keys(point).find((name) => name in settings);
  if (twice !== undefined) {
    throw new InvalidInput({ name: '--set', got: twice, expected: 'no variable that --at gives' });
  }
  const missing = descriptors.find(({ name }) => !(name in point) && !(name in settings));
  if (missing !== undefined) {
    throw new InvalidInput({ name: '--at', got: text, expected: `a value of ${missing.name} too` });
  }
  return point;
}

function candidatePoint(text: string, model: Model): Settings {
  const found = model.study.candidates.filter(({ name }) => name === text);
  if (found.length === 1) return found[0].values;
  const names = model.study.descriptors.map(({ name }) => `${name}=VALUE`).join(',');
  const expected =
    found.length === 0
      ? `${names}, or the name of a candidate`
      : `${names} (${found.length} candidates have this name)`;
  throw new InvalidInput({ name: '--at', got: text, expected });
}
