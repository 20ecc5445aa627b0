import { style } from './style';
import { element, px, type Markup } from './svg';

/** Strokes with round ends on a ground, repeated: what pixels without a plain value are filled with. */
export interface GapMark {
  readonly name: string;
  readonly ground: string;
  readonly ink: string;
  /** Size of the repeated tile [px]. */
  readonly width: number;
  readonly height: number;
  readonly strokeWidth: number;
  /** Lines by their corners [px]. */
  readonly lines: readonly (readonly (readonly [number, number])[])[];
}

/** Arrows to the left: a rate that runs backwards. Lines of no hatch, so that grey print tells them from masked pixels. */
export const backwardMark: GapMark = {
  name: 'backward-arrows',
  ground: style.backwardGround,
  ink: style.backwardInk,
  width: 14,
  height: 10,
  strokeWidth: 1.3,
  lines: [
    [
      [11.5, 5],
      [2.5, 5],
    ],
    [
      [5.2, 2.3],
      [2.5, 5],
      [5.2, 7.7],
    ],
  ],
};

/** Question marks: a solved pixel whose quantity has no number. */
export const unknownMark: GapMark = {
  name: 'unknown-marks',
  ground: style.unknownGround,
  ink: style.unknownInk,
  width: 11,
  height: 13,
  strokeWidth: 1.3,
  lines: [
    [
      [3.4, 4.3],
      [3.8, 3],
      [5.5, 2.3],
      [7.2, 3],
      [7.5, 4.4],
      [6.7, 5.6],
      [5.6, 6.5],
      [5.5, 7.7],
    ],
    [
      [5.5, 10.1],
      [5.5, 10.1],
    ],
  ],
};

/** A mark as a definition that the layer and the legend refer to. */
export function markPattern({ name, ground, ink, width, height, strokeWidth, lines }: GapMark): Markup {
  const d = lines
    .map(([[x, y], ...rest]) => `M${px(x)} ${px(y)}${rest.map(([u, v]) => `L${px(u)} ${px(v)}`).join('')}`)
    .join('');
  return element(
    'pattern',
    { id: name, width, height, patternUnits: 'userSpaceOnUse' },
    element('rect', { width, height, fill: ground }),
    element('path', {
      d,
      fill: 'none',
      stroke: ink,
      'stroke-width': strokeWidth,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    }),
  );
}

/** Fill reference to a mark. */
export function markFill({ name }: GapMark): string {
  return `url(#${name})`;
}
