import { InvalidInput } from '../base';
import { axes } from './axes';
import { chartLayout, chartMargin as margin } from './chartLayout';
import { checkSize } from './checkPlot';
import type { CutCurve, CutPlot } from './cutPlot';
import { cross, hatchFill, maskedHatch } from './gapLayer';
import { legend, legendHeight, type LegendGroup } from './legend';
import { tickTexts } from './numberText';
import { toPicture, type MapFrame, type PlotLayout, type PlotSize } from './plotLayout';
import type { PointState } from './plotModel';
import { style } from './style';
import { definitionId, element, joined, px, type Markup } from './svg';
import { heading, notes, svgDocument } from './svgDocument';
import { textWidth, wrapped } from './textWidth';

const rightMargin = 24;
const usualWidth = 640;
const plotHeight = 340;
const smallestPlot = 120;
const dashes = [undefined, '8 4', '2.5 3', '10 3 2.5 3', '5 2.5'] as const;

/**
 * A cut as a complete SVG file, as text: its curves, axes, legend and notes, with masked stretches hatched and failed
 * ones pale with crosses. The same input gives the same text, byte for byte.
 *
 * @throws InvalidInput for arrays of different lengths and a size without room.
 */
export function renderCut(plot: CutPlot, size: PlotSize = {}): string {
  checkCut(plot);
  checkSize(size.width, 'width');
  checkSize(size.height, 'height');
  const width = size.width ?? usualWidth;
  const room = width - 2 * margin;
  const head = heading(plot, margin, 10, room);
  const groups = legendGroups(plot);
  const xTitleLines = wrapped(plot.x.title, style.textSize, room - 60);
  const below = 38 + xTitleLines.length * 18 + 4;
  const foot = legendHeight(groups, room);
  const noteHeight = notes(plot.notes, margin, 0, room).bottom;
  const around = head.bottom + 10 + below + foot + noteHeight + margin;
  const height = Math.max(smallestPlot, size.height === undefined ? plotHeight : size.height - around);
  const layout = cutLayout(plot, width, head.bottom + 10, height, xTitleLines);
  const { frame } = layout;
  const legendTop = frame.y + frame.height + below;
  const remarks = notes(plot.notes, margin, legendTop + foot, room);
  return svgDocument(
    plot,
    description(plot),
    { width, height: Math.max(size.height ?? 0, remarks.bottom + margin) },
    plot.state.includes('masked') ? element('defs', {}, maskedHatch()) : joined([]),
    head.markup,
    gaps(plot, frame),
    curveLayer(plot, frame),
    axes(layout),
    legend(groups, margin, legendTop, room),
    remarks.markup,
  );
}

function checkCut({ x, state, curves, y }: CutPlot): void {
  const count = x.values.length;
  const lengths = [state.length, ...curves.map(({ values }) => values.length)];
  const odd = lengths.find((length) => length !== count);
  if (odd !== undefined) throw new InvalidInput({ name: 'curve length', got: odd, expected: `${count}, the points` });
  if (!(count >= 2)) throw new InvalidInput({ name: 'points', got: count, expected: 'at least 2' });
  if (!(y.range[0] < y.range[1])) throw new InvalidInput({ name: 'y range', got: y.range, expected: 'ascending' });
}

function cutLayout(
  { x, y }: CutPlot,
  width: number,
  top: number,
  height: number,
  xTitleLines: readonly string[],
): PlotLayout {
  const yTitleLines = wrapped(y.title, style.textSize, height + 30);
  const tickWidths = tickTexts(...y.range, 6).map(({ text }) => textWidth(text, style.smallSize));
  const left = margin + yTitleLines.length * 18 + 16 + Math.max(...tickWidths, 16);
  const ends = [x.values[0], x.values[x.values.length - 1]];
  const frame: MapFrame = {
    x: left,
    y: top,
    width: width - left - rightMargin,
    height,
    columns: x.values.length,
    rows: 1,
    xRange: [Math.min(...ends), Math.max(...ends)],
    yRange: y.range,
  };
  return chartLayout(frame, xTitleLines, yTitleLines, width);
}

