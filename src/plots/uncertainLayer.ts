import { outlinePath } from './paths';
import type { PixelKinds } from './pixelKinds';
import { pixelOutlines } from './pixelRegions';
import type { MapFrame } from './plotLayout';
import type { CategoryField } from './plotModel';
import { style } from './style';
import { element, joined, type Markup } from './svg';

const hatchName = 'uncertain-hatch';

/** Distance of the stripes over uncertain pixels, and their width [px]. */
export const uncertainStripe = { period: 7, width: 3 } as const;

/** Fill reference to the stripes. */
export const uncertainFill = `url(#${hatchName})`;

/** Paper stripes that fall to the right, over the colour of the winner: the hatch of masked pixels rises, on grey. */
export function uncertainHatch(): Markup {
  const { period, width } = uncertainStripe;
  const attributes = {
    id: hatchName,
    width: period,
    height: period,
    patternUnits: 'userSpaceOnUse',
    patternTransform: 'rotate(-45)',
  };
  const line = { d: `M0 0V${period}`, stroke: style.paper, 'stroke-width': 2 * width, 'stroke-opacity': '0.8' };
  return element('pattern', attributes, element('path', line));
}

/** Good pixels whose category is uncertain; empty for a field that knows no uncertainty. */
export function isUncertain({ uncertain, index }: CategoryField, kinds: PixelKinds, pixel: number): boolean {
  return uncertain?.pixels[pixel] === 1 && kinds.state[pixel] === 'good' && index[pixel] >= 0;
}

/** Stripes over the uncertain pixels of a category field. */
export function uncertainLayer(field: CategoryField, kinds: PixelKinds, frame: MapFrame): Markup {
  if (field.uncertain === undefined) return joined([]);
  const outlines = pixelOutlines((pixel) => isUncertain(field, kinds, pixel), frame.columns, frame.rows);
  if (outlines.length === 0) return joined([]);
  return element('path', {
    class: 'uncertain',
    d: outlinePath(outlines, frame),
    fill: uncertainFill,
    'fill-rule': 'evenodd',
  });
}
