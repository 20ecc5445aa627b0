import { InvalidInput } from '../base';
import { requireValue, variableNames, type Model, type Settings } from '../screening';

/**
 * Reads `--set NAME=VALUE` arguments. `time=steady` is Infinity.
 *
 * @throws InvalidInput for an unknown name, no number, or a value that no point can have.
 */
export function parseSettings(items: readonly string[], model: Model): Settings {
  const known = variableNames(model);
  const settings: Record<string, number> = {};
  for (const item of items) {
    const [, name, text] = /^([^=]+)=(.*)$/s.exec(item) ?? [];
    if (name === undefined || text === undefined) {
      throw new InvalidInput({ name: '--set', got: item, expected: 'NAME=VALUE' });
    }
    if (!known.includes(name))
      throw new InvalidInput({ name: '--set', got: name, expected: `one of ${known.join(', ')}` });
    if (name in settings) throw new InvalidInput({ name: '--set', got: name, expected: 'each name once' });
    const value = parseValue(name, text, '--set');
    if (!Number.isFinite(value) && name !== 'time')
      throw new InvalidInput({ name, got: text, expected: 'a finite number', where: '--set' });
    requireValue(name, value, '--set');
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
