import { hex, lightened } from './colorScale';
import { contourBands } from './contourBands';
import { bandPath, outlinePath } from './paths';
import { goodValues, type PixelKinds } from './pixelKinds';
import { pixelOutlines } from './pixelRegions';
import type { MapFrame } from './plotLayout';
import type { CategoryField } from './plotModel';
import { style } from './style';
import { definitionId, element, joined, type Markup } from './svg';

/** Margin [decades] from which a winner counts as clear: full colour above it, light colour below. */
export const clearMargin = 1;

const tolerance = 0.05;

/**
 * Winners as coloured regions with exact pixel edges: light colour everywhere, full colour where the margin is clear,
 * and a line where it is one decade. Good pixels without a winner stay paper.
 */
export function categoryLayer(field: CategoryField, kinds: PixelKinds, frame: MapFrame): Markup {
  const { columns, rows } = frame;
  const winner = winners(field, kinds);
  const regions = field.categories
    .map(({ color }, index) => ({
      color,
      d: outlinePath(
        pixelOutlines((pixel) => winner[pixel] === index, columns, rows),
        frame,
      ),
    }))
    .filter(({ d }) => d !== '');
  if (regions.length === 0) return joined([]);
  const won = outlinePath(
    pixelOutlines((pixel) => winner[pixel] >= 0, columns, rows),
    frame,
  );
  const margin = goodValues(field.margin, kinds).map((value, pixel) => (winner[pixel] < 0 ? NaN : value));
  const unit = Math.max(frame.width / columns, frame.height / rows);
  const clear = contourBands(margin, columns, rows, [clearMargin], tolerance / unit)[0];
  const clearPath = bandPath(clear, frame);
  const wonClip = definitionId('won', won);
  const clearClip = definitionId('clear', clearPath);
  const fill = (tone: (color: string) => string) =>
    regions.map(({ color, d }) => element('path', { d, fill: tone(color), 'fill-rule': 'evenodd' }));
  const edges = { fill: 'none', stroke: style.paper, 'stroke-width': 1 };
  const line = { fill: 'none', stroke: style.contourLine, 'stroke-width': 0.9, 'clip-path': `url(#${wonClip})` };
  return joined([
    element('clipPath', { id: wonClip }, element('path', { d: won, 'clip-rule': 'evenodd' })),
    element(
      'clipPath',
      { id: clearClip },
      element('path', { d: clearPath === '' ? 'M0 0' : clearPath, 'clip-rule': 'evenodd' }),
    ),
    ...fill(lightened),
    element('g', { class: 'clear', 'clip-path': `url(#${clearClip})` }, ...fill(hex)),
    ...regions.map(({ d }) => element('path', { d, ...edges })),
    element('path', { class: 'margin-line', d: clearPath, ...line }),
  ]);
}

/** Category of every pixel, -1 for pixels that are not good or have no winner. */
export function winners(field: CategoryField, kinds: PixelKinds): Int16Array {
  return field.index.map((index, pixel) => (kinds.state[pixel] === 'good' ? index : -1));
}
