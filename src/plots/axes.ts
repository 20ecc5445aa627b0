import { tickTexts } from './numberText';
import { toPicture, type PlotLayout } from './plotLayout';
import { style } from './style';
import { element, joined, label, px, subscriptedLabel, type Markup } from './svg';

const tickLength = 5;
const pixelsPerTick = 64;

/** Frame, outside ticks with numbers, and titles of both axes. */
export function axes(layout: PlotLayout): Markup {
  const { frame } = layout;
  const { x, y, width, height } = frame;
  const box = element('rect', { x, y, width, height, fill: 'none', stroke: style.ink, 'stroke-width': 1 });
  return element('g', { class: 'axes' }, box, xAxis(layout), yAxis(layout));
}

function xAxis(layout: PlotLayout): Markup {
  const { frame } = layout;
  const bottom = frame.y + frame.height;
  const ticks = tickTexts(...frame.xRange, Math.max(3, Math.round(frame.width / pixelsPerTick)));
  const marks = ticks.map(({ value }) => `M${px(toPicture(frame, value, 0)[0])} ${px(bottom)}v${tickLength}`).join('');
  return joined([
    element('path', { d: marks, stroke: style.ink, fill: 'none' }),
    ...ticks.map(({ value, text }) => tickLabel(toPicture(frame, value, 0)[0], bottom + 18, text, 'middle')),
    ...layout.xTitleLines.map((line, i) => axisTitle(frame.x + frame.width / 2, bottom + 38 + i * 18, line)),
  ]);
}

function yAxis(layout: PlotLayout): Markup {
  const { frame } = layout;
  const ticks = tickTexts(...frame.yRange, Math.max(3, Math.round(frame.height / pixelsPerTick)));
  const marks = ticks
    .map(({ value }) => `M${px(frame.x)} ${px(toPicture(frame, 0, value)[1])}h${-tickLength}`)
    .join('');
  const titles = layout.yTitleLines.map((line, i) => {
    const x = layout.yTitleX + i * 18;
    const y = frame.y + frame.height / 2;
    return axisTitle(x, y, line, `rotate(-90 ${px(x)} ${px(y)})`);
  });
  return joined([
    element('path', { d: marks, stroke: style.ink, fill: 'none' }),
    ...ticks.map(({ value, text }) => tickLabel(frame.x - 9, toPicture(frame, 0, value)[1] + 4, text, 'end')),
    ...titles,
  ]);
}

function tickLabel(x: number, y: number, content: string, anchor: 'middle' | 'end'): Markup {
  return label(x, y, content, { 'font-size': style.smallSize, 'text-anchor': anchor });
}

function axisTitle(x: number, y: number, content: string, transform?: string): Markup {
  return subscriptedLabel(x, y, content, { 'font-size': style.textSize, 'text-anchor': 'middle', transform });
}