/** Neighbouring points of one state; each reaches half way to the points beside it. */
function stretches(plot: CutPlot, kind: PointState, frame: MapFrame): readonly (readonly [number, number])[] {
  const { values } = plot.x;
  const at = (i: number): number => toPicture(frame, values[i], 0)[0];
  const found: [number, number][] = [];
  for (let i = 0; i < values.length; i++) {
    if (plot.state[i] !== kind) continue;
    const from = i;
    while (i + 1 < values.length && plot.state[i + 1] === kind) i++;
    const start = from === 0 ? at(0) : (at(from - 1) + at(from)) / 2;
    const end = i === values.length - 1 ? at(i) : (at(i) + at(i + 1)) / 2;
    found.push([Math.min(start, end), Math.max(start, end)]);
  }
  return found;
}

function gaps(plot: CutPlot, frame: MapFrame): Markup {
  const { y, height } = frame;
  const failed = stretches(plot, 'failed', frame);
  const bars = (kind: PointState, fill: string): Markup[] =>
    stretches(plot, kind, frame).map(([from, to]) =>
      element('rect', { class: kind, x: from, y, width: to - from, height, fill }),
    );
  const d = failed.map(([from, to]) => cross((from + to) / 2, y + 10)).join('');
  const crosses = element('path', { d, fill: 'none', stroke: style.failedCross, 'stroke-width': 1.1 });
  return joined([
    ...bars('masked', hatchFill),
    ...bars('failed', style.failedGround),
    failed.length > 0 ? crosses : joined([]),
  ]);
}

function curveLayer(plot: CutPlot, frame: MapFrame): Markup {
  const { x, y, width, height } = frame;
  const box = { x, y: y - 1, width, height: height + 2 };
  const id = definitionId('cut', JSON.stringify(box));
  const paths = plot.curves.map((curve, i) => curvePath(curve, plot, frame, dashes[i % dashes.length]));
  return joined([
    element('clipPath', { id }, element('rect', box)),
    element('g', { class: 'curves', 'clip-path': `url(#${id})`, fill: 'none' }, ...paths),
  ]);
}

/** A point between two gaps would vanish as a line of no length, so every stretch has round ends. */
function curvePath(
  { values, color, main, label }: CutCurve,
  { x }: CutPlot,
  frame: MapFrame,
  dash: string | undefined,
): Markup {
  let d = '';
  let open = false;
  values.forEach((value, i) => {
    if (!Number.isFinite(value)) {
      open = false;
      return;
    }
    const [across, down] = toPicture(frame, x.values[i], value).map(px);
    const alone = !open && !Number.isFinite(values[i + 1] ?? NaN);
    d += `${open ? 'L' : 'M'}${across} ${down}${alone ? 'h0' : ''}`;
    open = true;
  });
  if (d === '') return joined([]);
  const attributes = { d, stroke: color, 'stroke-width': main ? 2.6 : 1.9, 'stroke-dasharray': dash };
  return element('path', { ...attributes, 'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'data-label': label });
}

function legendGroups({ curves, state, maskReason }: CutPlot): readonly LegendGroup[] {
  const samples = curves.map(({ label, color, main }, i) => ({
    sample: element('path', {
      d: 'M-11 0H11',
      stroke: color,
      'stroke-width': main ? 2.6 : 1.9,
      'stroke-dasharray': dashes[i % dashes.length],
    }),
    words: label,
  }));
  const swatch = (fill: string): Markup =>
    element('rect', { x: -11, y: -7, width: 22, height: 14, fill, stroke: style.quiet, 'stroke-width': 0.6 });
  const mark = element('path', { d: cross(0, 0), stroke: style.failedCross, 'stroke-width': 1.1, fill: 'none' });
  return [
    { items: samples },
    {
      items: [
        ...(state.includes('masked')
          ? [{ sample: swatch(hatchFill), words: maskReason === '' ? 'masked' : `masked: ${maskReason}` }]
          : []),
        ...(state.includes('failed')
          ? [{ sample: joined([swatch(style.failedGround), mark]), words: 'failed: no converged value' }]
          : []),
      ],
    },
  ];
}

function description({ x, y, state, curves }: CutPlot): string {
  const count = (kind: PointState): number => state.filter((s) => s === kind).length;
  const names = curves.map(({ label }) => label).join(', ');
  return (
    `${y.title} of ${names} against ${x.title}. ${count('good')} of ${state.length} points have a value, ` +
    `${count('masked')} masked, ${count('failed')} failed.`
  );
}
