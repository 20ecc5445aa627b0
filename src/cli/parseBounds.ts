import { InvalidInput } from '../base';
import { readBound } from '../energetics';

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
      const bound = readBound(rule);
      if (name === '' || bound === null) {
        const expected = 'NAME=LOW:HIGH, NAME=VALUE, NAME=+ or NAME=-, e.g. E_O=0:1 or const=0';
        throw new InvalidInput({ name: '--bound', got: item, expected });
      }
      return [name.trim(), bound];
    }),
  );
}
