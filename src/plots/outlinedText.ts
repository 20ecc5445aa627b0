import type { GlyphOutlines } from './pictureFont';
import { unitsPerEm } from './pictureFont';
import { px } from './svg';

/** Outlines of the two weights of a font. */
export interface OutlineFont {
  readonly regular: GlyphOutlines;
  readonly bold: GlyphOutlines;
}

/** Text of one size and height within a text element. */
interface Run {
  readonly characters: string;
  readonly size: number;
  /** Height of the baseline over that of the element, downwards [px]. */
  readonly drop: number;
}

const element = /<text((?: [\w:-]+="[^"]*")*)>([\s\S]*?)<\/text>/g;
const span = /<tspan((?: [\w:-]+="[^"]*")*)>([^<]*)<\/tspan>|([^<]+)/g;
/** What places text, and has no meaning for a path. */
const ofText = new Set(['x', 'y', 'font-size', 'font-weight', 'font-style', 'text-anchor']);
const usualSize = 16;
/** Slope of an italic made from upright letters. */
const slant_deg = -12;

/**
 * A picture of this layer with its text as paths, so that it looks alike wherever it is opened. A text with a character
 * that the font does not have stays text.
 */
export function outlinedText(svg: string, font: OutlineFont): string {
  const root = attributesOf(/<svg((?: [\w:-]+="[^"]*")*)>/.exec(svg)?.[1] ?? '');
  const rootSize = Number(root.get('font-size') ?? usualSize);
  return svg.replace(element, (whole, head: string, body: string) => {
    const attributes = attributesOf(head);
    const size = Number(attributes.get('font-size') ?? rootSize);
    const glyphs = font[Number(attributes.get('font-weight') ?? 400) >= 600 ? 'bold' : 'regular'];
    const runs = runsOf(body, size);
    if (runs.some(({ characters }) => Array.from(characters).some((c) => !Object.hasOwn(glyphs, c)))) return whole;
    return path(attributes, runs, glyphs);
  });
}

function path(attributes: ReadonlyMap<string, string>, runs: readonly Run[], glyphs: GlyphOutlines): string {
  const width = runs.reduce((sum, run) => sum + advance(run, glyphs), 0);
  const share = { middle: 0.5, end: 1 }[attributes.get('text-anchor') ?? 'start'] ?? 0;
  const [x, y] = [Number(attributes.get('x') ?? 0), Number(attributes.get('y') ?? 0)];
  let at = x - share * width;
  let d = '';
  for (const run of runs) {
    for (const character of run.characters) {
      const [units, outline] = glyphs[character];
      const scale = run.size / unitsPerEm;
      d += placed(outline, at, y + run.drop, scale);
      at += units * scale;
    }
  }
  const italic = attributes.get('font-style') === 'italic';
  const turns = [
    attributes.get('transform'),
    italic ? `translate(${px(x)} ${px(y)}) skewX(${slant_deg}) translate(${px(-x)} ${px(-y)})` : undefined,
  ].filter((turn) => turn !== undefined);
  const kept = [...attributes].filter(([name]) => !ofText.has(name) && name !== 'transform');
  const all = turns.length === 0 ? kept : [...kept, ['transform', turns.join(' ')] as const];
  return d === '' ? '' : `<path${all.map(([name, value]) => ` ${name}="${value}"`).join('')} d="${d}"/>`;
}

/** An outline with its origin at (x, y) [px]. Ends are rounded in place, so that rounding does not add up. */
function placed(outline: string, x: number, y: number, scale: number): string {
  let [atX, atY] = [0, 0];
  let [startX, startY] = [0, 0];
  let d = '';
  let [fromX, fromY] = [0, 0];
  for (const [, command, list] of outline.matchAll(/([mlqz])([^mlqz]*)/g)) {
    if (command === 'z') {
      [atX, atY] = [startX, startY];
      [fromX, fromY] = [round(x + atX * scale), round(y + atY * scale)];
      d += 'z';
      continue;
    }
    const numbers = list.split(' ').map(Number);
    const ends: string[] = [];
    for (let i = 0; i < numbers.length; i += 2) {
      const [toX, toY] = [round(x + (atX + numbers[i]) * scale), round(y + (atY + numbers[i + 1]) * scale)];
      ends.push(command === 'm' ? `${px(toX)} ${px(toY)}` : `${px(toX - fromX)} ${px(toY - fromY)}`);
    }
    [atX, atY] = [atX + (numbers.at(-2) ?? 0), atY + (numbers.at(-1) ?? 0)];
    [fromX, fromY] = [round(x + atX * scale), round(y + atY * scale)];
    if (command === 'm') [startX, startY] = [atX, atY];
    d += `${command === 'm' ? 'M' : command}${ends.join(' ')}`;
  }
  return d;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function advance({ characters, size }: Run, glyphs: GlyphOutlines): number {
  return Array.from(characters).reduce((sum, c) => sum + glyphs[c][0] * (size / unitsPerEm), 0);
}

function runsOf(body: string, size: number): readonly Run[] {
  let drop = 0;
  return [...body.matchAll(span)].map(([, head, inner, plain]) => {
    if (plain !== undefined) return { characters: unescaped(plain), size, drop };
    const attributes = attributesOf(head);
    drop += Number(attributes.get('dy') ?? 0);
    const own = attributes.get('font-size');
    const share = own?.endsWith('%') === true ? Number(own.slice(0, -1)) / 100 : null;
    return { characters: unescaped(inner), size: share === null ? Number(own ?? size) : size * share, drop };
  });
}

function attributesOf(head: string): ReadonlyMap<string, string> {
  return new Map(Array.from(head.matchAll(/ ([\w:-]+)="([^"]*)"/g), ([, name, value]) => [name, value]));
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Characters of escaped text; white space is as a browser shows it. */
function unescaped(content: string): string {
  return content
    .replace(/&(#\d+|\w+);/g, (_, name: string) =>
      name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : named[name],
    )
    .replace(/[\t\n\r ]+/g, ' ');
}
