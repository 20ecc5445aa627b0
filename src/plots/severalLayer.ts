import { outlinePath } from './paths';
import type { PixelKinds } from './pixelKinds';
import { pixelOutlines, type Outline } from './pixelRegions';
import type { MapFrame } from './plotLayout';
import type { MapPlot } from './plotModel';
import { style } from './style';
import { element, joined, type Markup } from './svg';

const patternName = 'several-dots';

/** Distance of the dots over pixels with several steady states, their radius and that of their halo [px]. */
export const severalDots = { period: 10, radius: 1.5, halo: 2.5 } as const;
/** Dashes of the line around them. */
export const severalDash = '5 3';

/** What is said of them in words. */
export const severalWords = 'several stable steady states; value: the one from a clean surface';

/** Fill reference to the dots. */
export const severalFill = `url(#${patternName})`;

/** Dark dots with a pale halo: no lines, as hatches have, and readable on every colour. */
export function severalPattern(): Markup {
  const { period, radius, halo } = severalDots;
  const centre = { cx: period / 2, cy: period / 2 };
  return element(
    'pattern',
    { id: patternName, width: period, height: period, patternUnits: 'userSpaceOnUse' },
    element('circle', { ...centre, r: halo, fill: style.halo }),
    element('circle', { ...centre, r: radius, fill: style.ink }),
  );
}

/** Outlines of the good pixels with several steady states. */
export function severalOutlines({ several, x, y }: MapPlot, { state }: Pick<PixelKinds, 'state'>): readonly Outline[] {
  if (several === undefined) return [];
  const inside = (pixel: number): boolean => several[pixel] === 1 && state[pixel] === 'good';
  return pixelOutlines(inside, x.values.length, y.values.length);
}

/** Dots over the pixels with several steady states, and a dashed line around them. */
export function severalLayer(plot: MapPlot, kinds: PixelKinds, frame: MapFrame): Markup {
  const outlines = severalOutlines(plot, kinds);
  if (outlines.length === 0) return joined([]);
  const d = outlinePath(outlines, frame);
  return element(
    'g',
    { class: 'several', 'fill-rule': 'evenodd', 'stroke-linejoin': 'round' },
    element('path', { d, fill: severalFill, stroke: style.halo, 'stroke-width': 3 }),
    element('path', { d, fill: 'none', stroke: style.ink, 'stroke-width': 1.2, 'stroke-dasharray': severalDash }),
  );
}
