import { InvalidInput } from '../base';
import { requireValue, variableNames, type Model, type Settings } from '../screening';

/**
 * Reads `--set NAME=VALUE` arguments. `time=steady` is Infinity.
 *
 * @param option what the arguments belong to, for errors.
 * @throws InvalidInput for an unknown name, no number, or a value that no point can have.
 */
export function parseSettings(items: readonly string[], model: Model, option = '--set'): Settings {
  const known = variableNames(model);
  const settings: Record<string, number> = {};
  for (const item of items) {
    const [, name, text] = /^([^=]+)=(.*)$/s.exec(item) ?? [];
    if (name === undefined || text === undefined) {
      throw new InvalidInput({ name: option, got: item, expected: 'NAME=VALUE' });
    }
    if (!known.includes(name))
      throw new InvalidInput({ name: option, got: name, expected: `one of ${known.join(', ')}` });
    if (name in settings) throw new InvalidInput({ name: option, got: name, expected: 'each name once' });
    const value = parseValue(name, text, option);
    if (!Number.isFinite(value) && name !== 'time')
      throw new InvalidInput({ name, got: text, expected: 'a finite number', where: option });
    requireValue(name, value, option);
    settings[name] = value;
  }
  return settings;
}

/** One value of a variable from text. @throws InvalidInput when it is no number. */
export function parseValue(name: string, text: string, where: string): number {
  if (name === 'time' && text === 'steady') return Infinity;
  const value = Number(text);
  if (text.trim() === '' || (Number.isNaN(value) && text !== 'NaN')) {
    throw new InvalidInput({ name, got: text, expected: name === 'time' ? '"steady" or a number' : 'a number', where });
  }
  return value;
}

/**
 * Reads a point, `NAME=VALUE,NAME=VALUE`.
 *
 * @param option named in errors, such as `--from`.
 * @throws InvalidInput for an item without `=`, a repeated name, or no number.
 */
export function parsePoint(option: string, text: string): Settings {
  const values: Record<string, number> = {};
  for (const item of text.split(',')) {
    const [, name, value] = /^\s*([^=\s]+)\s*=(.*)$/s.exec(item) ?? [];
    if (name === undefined || value === undefined)
      throw new InvalidInput({ name: option, got: text, expected: 'NAME=VALUE,NAME=VALUE, e.g. E_O=-4,E_N=-5' });
    if (Object.hasOwn(values, name)) throw new InvalidInput({ name: option, got: name, expected: 'each name once' });
    values[name] = parseValue(name, value, option);
  }
  return values;
}
