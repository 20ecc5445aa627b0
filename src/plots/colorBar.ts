import { bandColors } from './colorScale';
import { levelTexts } from './numberText';
import { lineHeight, type PlotLayout } from './plotLayout';
import type { ScalarField } from './plotModel';
import { style } from './style';
import { element, joined, label, px, subscriptedLabel, type Markup } from './svg';
import { textWidth } from './textWidth';

const barThickness = 12;
const tipLength = 10;

/** Whether the map holds values beyond the ends of the bar. */
export interface BarEnds {
  readonly below: boolean;
  readonly above: boolean;
}

/**
 * Bar of equally wide bands under the map with the levels as ticks. Where the map holds values beyond an end, the bar
 * gets a tip in the end colour there and its end tick says ≤ or ≥.
 */
export function colorBar(field: ScalarField, layout: PlotLayout, ends: BarEnds): Markup {
  const colors = bandColors(field);
  const { x: left, width } = layout.frame;
  const { barTitleLines: lines } = layout;
  const top = layout.barTop + 20 + (lines.length - 1) * lineHeight;
  const x = (i: number) => left + (i / colors.length) * width;
  const bands = colors.map((fill, i) =>
    element('path', { d: `M${px(x(i))} ${px(top)}H${px(x(i + 1))}v${barThickness}H${px(x(i))}Z`, fill }),
  );
  const outline = `M${px(left)} ${px(top)}h${px(width)}${ends.above ? tip(1) : `v${barThickness}`}h${px(-width)}${
    ends.below ? tip(-1) : 'Z'
  }`;
  const texts = levelTexts(field.levels);
  if (ends.below) texts[0] = `≤ ${texts[0]}`;
  if (ends.above) texts[texts.length - 1] = `≥ ${texts[texts.length - 1]}`;
  const shown = shownTicks(field.levels, texts, width);
  const tickPath = shown.map((i) => `M${px(x(i))} ${px(top + barThickness)}v4`).join('');
  return element(
    'g',
    { class: 'color-bar' },
    ...lines.map((line, i) =>
      subscriptedLabel(left, layout.barTop + 12 + i * lineHeight, line, { 'font-size': style.textSize }),
    ),
    element('path', { d: outline, fill: 'none', stroke: style.ink, 'stroke-width': 1 }),
    ends.below ? element('path', { d: `M${px(left)} ${px(top)}${tip(-1, true)}`, fill: colors[0] }) : joined([]),
    ends.above
      ? element('path', { d: `M${px(left + width)} ${px(top)}${tip(1)}Z`, fill: colors[colors.length - 1] })
      : joined([]),
    ...bands,
    element('path', { d: tickPath, stroke: style.ink, fill: 'none' }),
    ...shown.map((i) =>
      label(x(i), top + barThickness + 15, texts[i], { 'font-size': style.smallSize, 'text-anchor': 'middle' }),
    ),
  );
}

/** Tip of the bar as relative path: down the right end, or up the left end (down when `fromTop`). */
function tip(side: 1 | -1, fromTop = false): string {
  const half = barThickness / 2;
  const down = side === 1 || fromTop ? 1 : -1;
  return `l${side * tipLength} ${down * half}l${-side * tipLength} ${down * half}${fromTop ? 'Z' : ''}`;
}

/**
 * Indices of the levels that get a tick: both ends always, between them a regular pattern that leaves room; through 0 where
 * it is a level, else alike on both sides of it.
 */
export function shownTicks(levels: readonly number[], texts: readonly string[], width: number): number[] {
  const last = levels.length - 1;
  const widths = texts.map((t) => textWidth(t, style.smallSize) + 10);
  const at = (i: number) => (i / last) * width;
  const fits = (a: number, b: number) => at(b) - at(a) >= (widths[a] + widths[b]) / 2;
  const tiny = 1e-9 * (levels[last] - levels[0]);
  const zero = levels.findIndex((level) => Math.abs(level) < tiny);
  const astride = zero < 0 && Math.abs(levels[0] + levels[last]) < tiny;
  const anchor = (stride: number): number => (astride ? (levels.length + stride - 1) / 2 : Math.max(0, zero));
  const patterns = levels
    .slice(1)
    .map((_, k) => k + 1)
    .filter((stride) => !astride || stride % 2 === 1)
    .map((stride) =>
      levels.map((_, i) => i).filter((i) => i === 0 || i === last || Math.abs(i - anchor(stride)) % stride === 0),
    );
  const roomy = patterns.filter((shown) => shown.every((i, k) => k === 0 || fits(shown[k - 1], i)));
  const even = (shown: readonly number[]) => new Set(shown.slice(1).map((i, k) => i - shown[k])).size <= 1;
  const best = roomy[0];
  if (best === undefined) return fits(0, last) ? [0, last] : [0];
  return roomy.find((shown) => even(shown) && shown.length * 2 >= best.length) ?? best;
}

/** Levels that the colour bar of a field numbers at this width [px], by index: contour lines stand there. */
export function contourTicks(field: ScalarField, width: number): readonly number[] {
  return shownTicks(field.levels, levelTexts(field.levels), width);
}
