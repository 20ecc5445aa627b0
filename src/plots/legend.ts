import { style } from './style';
import { element, joined, label, px, type Markup } from './svg';
import { textWidth, wrapped } from './textWidth';

/** One line of explanation: a sample around the origin (at most 22 by 14 px) and its words. */
export interface LegendItem {
  readonly sample: Markup;
  readonly words: string;
}

/** Items that belong together; each group starts a new line. */
export interface LegendGroup {
  readonly title?: string;
  readonly items: readonly LegendItem[];
}

const rowHeight = 20;
const sampleWidth = 28;
const itemGap = 18;
const groupGap = 4;

interface PlacedText {
  readonly x: number;
  readonly y: number;
  readonly words: string;
  readonly sample?: Markup;
}

/** Height [px] that `groups` take in a column `room` px wide. */
export function legendHeight(groups: readonly LegendGroup[], room: number): number {
  return arranged(groups, room).height;
}

/** The legend with its upper left corner at (left, top), items flowing from left to right. */
export function legend(groups: readonly LegendGroup[], left: number, top: number, room: number): Markup {
  const rows = arranged(groups, room).texts.map(({ x, y, words, sample }) => {
    const textX = left + x + (sample === undefined ? 0 : sampleWidth);
    const written = label(textX, top + y + 14, words, { 'font-size': style.textSize });
    if (sample === undefined) return written;
    return joined([
      element('g', { transform: `translate(${px(left + x + 11)} ${px(top + y + 10)})` }, sample),
      written,
    ]);
  });
  return element('g', { class: 'legend' }, ...rows);
}

function arranged(groups: readonly LegendGroup[], room: number): { texts: PlacedText[]; height: number } {
  const texts: PlacedText[] = [];
  let y = 0;
  for (const group of groups.filter(({ items }) => items.length > 0)) {
    for (const words of wrapped(group.title ?? '', style.textSize, room)) {
      texts.push({ x: 0, y, words });
      y += rowHeight;
    }
    let x = 0;
    for (const { sample, words } of group.items) {
      const width = sampleWidth + textWidth(words, style.textSize);
      if (x > 0 && x + width > room) {
        x = 0;
        y += rowHeight;
      }
      wrapped(words, style.textSize, room - sampleWidth).forEach((line, k) => {
        if (k > 0) y += rowHeight;
        texts.push(k === 0 ? { x, y, words: line, sample } : { x: sampleWidth, y, words: line });
      });
      x += width + itemGap;
    }
    y += rowHeight + groupGap;
  }
  return { texts, height: y };
}
