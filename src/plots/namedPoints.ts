import { labelPlacement } from './labelPlacement';
import type { MapFrame } from './plotLayout';
import { style } from './style';
import { element, joined, label, px, text, type Markup } from './svg';
import { textWidth } from './textWidth';

/** A point of a chart. */
export interface NamedPoint {
  readonly name: string;
  /** [px] */
  readonly at: readonly [number, number];
  /** Drawn around the origin. */
  readonly shape: Markup;
}

const labelHeight = 13;
/** Points beyond which none is named: names would cover each other. */
const mostNamed = 80;

/** Points with their tooltips, and names beside those where there is room. */
export function namedPoints(points: readonly NamedPoint[], frame: MapFrame): Markup {
  const requests = points.map(({ name, at: [x, y] }) => ({
    x,
    y,
    width: textWidth(name, style.smallSize) + 3,
    height: labelHeight,
  }));
  const places = points.length > mostNamed ? [] : labelPlacement(requests, frame, [], style.markReach);
  const names = places.map((place, i) => {
    // A name far from its mark would need a leader; the tooltip has it.
    if (place === null || place.leader !== undefined) return joined([]);
    const { box, anchor } = place;
    const x = { start: box.x + 1.5, middle: box.x + box.width / 2, end: box.x + box.width - 1.5 }[anchor];
    const halo = { 'paint-order': 'stroke', stroke: style.halo, 'stroke-width': 3, 'stroke-linejoin': 'round' };
    return label(x, box.y + 10.2, points[i].name, { 'font-size': style.smallSize, 'text-anchor': anchor, ...halo });
  });
  return element('g', { class: 'points' }, ...points.map(pointMark), ...names);
}

/** The shape of a point at its place, with its name as tooltip. */
export function pointMark({ name, at: [x, y], shape }: NamedPoint): Markup {
  const transform = `translate(${px(x)} ${px(y)})`;
  return element('g', { class: 'point', transform }, element('title', {}, text(name)), shape);
}
