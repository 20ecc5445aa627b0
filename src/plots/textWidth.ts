import { textAdvances } from './textAdvances';

/** Weight of text: titles are bold. */
export type TextWeight = keyof typeof textAdvances;

const tables = {
  regular: advancesOf('regular'),
  bold: advancesOf('bold'),
};
/** A character that the font does not have [em]: as wide as a capital, East Asian and emoji one em. */
const otherWidth = 0.77;
const wideWidth = 1.05;

/**
 * Advance of `content` at `size` [px] in DejaVu Sans without kerning, the font of exported pictures. The system fonts that
 * the page is shown in are narrower, so that what fits by this fits there too.
 */
export function textWidth(content: string, size: number, weight: TextWeight = 'regular'): number {
  const table = tables[weight];
  let em = 0;
  for (const c of content) em += table.get(c) ?? (c.codePointAt(0)! > 0x2e7f ? wideWidth : otherWidth);
  return em * size;
}

/** `content` cut at spaces into lines no wider than `room` [px]; a single longer word is cut between characters. */
export function wrapped(content: string, size: number, room: number, weight: TextWeight = 'regular'): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of content.split(/\s+/).filter((w) => w !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (textWidth(longer, size, weight) <= room) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const c of word) {
      if (line !== '' && textWidth(line + c, size, weight) > room) {
        lines.push(line);
        line = '';
      }
      line += c;
    }
  }
  if (line !== '') lines.push(line);
  return lines;
}

function advancesOf(weight: TextWeight): ReadonlyMap<string, number> {
  return new Map(
    textAdvances[weight].flatMap(([from, list]) =>
      list.split(' ').map((thousandths, i) => [String.fromCodePoint(from + i), Number(thousandths) / 1000] as const),
    ),
  );
}
