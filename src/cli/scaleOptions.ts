import { InvalidInput } from '../base';
import { paletteNames, requireLevels, type PaletteName, type ScaleChoice } from '../plots';

/** Colours of pictures, as options of the command line. */
export interface ScaleOptions {
  readonly levels: readonly string[];
  readonly palette: readonly string[];
}

/** Word for the levels or colours that a quantity has by itself. */
const own = 'own';

/**
 * Colours of each picture from `--levels FROM:TO:STEP` and `--palette NAME`: one for all pictures or one for each, `own` for
 * what the quantity has by itself.
 *
 * @param shown what the pictures show. @throws InvalidInput.
 */
export function parseScales(
  { levels, palette }: ScaleOptions,
  shown: readonly string[],
): readonly (ScaleChoice | undefined)[] {
  const ranges = spread('--levels', levels, shown).map((text) => (text === own ? undefined : parseLevels(text)));
  const names = spread('--palette', palette, shown).map((text) => (text === own ? undefined : parsePalette(text)));
  return shown.map((what, i) => {
    const choice: ScaleChoice = {
      ...(ranges[i] === undefined ? {} : { levels: ranges[i] }),
      ...(names[i] === undefined ? {} : { palette: names[i] }),
    };
    const [first] = Object.keys(choice);
    if (first === undefined) return undefined;
    if (what === 'winner')
      throw new InvalidInput({ name: `--${first}`, got: what, expected: `a quantity with a value, or ${own}` });
    return choice;
  });
}

/** One text for each picture. */
function spread(name: string, texts: readonly string[], shown: readonly string[]): readonly string[] {
  if (texts.length > Math.max(1, shown.length) || (texts.length > 0 && shown.length === 0))
    throw new InvalidInput({ name, got: texts[shown.length], expected: `one --svg FILE.svg for each ${name}` });
  if (texts.length > 1 && texts.length < shown.length)
    throw new InvalidInput({
      name,
      got: texts,
      expected: `one for all pictures, or one for each --svg (${own} for none)`,
    });
  return shown.map((_, i) => texts[texts.length === 1 ? 0 : i] ?? own);
}

function parseLevels(text: string): readonly [number, number, number] {
  const parts = text.split(':').map((part) => (part.trim() === '' ? NaN : Number(part)));
  if (parts.length !== 3 || parts.some(Number.isNaN))
    throw new InvalidInput({ name: '--levels', got: text, expected: `FROM:TO:STEP, e.g. -12:3:1, or ${own}` });
  const levels = [parts[0], parts[1], parts[2]] as const;
  requireLevels(levels, '--levels');
  return levels;
}

function parsePalette(text: string): PaletteName {
  const name = paletteNames.find((known) => known === text);
  if (name === undefined)
    throw new InvalidInput({ name: '--palette', got: text, expected: `one of ${paletteNames.join(', ')}, ${own}` });
  return name;
}
