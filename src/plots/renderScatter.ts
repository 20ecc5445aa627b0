import { InvalidInput } from '../base';
import { axes } from './axes';
import { candidateShape } from './candidateLayer';
import { chartLayout, chartMargin as margin } from './chartLayout';
import { checkSize } from './checkPlot';
import { legend, legendHeight, type LegendGroup } from './legend';
import { namedPoints } from './namedPoints';
import { tickTexts } from './numberText';
import { toPicture, type MapFrame, type PlotSize } from './plotLayout';
import type { ScatterGuide, ScatterPlot, ScatterPoint } from './scatterPlot';
import { style } from './style';
import { definitionId, element, joined, px, type Markup } from './svg';
import { heading, notes, svgDocument } from './svgDocument';
import { textWidth, wrapped } from './textWidth';

const usualWidth = 640;
const usualHeight = 400;

/**
 * Points with their guides as a complete SVG file, as text. The same input gives the same text, byte for byte.
 *
 * @throws InvalidInput for a plot without points and a size without room.
 */
export function renderScatter(plot: ScatterPlot, size: Pick<PlotSize, 'width'> = {}): string {
  checkSize(size.width, 'width');
  if (plot.series.every(({ points }) => points.length === 0))
    throw new InvalidInput({ name: 'points', got: 0, expected: 'at least 1' });
  const width = size.width ?? (plot.equal ? usualWidth - 80 : usualWidth);
  const room = width - 2 * margin;
  const head = heading(plot, margin, 10, room);
  const ticks = tickTexts(...plot.y.range, 6).map((tick) => textWidth(tick.text, style.smallSize));
  const left = margin + 18 + 16 + Math.max(...ticks, 16);
  const across = width - left - 24;
  const frame: MapFrame = {
    x: left,
    y: head.bottom + 10,
    width: across,
    height: plot.equal ? across : usualHeight,
    columns: 1,
    rows: 1,
    xRange: plot.x.range,
    yRange: plot.y.range,
  };
  const xTitleLines = wrapped(plot.x.title, style.textSize, room - 60);
  const legendTop = frame.y + frame.height + 38 + xTitleLines.length * 18 + 4;
  const groups = legendGroups(plot);
  const remarks = notes(plot.notes, margin, legendTop + legendHeight(groups, room), room);
  const yTitleLines = wrapped(plot.y.title, style.textSize, frame.height);
  return svgDocument(
    plot,
    description(plot),
    { width, height: remarks.bottom + margin },
    head.markup,
    guides(plot.guides, frame),
    points(plot, frame),
    axes(chartLayout(frame, xTitleLines, yTitleLines, width)),
    legend(groups, margin, legendTop, room),
    remarks.markup,
  );
}

function guides(all: readonly ScatterGuide[], frame: MapFrame): Markup {
  const { x, y, width, height } = frame;
  const id = definitionId('scatter', JSON.stringify([x, y, width, height]));
  const at = (px_x: number, px_y: number): string => toPicture(frame, px_x, px_y).map(px).join(' ');
  const drawn = all.map(({ from, to, half, dashed }) => {
    const [a, b] = [from, to];
    const band = `M${at(a[0], a[1] + half)}L${at(b[0], b[1] + half)}L${at(b[0], b[1] - half)}L${at(a[0], a[1] - half)}Z`;
    return joined([
      half > 0 ? element('path', { d: band, fill: style.quiet, 'fill-opacity': dashed ? 0.1 : 0.2 }) : joined([]),
      element('path', {
        d: `M${at(...a)}L${at(...b)}`,
        stroke: style.quiet,
        'stroke-width': 1.2,
        'stroke-dasharray': dashed && half === 0 ? '5 4' : undefined,
      }),
    ]);
  });
  return joined([
    element('clipPath', { id }, element('rect', { x, y, width, height })),
    element('g', { class: 'guides', fill: 'none', 'clip-path': `url(#${id})` }, ...drawn),
  ]);
}

function points({ series }: ScatterPlot, frame: MapFrame): Markup {
  const all = series.flatMap(({ points: own, color }, group) =>
    own.map((point) => ({
      name: point.label,
      at: toPicture(frame, point.x, point.y),
      shape: mark(point, group, color),
    })),
  );
  return namedPoints(all, frame);
}

function mark({ size, left }: Pick<ScatterPoint, 'size' | 'left'>, group: number, color: string): Markup {
  return element('path', {
    d: candidateShape(group),
    transform: size === 1 ? undefined : `scale(${px(size)})`,
    fill: left || color === '' ? style.halo : color,
    'fill-opacity': left ? undefined : 0.75,
    stroke: style.ink,
    'stroke-width': 1.2 / size,
  });
}

function legendGroups({ series, guides: all, sizes }: ScatterPlot): readonly LegendGroup[] {
  return [
    {
      items:
        series.length > 1
          ? series.map(({ label: words, color }, group) => ({
              sample: mark({ size: 1, left: color === '' }, group, color),
              words,
            }))
          : [],
    },
    {
      items: all
        .filter(({ words }) => words !== '')
        .map(({ words, half, dashed }) => ({
          words,
          sample:
            half > 0
              ? element('rect', {
                  x: -11,
                  y: -6,
                  width: 22,
                  height: 12,
                  fill: style.quiet,
                  'fill-opacity': dashed ? 0.1 : 0.2,
                })
              : element('path', {
                  d: 'M-11 0H11',
                  stroke: style.quiet,
                  'stroke-width': 1.2,
                  'stroke-dasharray': dashed ? '5 4' : undefined,
                }),
        })),
    },
    { items: sizes === '' ? [] : [{ sample: mark({ size: 1.3, left: true }, 0, ''), words: sizes }] },
  ];
}

function description({ title, x, y, series }: ScatterPlot): string {
  const count = series.reduce((sum, { points: own }) => sum + own.length, 0);
  return `${title}. ${y.title} against ${x.title}: ${count} points.`;
}
