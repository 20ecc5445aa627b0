// Advance widths in em, on the wide side of common system fonts (DejaVu Sans, Segoe UI, Roboto, Helvetica), so that
// text which fits by this table fits on the reader's machine.
const widths: readonly (readonly [string, number])[] = [
  ["ijlI|'!.,:;", 0.33],
  [' ()[]/\\ft-r"·', 0.4],
  ['mwMW@%—', 1],
  ['ABCDEFGHKLNOPQRSTUVXYZΔΘΩ&', 0.73],
  ['₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₊₋', 0.44],
  ['−+=<>≤≥~±×–', 0.84],
  ['\u2009\u200a', 0.2],
];
const table = new Map(widths.flatMap(([chars, width]) => Array.from(chars, (c) => [c, width] as const)));
const otherWidth = 0.63;
const wideWidth = 1.05;

/** Estimated advance of `content` at `size` [px]. East Asian and emoji characters count as one em. */
export function textWidth(content: string, size: number): number {
  let em = 0;
  for (const c of content) em += table.get(c) ?? (c.codePointAt(0)! > 0x2e7f ? wideWidth : otherWidth);
  return em * size;
}

/** `content` cut at spaces into lines no wider than `room` [px]; a single longer word is cut between characters. */
export function wrapped(content: string, size: number, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of content.split(/\s+/).filter((w) => w !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (textWidth(longer, size) <= room) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const c of word) {
      if (line !== '' && textWidth(line + c, size) > room) {
        lines.push(line);
        line = '';
      }
      line += c;
    }
  }
  if (line !== '') lines.push(line);
  return lines;
}
