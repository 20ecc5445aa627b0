import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond2,
  symbolSquare,
  symbolStar,
  symbolTriangle2,
  symbolWye,
} from 'd3';
import { labelPlacement, type LabelPlace } from './labelPlacement';
import { numberText } from './numberText';
import { toPicture, type Box, type MapFrame } from './plotLayout';
import type { MapPlot, PlotCandidate } from './plotModel';
import { style } from './style';
import { definitionId, element, joined, label, px, text, type Markup } from './svg';
import { textWidth } from './textWidth';

const shapes = [
  { type: symbolCircle, area: 50 },
  { type: symbolSquare, area: 46 },
  { type: symbolDiamond2, area: 62 },
  { type: symbolTriangle2, area: 50 },
  { type: symbolCross, area: 46 },
  { type: symbolStar, area: 40 },
  { type: symbolWye, area: 40 },
];
const labelHeight = 13;

/** The candidates that lie inside the axes, and how many do not (or have no finite coordinates). */
export function shownCandidates(
  plot: MapPlot,
  frame: Pick<MapFrame, 'xRange' | 'yRange'>,
): { shown: PlotCandidate[]; outside: number } {
  const inside = (value: number, [from, to]: readonly [number, number]) => value >= from && value <= to;
  const shown = plot.candidates.filter(({ x, y }) => inside(x, frame.xRange) && inside(y, frame.yRange));
  return { shown, outside: plot.candidates.length - shown.length };
}

/** Groups in the order of their first candidate; the place in the list fixes the mark's shape. */
export function groupsOf(candidates: readonly PlotCandidate[]): string[] {
  return [...new Set(candidates.map((candidate) => candidate.group))];
}

/** Outline of the mark of the `group`-th group around the origin, as a path. */
export function candidateShape(group: number): string {
  const { type, area } = shapes[group % shapes.length];
  return symbol(type, area).digits(2)() ?? '';
}

/** Mark of the `group`-th group around the origin: filled for the reader's own surfaces, hollow for the literature's. */
export function candidateMark(group: number, own: boolean): Markup {
  const d = candidateShape(group);
  return joined([
    element('path', {
      d,
      fill: style.halo,
      stroke: style.halo,
      'stroke-width': 4.5,
      'stroke-linejoin': 'round',
    }),
    element('path', { d, fill: own ? style.ink : style.halo, stroke: style.ink, 'stroke-width': 1.6 }),
  ]);
}

/** The candidates as they are drawn, and what else has to keep clear of them. */
export interface CandidateLayer {
  readonly markup: Markup;
  /** Marks and labels [px]. */
  readonly boxes: readonly Box[];
}

/** Marks with tooltips, and the labels for which there is room. `obstacles` are boxes that labels keep off. */
export function candidateLayer(
  candidates: readonly PlotCandidate[],
  groups: readonly string[],
  frame: MapFrame,
  obstacles: readonly Box[],
): CandidateLayer {
  const centres = candidates.map(({ x, y }) => toPicture(frame, x, y));
  const requests = candidates.map((candidate, k) => ({
    x: centres[k][0],
    y: centres[k][1],
    width: textWidth(candidate.label, style.smallSize) + 3,
    height: labelHeight,
    first: candidate.own,
  }));
  const places = labelPlacement(requests, frame, obstacles, style.markReach);
  const leaders = places.map((place) => leaderLine(place));
  const marks = candidates.map((candidate, k) => {
    const [across, down] = centres[k];
    const tip = `${candidate.label} (${coordinate(candidate, 'x')}, ${coordinate(candidate, 'y')}), ${candidate.group}`;
    const transform = `translate(${px(across)} ${px(down)})`;
    const mark = candidateMark(groups.indexOf(candidate.group), candidate.own);
    return element('g', { class: 'candidate', transform }, element('title', {}, text(tip)), mark);
  });
  const ellipses = candidates.map((candidate, k) => ellipse(candidate, centres[k], frame));
  const clip = definitionId('map', JSON.stringify([frame.x, frame.y, frame.width, frame.height]));
  const { x, y, width, height } = frame;
  const spread = candidates.some(({ deviation }) => deviation !== undefined)
    ? joined([
        element('clipPath', { id: clip }, element('rect', { x, y, width, height })),
        element('g', { class: 'deviations', 'clip-path': `url(#${clip})` }, ...ellipses),
      ])
    : joined([]);
  const labels = places.map((place, k) => (place === null ? joined([]) : labelText(candidates[k].label, place)));
  return {
    markup: element('g', { class: 'candidates' }, spread, ...leaders, ...marks, ...labels),
    boxes: [...centres.map(markBox), ...places.flatMap((place) => (place === null ? [] : [place.box]))],
  };
}

/** A coordinate with its standard deviation, `−4.5 ± 0.1`. */
function coordinate(candidate: PlotCandidate, axis: 'x' | 'y'): string {
  const deviation = candidate.deviation?.[axis] ?? 0;
  return `${numberText(candidate[axis])}${deviation > 0 ? ` ± ${numberText(deviation)}` : ''}`;
}

/** One standard deviation around a mark. */
function ellipse({ deviation }: PlotCandidate, [cx, cy]: readonly [number, number], frame: MapFrame): Markup {
  if (deviation === undefined) return joined([]);
  const [rx, ry] = ellipseRadii(deviation, frame);
  const shape = { cx, cy, rx, ry, fill: 'none' };
  return joined([
    element('ellipse', { ...shape, stroke: style.halo, 'stroke-width': 2.8, 'stroke-opacity': 0.8 }),
    element('ellipse', { ...shape, stroke: style.ink, 'stroke-width': 1, 'stroke-dasharray': '3 2' }),
  ]);
}

/** Half axes [px] of the ellipse of one standard deviation. */
export function ellipseRadii(
  deviation: { readonly x: number; readonly y: number },
  frame: Pick<MapFrame, 'xRange' | 'yRange' | 'width' | 'height'>,
): readonly [number, number] {
  const length = (d: number, [from, to]: readonly [number, number], size: number): number => (d / (to - from)) * size;
  return [length(deviation.x, frame.xRange, frame.width), length(deviation.y, frame.yRange, frame.height)];
}

function markBox([x, y]: readonly [number, number]): Box {
  const reach = style.markReach;
  return { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach };
}

function leaderLine(place: LabelPlace | null): Markup {
  if (place?.leader === undefined) return joined([]);
  const [[x1, y1], [x2, y2]] = place.leader;
  const d = `M${px(x1)} ${px(y1)}L${px(x2)} ${px(y2)}`;
  return joined([
    element('path', { d, stroke: style.halo, 'stroke-width': 2.6, 'stroke-opacity': 0.8 }),
    element('path', { d, stroke: style.ink, 'stroke-width': 0.8 }),
  ]);
}

function labelText(content: string, { box, anchor }: LabelPlace): Markup {
  const x = { start: box.x + 1.5, middle: box.x + box.width / 2, end: box.x + box.width - 1.5 }[anchor];
  return label(x, box.y + 10.2, content, {
    class: 'candidate-label',
    'font-size': style.smallSize,
    'text-anchor': anchor,
    'paint-order': 'stroke',
    stroke: style.halo,
    'stroke-width': 3,
    'stroke-linejoin': 'round',
  });
}
