import {
  cellCentre,
  cellShare,
  densityCells,
  densityRing,
  honeycomb,
  legendCounts,
  mostSingle,
  type DensityCells,
} from './densityCells';
import type { LegendGroup } from './legend';
import { toPicture, type MapFrame } from './plotLayout';
import type { Crowd } from './plotModel';
import { style } from './style';
import { element, joined, px, type Markup } from './svg';

/** Radius of the dot of a single candidate [px]. */
const dotRadius = 2.2;

/** Very many candidates as they are drawn: each a dot where they are few, else rings that grow with the count. */
export interface DensityPicture {
  readonly crowd: Crowd;
  readonly cells: DensityCells;
  /** Largest count of a cell. */
  readonly most: number;
  /** Half of the width of a cell, across and up [px]. */
  readonly half: readonly [number, number];
}

/** The density of a crowd in a picture; null where nobody is in sight. */
export function densityPicture(crowd: Crowd, frame: MapFrame): DensityPicture | null {
  const { width, height, xRange, yRange } = frame;
  const pixels = { x: width / (xRange[1] - xRange[0]), y: height / (yRange[1] - yRange[0]) };
  const comb = honeycomb(pixels, densityRing.cell);
  const cells = densityCells(crowd.x, crowd.y, null, comb, { x: xRange, y: yRange });
  if (cells.inside === 0) return null;
  const up = (comb.dy / (Math.sqrt(3) / 2)) * pixels.y;
  return { crowd, cells, most: Math.max(...cells.count), half: [(comb.dx * pixels.x) / 2, up / 2] };
}

/** Rings or dots over the map, dark with a white edge. */
export function densityLayer(density: DensityPicture, frame: MapFrame): Markup {
  if (density.cells.inside > mostSingle) return element('g', { class: 'density' }, ...rings(hexagons(density, frame)));
  return element('path', {
    class: 'density',
    d: dots(density, frame),
    fill: style.ink,
    stroke: style.halo,
    'stroke-width': 1.4,
    'paint-order': 'stroke',
  });
}

/** Outlines: a pale edge below a dark line, nothing within. */
function rings(d: string): readonly Markup[] {
  const { line, edge, edgeOpacity } = densityRing;
  const shape = { d, fill: 'none', 'stroke-linejoin': 'round' };
  return [
    element('path', { ...shape, stroke: style.halo, 'stroke-width': edge, 'stroke-opacity': edgeOpacity }),
    element('path', { ...shape, stroke: style.ink, 'stroke-width': line }),
  ];
}

/** What the size of the rings means. */
export function densityLegend({ crowd, cells, most, half }: DensityPicture): LegendGroup {
  const whose = crowd.name === '' ? 'candidates' : `candidates of ${crowd.name}`;
  if (cells.inside <= mostSingle) {
    const dot = element('circle', { r: dotRadius, fill: style.ink });
    return { items: [{ sample: dot, words: `${whose}, one each` }] };
  }
  const items = legendCounts(most).map((count) => ({
    sample: joined(rings(hexagon(0, 0, half[0], half[0], cellShare(count, most)))),
    words: String(count),
  }));
  return { title: `${whose} in a cell`, items };
}

/** The density and the marks that stand out from it. */
export function withDensity(density: DensityPicture | null, frame: MapFrame, marks: Markup): Markup {
  return density === null ? marks : joined([densityLayer(density, frame), marks]);
}

function hexagons({ cells, most, half }: DensityPicture, frame: MapFrame): string {
  return Array.from(cells.count, (count, cell) => {
    const [x, y] = toPicture(frame, ...cellCentre(cells, cell));
    return hexagon(x, y, half[0], half[1], cellShare(count, most));
  }).join('');
}

function hexagon(x: number, y: number, rx: number, ry: number, share: number): string {
  const corners = Array.from({ length: 6 }, (_, k) => {
    const angle = Math.PI / 6 + (k * Math.PI) / 3;
    const reach = share / Math.cos(Math.PI / 6);
    return `${px(x + rx * reach * Math.cos(angle))} ${px(y + ry * reach * Math.sin(angle))}`;
  });
  return `M${corners.join('L')}Z`;
}

function dots({ crowd }: DensityPicture, frame: MapFrame): string {
  const { xRange, yRange } = frame;
  let d = '';
  crowd.x.forEach((value, i) => {
    const up = crowd.y[i];
    if (!(value >= xRange[0] && value <= xRange[1] && up >= yRange[0] && up <= yRange[1])) return;
    const [x, y] = toPicture(frame, value, up);
    const r = px(dotRadius);
    d += `M${px(x - dotRadius)} ${px(y)}a${r} ${r} 0 1 0 ${px(2 * dotRadius)} 0a${r} ${r} 0 1 0 ${px(-2 * dotRadius)} 0Z`;
  });
  return d;
}
