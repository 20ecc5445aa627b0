import { backwardMark, markFill, markPattern, unknownMark } from './gapMarks';
import { outlinePath } from './paths';
import type { PixelKinds } from './pixelKinds';
import { pixelOutlines } from './pixelRegions';
import { gridToPicture, type MapFrame } from './plotLayout';
import type { PixelState } from './plotModel';
import { style } from './style';
import { element, joined, px, type Markup } from './svg';

const hatchName = 'masked-hatch';
const mostCrosses = 900;
const crossArm = 2.6;

/** The hatch of masked pixels, a definition that the layer and the legend refer to. */
export function maskedHatch(): Markup {
  const ground = element('rect', { width: 7, height: 7, fill: style.maskedGround });
  const line = element('path', { d: 'M0 0V7', stroke: style.maskedLine, 'stroke-width': 1.6 });
  const attributes = {
    id: hatchName,
    width: 7,
    height: 7,
    patternUnits: 'userSpaceOnUse',
    patternTransform: 'rotate(45)',
  };
  return element('pattern', attributes, ground, line);
}

/** Fill reference to the hatch. */
export const hatchFill = `url(#${hatchName})`;

/** The definitions that the gaps of a picture need. */
export function gapPatterns({ count }: Pick<PixelKinds, 'count'>): Markup[] {
  return [
    ...(count.masked > 0 ? [maskedHatch()] : []),
    ...(count.backward > 0 ? [markPattern(backwardMark)] : []),
    ...(count.unknown > 0 ? [markPattern(unknownMark)] : []),
  ];
}

/**
 * Masked pixels hatched; failed pixels pale with a small cross each, or spread crosses where there are very many; arrows
 * where a rate runs backwards, question marks where a quantity has no number.
 */
export function gapLayer(kinds: PixelKinds, frame: MapFrame): Markup {
  const region = (kind: Exclude<PixelState, 'good'>, fill: string) => {
    if (kinds.count[kind] === 0) return joined([]);
    const outlines = pixelOutlines((pixel) => kinds.state[pixel] === kind, frame.columns, frame.rows);
    return element('path', { class: kind, d: outlinePath(outlines, frame), fill, 'fill-rule': 'evenodd' });
  };
  return joined([
    region('masked', hatchFill),
    region('failed', style.failedGround),
    region('backward', markFill(backwardMark)),
    region('unknown', markFill(unknownMark)),
  ]);
}

/**
 * Crosses on the failed pixels, drawn over the field, since a cross may be larger than its pixel. Where crosses would
 * touch, or above 900 of them, one stands for a block of pixels.
 */
export function failedCrosses(kinds: PixelKinds, frame: MapFrame): Markup {
  if (kinds.count.failed === 0) return joined([]);
  const { columns, rows, width, height } = frame;
  const apart = kinds.count.failed <= mostCrosses ? 2 * crossArm : Math.sqrt((width * height) / mostCrosses);
  const [strideX, strideY] = [Math.ceil((apart * columns) / width), Math.ceil((apart * rows) / height)];
  const best = new Map<number, { readonly centre: [number, number]; readonly off: number }>();
  kinds.state.forEach((kind, pixel) => {
    if (kind !== 'failed') return;
    const [i, j] = [pixel % columns, Math.floor(pixel / columns)];
    const off = Math.abs((i % strideX) - (strideX - 1) / 2) + Math.abs((j % strideY) - (strideY - 1) / 2);
    const block = Math.floor(j / strideY) * columns + Math.floor(i / strideX);
    if (off < (best.get(block)?.off ?? Infinity))
      best.set(block, { centre: gridToPicture(frame, i + 0.5, j + 0.5), off });
  });
  const d = Array.from(best.values(), ({ centre }) => cross(...centre)).join('');
  return element(
    'g',
    { class: 'failed-crosses', fill: 'none', 'stroke-linecap': 'round' },
    element('path', { d, stroke: style.failedGround, 'stroke-width': 3.2 }),
    element('path', { d, stroke: style.failedCross, 'stroke-width': 1.1 }),
  );
}

/** Path data of one cross. */
export function cross(x: number, y: number): string {
  const [left, top, across] = [x - crossArm, y - crossArm, 2 * crossArm];
  return `M${px(left)} ${px(top)}l${px(across)} ${px(across)}m0 ${px(-across)}l${px(-across)} ${px(across)}`;
}
