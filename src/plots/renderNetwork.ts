import { curveBasis, line } from 'd3';
import type { Position } from './layeredLayout';
import type { NetworkPlot, PlotEdge, PlotNode } from './networkPlot';
import { style } from './style';
import { element, joined, label, px, text, type Markup } from './svg';
import { heading, notes, svgDocument } from './svgDocument';

const margin = 16;
const narrowest = 440;

/** A flux graph as a complete SVG file, as text. The same input gives the same text, byte for byte. */
export function renderNetwork(plot: NetworkPlot): string {
  const width = Math.max(narrowest, plot.width + 2 * margin);
  const room = width - 2 * margin;
  const head = heading(plot, margin, 10, room);
  const top = head.bottom + 4;
  const foot = notes(plot.notes, margin, top + plot.height + 12, room);
  const shift = `translate(${px((width - plot.width) / 2)} ${px(top)})`;
  const lines = [...plot.edges].sort((a, b) => a.width - b.width);
  const description = `${plot.title}. ${plot.subtitle}. ${plot.edges.map(({ tip }) => tip).join('; ')}.`;
  return svgDocument(
    plot,
    description,
    { width, height: foot.bottom + margin },
    head.markup,
    element(
      'g',
      { transform: shift },
      element('g', { class: 'edges', fill: 'none' }, ...lines.map(edgeLine)),
      element('g', { class: 'nodes' }, ...plot.nodes.map(nodeMark)),
      element('g', { class: 'fluxes' }, ...lines.map(edgeLabel)),
    ),
    foot.markup,
  );
}

/** Length and half width of an arrow head [px]. */
function arrowSize(width: number): readonly [number, number] {
  return [6 + width, 3 + 0.75 * width];
}

const course = line<Position>()
  .curve(curveBasis)
  .x(([x]) => Math.round(x * 100) / 100)
  .y(([, y]) => Math.round(y * 100) / 100);

function edgeLine(edge: PlotEdge): Markup {
  const [length, half] = arrowSize(edge.width);
  const [tipX, tipY] = edge.points[edge.points.length - 1];
  const [beforeX, beforeY] = edge.points[edge.points.length - 2] ?? [tipX, tipY - 1];
  const distance = Math.hypot(tipX - beforeX, tipY - beforeY) || 1;
  const [dx, dy] = [(tipX - beforeX) / distance, (tipY - beforeY) / distance];
  const neck: Position = [tipX - dx * length, tipY - dy * length];
  const colour = edge.minor ? style.maskedLine : style.quiet;
  const corners = [
    [tipX, tipY],
    [neck[0] - dy * half, neck[1] + dx * half],
    [neck[0] + dy * half, neck[1] - dx * half],
  ];
  return element(
    'g',
    { 'data-step': String(edge.step + 1) },
    element('title', {}, text(edge.tip)),
    element('path', {
      d: course([...edge.points.slice(0, -1), neck]) ?? '',
      stroke: colour,
      'stroke-width': edge.width,
      'stroke-dasharray': edge.minor ? '4 3' : undefined,
    }),
    element('path', { d: `M${corners.map((corner) => corner.map(px).join(' ')).join('L')}Z`, fill: colour }),
  );
}

function edgeLabel({ label: words, at: [x, y], minor }: PlotEdge): Markup {
  return label(x, y + 4, words, {
    'font-size': style.smallSize,
    'text-anchor': 'middle',
    fill: minor ? style.quiet : style.ink,
    'font-weight': minor ? undefined : 600,
    'paint-order': 'stroke',
    stroke: style.paper,
    'stroke-width': 4,
    'stroke-linejoin': 'round',
  });
}

function nodeMark({ x, y, width, height, name, detail, kind, role }: PlotNode): Markup {
  const bold = kind === 'external' && role !== 'other';
  return joined([
    element('rect', {
      x: x - width / 2,
      y: y - height / 2,
      width,
      height,
      rx: kind === 'external' ? height / 2 : 3,
      fill: kind === 'external' ? style.maskedGround : style.halo,
      stroke: style.ink,
      'stroke-width': bold ? 2 : 1,
    }),
    label(x, y - 2, name, { 'font-size': style.textSize, 'font-weight': 600, 'text-anchor': 'middle' }),
    label(x, y + 12, detail, { 'font-size': style.smallSize, fill: style.quiet, 'text-anchor': 'middle' }),
  ]);
}
