import { InvalidInput } from '../base';
import { axes } from './axes';
import { candidateMark } from './candidateLayer';
import { chartLayout, chartMargin as margin } from './chartLayout';
import { checkSize } from './checkPlot';
import { legend, legendHeight, type LegendGroup } from './legend';
import { namedPoints, pointMark } from './namedPoints';
import { tickTexts } from './numberText';
import { toPicture, type MapFrame, type PlotSize } from './plotLayout';
import type { BandPoint, ScalingPlot, ScalingSeries } from './scalingPlot';
import { style } from './style';
import { definitionId, element, joined, px, type Markup } from './svg';
import { heading, notes, svgDocument } from './svgDocument';
import { textWidth, wrapped } from './textWidth';

const usualWidth = 640;
const mainHeight = 380;
const residualHeight = 110;
const gap = 32;

/**
 * Fits as a complete SVG file, as text: points, lines and bands above, residuals below. The same input gives the same
 * text, byte for byte.
 *
 * @throws InvalidInput for a plot without points and a size without room.
 */
export function renderScaling(plot: ScalingPlot, size: Pick<PlotSize, 'width'> = {}): string {
  checkSize(size.width, 'width');
  if (plot.series.every(({ points }) => points.length === 0))
    throw new InvalidInput({ name: 'points', got: 0, expected: 'at least 1' });
  const width = size.width ?? usualWidth;
  const room = width - 2 * margin;
  const head = heading(plot, margin, 10, room);
  const top = head.bottom + 10;
  const left = leftOf(plot);
  const frame = (y: number, height: number, yRange: readonly [number, number]): MapFrame => ({
    x: left,
    y,
    width: width - left - 24,
    height,
    columns: 1,
    rows: 1,
    xRange: plot.x.range,
    yRange,
  });
  const main = frame(top, mainHeight, plot.y.range);
  const rest = frame(top + mainHeight + gap, residualHeight, plot.residuals.range);
  const xTitleLines = wrapped(plot.x.title, style.textSize, room - 60);
  const legendTop = rest.y + residualHeight + 38 + xTitleLines.length * 18 + 4;
  const groups = legendGroups(plot);
  const remarks = notes(plot.notes, margin, legendTop + legendHeight(groups, room), room);
  return svgDocument(
    plot,
    description(plot),
    { width, height: remarks.bottom + margin },
    head.markup,
    clipped(
      main,
      'bands',
      plot.series.map((series) => bands(series, main)),
    ),
    clipped(
      main,
      'lines',
      plot.series.map((series) => line(series, main)),
    ),
    points(plot, main),
    axes(chartLayout(main, [], wrapped(plot.y.title, style.textSize, mainHeight), width)),
    residualLayer(plot, rest),
    axes(chartLayout(rest, xTitleLines, [plot.residuals.title], width)),
    legend(groups, margin, legendTop, room),
    remarks.markup,
  );
}

function leftOf({ y, residuals }: ScalingPlot): number {
  const ticks = [...tickTexts(...y.range, 6), ...tickTexts(...residuals.range, 3)];
  return margin + 18 + 16 + Math.max(...ticks.map((tick) => textWidth(tick.text, style.smallSize)), 16);
}

function clipped({ x, y, width, height }: MapFrame, name: string, parts: readonly Markup[]): Markup {
  const id = definitionId('scaling', JSON.stringify([x, y, width, height]));
  return joined([
    element('clipPath', { id }, element('rect', { x, y, width, height })),
    element('g', { class: name, 'clip-path': `url(#${id})`, fill: 'none' }, ...parts),
  ]);
}

function bands({ line: places, color }: ScalingSeries, frame: MapFrame): Markup {
  const band = (half: (place: BandPoint) => number, opacity: number): Markup => {
    const known = places.filter((place) => Number.isFinite(half(place)));
    if (known.length < 2) return joined([]);
    const edge = (side: 1 | -1): string[] => known.map((place) => at(frame, place.x, place.y + side * half(place)));
    const d = `M${[...edge(1), ...edge(-1).reverse()].join('L')}Z`;
    return element('path', { d, fill: color, 'fill-opacity': opacity });
  };
  return joined([band((place) => place.prediction, 0.12), band((place) => place.confidence, 0.22)]);
}

function line({ line: places, color, label: name }: ScalingSeries, frame: MapFrame): Markup {
  const d = `M${places.map(({ x, y }) => at(frame, x, y)).join('L')}`;
  return element('path', { d, stroke: color, 'stroke-width': 2.2, 'data-label': name });
}

function points({ series }: ScalingPlot, frame: MapFrame): Markup {
  const all = series.flatMap((own, group) =>
    own.points.map(({ x, y, label: name }) => ({
      name,
      at: toPicture(frame, x, y),
      shape: candidateMark(group, true),
    })),
  );
  return namedPoints(all, frame);
}

function residualLayer({ series }: ScalingPlot, frame: MapFrame): Markup {
  const [left, middle] = toPicture(frame, frame.xRange[0], 0);
  const zero = element('path', {
    d: `M${px(left)} ${px(middle)}h${px(frame.width)}`,
    stroke: style.quiet,
    'stroke-width': 1,
  });
  const marks = series.flatMap(({ points: own }, group) =>
    own.map(({ x, residual, label: name }) =>
      pointMark({ name, at: toPicture(frame, x, residual), shape: candidateMark(group, true) }),
    ),
  );
  return element('g', { class: 'residuals' }, zero, ...marks);
}

function legendGroups({ series, bands: words }: ScalingPlot): readonly LegendGroup[] {
  const several = series.length > 1;
  const stripe = (y: number, height: number, opacity: number): Markup =>
    element('rect', { x: -11, y, width: 22, height, fill: series[0].color, 'fill-opacity': opacity });
  const swatch = several ? stripe(-5, 10, 0.22) : joined([stripe(-7, 14, 0.12), stripe(-3.5, 7, 0.25)]);
  return [
    {
      items: several
        ? series.map(({ label: name, color }, group) => ({
            sample: joined([
              element('path', { d: 'M-11 0H11', stroke: color, 'stroke-width': 2.2 }),
              candidateMark(group, true),
            ]),
            words: name,
          }))
        : [],
    },
    { items: words === '' ? [] : [{ sample: swatch, words }] },
  ];
}

function description({ x, y, series, title }: ScalingPlot): string {
  const count = series.reduce((sum, { points: own }) => sum + own.length, 0);
  return `${title}. ${y.title} against ${x.title}: ${count} points with ${series.length === 1 ? 'a fitted line' : `${series.length} fitted lines`}, residuals below.`;
}

function at(frame: MapFrame, x: number, y: number): string {
  return toPicture(frame, x, y).map(px).join(' ');
}
