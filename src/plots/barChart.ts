import { scaleLinear } from 'd3';
import { numberText, tickTexts } from './numberText';
import { powerText, scientificText } from './scientificText';
import { style } from './style';
import { element, joined, label, px, text, type Markup } from './svg';
import { textWidth } from './textWidth';

/** One bar. */
export interface Bar {
  readonly label: string;
  /** On a logarithmic axis ln of the quantity (-Infinity for zero); on a linear one the quantity. NaN for unknown. */
  readonly value: number;
  /** The same before a change, drawn as a hollow bar behind; absent for none. */
  readonly before?: number;
  /** The most that it can be, where that is not the end of the axis; absent for none. */
  readonly of?: number;
}

/** Horizontal bars of one quantity. */
export interface BarChart {
  readonly title: string;
  readonly scale: 'log' | 'linear';
  readonly bars: readonly Bar[];
  /** Ends of the axis in the unit of `value`; smaller values end at a mark on the left end of a logarithmic axis. */
  readonly range: readonly [low: number, high: number];
  /** What was left out, or empty. */
  readonly note: string;
}

/** Width of the picture [px]. */
export interface BarChartSize {
  /** Default 300. */
  readonly width?: number;
}

const rowHeight = 22;
const barHeight = 12;
const titleHeight = 26;
const axisHeight = 24;
const barColour = '#4a6fa5';

/** A bar chart as a complete SVG element, as text: small enough for the side of a page. Values stand beside the bars. */
export function renderBarChart(chart: BarChart, { width = 300 }: BarChartSize = {}): string {
  const { bars, range, scale, title, note } = chart;
  const texts = bars.map(({ value }) => valueText(value, scale));
  const widest = (list: readonly string[]): number => Math.max(20, ...list.map((t) => textWidth(t, style.smallSize)));
  const left = Math.min(0.48 * width, widest(bars.map((bar) => bar.label)) + 8);
  const right = width - widest(texts) - 8;
  const x = scaleLinear(range, [left, right]).clamp(true);
  const bottom = titleHeight + bars.length * rowHeight;
  const height = bottom + axisHeight + (note === '' ? 0 : 16);
  const origin = x(scale === 'log' ? range[0] : Math.min(Math.max(0, range[0]), range[1]));
  const rows = bars.map((bar, i) =>
    row(bar, texts[i], titleHeight + i * rowHeight, { x, origin, left, right, scale, low: range[0] }),
  );
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${px(width)} ${px(height)}`,
      role: 'img',
      'font-family': style.font,
      'font-size': style.smallSize,
      fill: style.ink,
      style: 'font-variant-numeric:tabular-nums',
    },
    element('title', {}, text(title)),
    element('desc', {}, text(bars.map((bar, i) => `${bar.label} ${texts[i]}`).join('; '))),
    element('rect', { width, height, fill: style.paper }),
    label(0, 15, title, { 'font-size': style.textSize, 'font-weight': 600 }),
    axis(chart, x, bottom),
    ...rows,
    note === '' ? joined([]) : label(0, bottom + axisHeight + 10, note, { fill: style.quiet }),
  );
}

interface RowFrame {
  readonly x: (value: number) => number;
  /** Where bars begin [px]. */
  readonly origin: number;
  readonly left: number;
  readonly right: number;
  readonly scale: BarChart['scale'];
  readonly low: number;
}

function row(bar: Bar, words: string, top: number, frame: RowFrame): Markup {
  const { x, origin, left, right, scale, low } = frame;
  const y = top + (rowHeight - barHeight) / 2;
  const box = (value: number): { readonly x: number; readonly width: number } => ({
    x: Math.min(origin, x(value)),
    width: Math.max(1, Math.abs(x(value) - origin)),
  });
  const was = bar.before;
  const told = was !== undefined && !Number.isNaN(was);
  const beyond = scale === 'log' && bar.value < low;
  const ghost = told && !(scale === 'log' && was < low);
  const tip = `${bar.label}: ${words}${told ? `, before ${valueText(was, scale)}` : ''}`;
  return element(
    'g',
    {},
    element('title', {}, text(tip)),
    label(left - 6, top + 15, shortened(bar.label, left - 6), { 'text-anchor': 'end' }),
    Number.isNaN(bar.value) || beyond
      ? joined([])
      : element('rect', { ...box(bar.value), y, height: barHeight, fill: barColour }),
    beyond
      ? element('path', {
          d: `M${px(origin + 6)} ${px(y + 2)}l-5 4l5 4`,
          fill: 'none',
          stroke: style.ink,
          'stroke-width': 1.2,
        })
      : joined([]),
    ghost
      ? element('rect', {
          ...box(was),
          y: y - 2.5,
          height: barHeight + 5,
          fill: 'none',
          stroke: style.ink,
          'stroke-width': 1,
          'stroke-dasharray': '2.5 2',
        })
      : joined([]),
    label(right + 6, top + 15, words),
  );
}

function axis({ scale, range }: BarChart, x: (value: number) => number, bottom: number): Markup {
  const [low, high] = range;
  const ticks =
    scale === 'linear'
      ? tickTexts(low, high, 4)
      : tickTexts(low / Math.LN10, high / Math.LN10, 3)
          .filter(({ value }) => Number.isInteger(value))
          .map(({ value }) => ({ value: value * Math.LN10, text: value === 0 ? '1' : powerText(value) }));
  return element(
    'g',
    { class: 'axis' },
    ...ticks.map(({ value, text: words }) =>
      joined([
        element('path', {
          d: `M${px(x(value))} ${titleHeight}V${px(bottom + 4)}`,
          stroke: style.maskedLine,
          'stroke-width': 0.7,
        }),
        label(x(value), bottom + 16, words, { 'text-anchor': 'middle', fill: style.quiet }),
      ]),
    ),
  );
}

/** `content` cut to the room [px], the end marked by an ellipsis. */
function shortened(content: string, room: number): string {
  if (textWidth(content, style.smallSize) <= room) return content;
  const letters = Array.from(content);
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, style.smallSize) > room) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

function valueText(value: number, scale: BarChart['scale']): string {
  if (scale === 'log') return scientificText(value);
  return Number.isNaN(value) ? 'unknown' : numberText(Math.round(value * 1000) / 1000);
}
