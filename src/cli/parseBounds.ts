import { InvalidInput } from '../base';

/**
 * Reads `--bound` arguments: `E_O=0:1`, `E_O=0.5` for a given value, `E_O=+` for not below and `E_O=-` for not above 0; an
 * end that is left out is infinite, and `const` is the intercept.
 *
 * @throws InvalidInput for anything else.
 */
export function parseBounds(items: readonly string[]): Readonly<Record<string, readonly [number, number]>> {
  return Object.fromEntries(
    items.map((item) => {
      const [, name = '', rule = ''] = /^([^=]+)=(.+)$/s.exec(item.replace(/\u2212/g, '-')) ?? [];
      const bound = boundOf(rule.trim());
      if (name === '' || bound === null) {
        const expected = 'NAME=LOW:HIGH, NAME=VALUE, NAME=+ or NAME=-, e.g. E_O=0:1 or const=0';
        throw new InvalidInput({ name: '--bound', got: item, expected });
      }
      return [name.trim(), bound];
    }),
  );
}

function boundOf(rule: string): readonly [number, number] | null {
  if (rule === '+') return [0, Infinity];
  if (rule === '-') return [-Infinity, 0];
  const ends = rule.split(':');
  if (rule === ':' || ends.length > 2) return null;
  const [low, high] = [ends[0], ends[ends.length - 1]].map((end, i) => {
    if (end.trim() === '' && ends.length === 2) return i === 0 ? -Infinity : Infinity;
    return end.trim() === '' ? NaN : Number(end);
  });
  return Number.isNaN(low) || Number.isNaN(high) || low > high ? null : [low, high];
}
