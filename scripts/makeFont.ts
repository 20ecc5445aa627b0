import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { format } from 'prettier';

/** Runs of characters that pictures are written in: Latin, Greek, signs, raised and lowered figures, arrows, relations. */
const runs: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x391, 0x3a1],
  [0x3a3, 0x3a9],
  [0x3b1, 0x3c9],
  [0x2009, 0x200a],
  [0x2010, 0x2015],
  [0x2018, 0x2022],
  [0x2026, 0x2026],
  [0x2030, 0x2033],
  [0x2070, 0x2071],
  [0x2074, 0x208e],
  [0x2090, 0x209c],
  [0x2126, 0x2126],
  [0x212b, 0x212b],
  [0x2190, 0x2195],
  [0x21c4, 0x21c4],
  [0x21cc, 0x21cc],
  [0x2202, 0x2202],
  [0x2206, 0x2206],
  [0x220f, 0x220f],
  [0x2211, 0x2213],
  [0x2217, 0x221e],
  [0x222b, 0x222b],
  [0x2248, 0x2248],
  [0x2260, 0x2265],
];
const weights = { regular: 400, bold: 700 } as const;

interface Glyph {
  readonly advanceWidth: number;
  getPath(x: number, y: number, size: number): { readonly commands: readonly Command[] };
}
interface Command {
  readonly type: 'M' | 'L' | 'Q' | 'C' | 'Z';
  readonly x?: number;
  readonly y?: number;
  readonly x1?: number;
  readonly y1?: number;
}
interface Font {
  readonly unitsPerEm: number;
  charToGlyph(character: string): Glyph;
  hasChar(character: string): boolean;
}

/**
 * Makes the font of exported pictures from DejaVu Sans: `build/sans-*.woff2`, cut to the characters above and without
 * kerning, so that a line is as wide as the sum of its advances; the outlines of its glyphs in `build/sans-outlines.json`;
 * and with `--advances` the table of advances that `src/plots` measures text by.
 */
async function makeFont(): Promise<void> {
  const load = createRequire(import.meta.url);
  const { parse } = load('opentype.js') as { readonly parse: (data: ArrayBuffer) => Font };
  const subsetFont = load('subset-font') as (font: Buffer, text: string, options: object) => Promise<Buffer>;
  const characters = runs.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)),
  );
  const files = join(import.meta.dirname, '../node_modules/@fontsource/dejavu-sans/files');
  const out = join(import.meta.dirname, '../build');
  mkdirSync(out, { recursive: true });
  const outlines: Record<string, unknown> = {};
  const advances: Record<string, readonly (readonly [number, readonly number[]])[]> = {};
  for (const [name, weight] of Object.entries(weights)) {
    const whole = readFileSync(join(files, `dejavu-sans-latin-${weight}-normal.woff2`));
    const options = { keepFeatures: [], noHinting: true, noLayoutClosure: true };
    const dropTables = ['kern', 'GPOS', 'GSUB', 'GDEF', 'FFTM', 'MATH', 'gasp'];
    const text = characters.join('');
    const subset = await subsetFont(whole, text, { ...options, dropTables, targetFormat: 'woff2' });
    writeFileSync(join(out, `sans-${weight}.woff2`), subset);
    const plain = await subsetFont(whole, text, { ...options, dropTables, targetFormat: 'truetype' });
    const font = parse(new Uint8Array(plain).buffer);
    const glyphs = characters.filter((c) => font.hasChar(c)).map((c) => [c, outlineOf(font, c)] as const);
    outlines[name] = Object.fromEntries(glyphs);
    advances[name] = runs.map(([from, to]) => [
      from,
      Array.from({ length: to - from + 1 }, (_, i) => {
        const character = String.fromCodePoint(from + i);
        return font.hasChar(character) ? thousandths(font, character) : 0;
      }),
    ]);
  }
  writeFileSync(join(out, 'sans-outlines.json'), JSON.stringify(outlines));
  if (process.argv.includes('--advances')) await writeAdvances(advances);
}

/** Advance and outline of a character in units of 1/2048 em: a path with relative commands m, l, q and z, y downwards. */
function outlineOf(font: Font, character: string): readonly [number, string] {
  const glyph = font.charToGlyph(character);
  if (font.unitsPerEm !== 2048) throw new Error(`the font has ${font.unitsPerEm} units per em, not 2048`);
  let [atX, atY, startX, startY] = [0, 0, 0, 0];
  let d = '';
  for (const { type, x = startX, y = startY, x1, y1 } of glyph.getPath(0, 0, font.unitsPerEm).commands) {
    if (type === 'C') throw new Error('the font has cubic outlines');
    const bend = x1 === undefined || y1 === undefined ? [] : [x1 - atX, y1 - atY];
    const by = type === 'Z' ? [] : [...bend, x - atX, y - atY];
    if (type !== 'L' || x !== atX || y !== atY) d += `${type.toLowerCase()}${by.map(Math.round).join(' ')}`;
    [atX, atY] = [x, y];
    if (type === 'M') [startX, startY] = [x, y];
  }
  return [glyph.advanceWidth, d];
}

/** Advance of a character [1/1000 em]. */
function thousandths(font: Font, character: string): number {
  return Math.round((1000 * font.charToGlyph(character).advanceWidth) / font.unitsPerEm);
}

async function writeAdvances(advances: object): Promise<void> {
  const file = join(import.meta.dirname, '../src/plots/textAdvances.ts');
  const table = Object.entries(advances).map(([name, rows]) => {
    const lines = (rows as readonly (readonly [number, readonly number[]])[]).map(
      ([from, list]) => `[${from}, '${list.join(' ')}'],`,
    );
    return `${name}: [\n${lines.join('\n')}\n],`;
  });
  const text = `/**
 * Advances of the characters of DejaVu Sans [1/1000 em]: runs of characters, each with its first code point. Written by
 * \`npm run advances\`; 0 where the font has none.
 */
export const textAdvances: Readonly<Record<'regular' | 'bold', readonly (readonly [number, string])[]>> = {
${table.join('\n')}
};
`;
  writeFileSync(file, await format(text, { parser: 'typescript', singleQuote: true, printWidth: 120 }));
}

await makeFont();
