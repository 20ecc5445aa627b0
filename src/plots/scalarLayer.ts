import { bandColors } from './colorScale';
import { contourTicks } from './colorBar';
import { contourBands } from './contourBands';
import { bandPath, outlinePath } from './paths';
import { goodValues, type PixelKinds } from './pixelKinds';
import { pixelOutlines } from './pixelRegions';
import type { MapFrame } from './plotLayout';
import type { ScalarField } from './plotModel';
import { style } from './style';
import { definitionId, element, joined, type Markup } from './svg';

/** Largest deviation [px] from thinning a contour. */
const tolerance = 0.05;

/**
 * Filled bands of a scalar field and thin contour lines at the levels that the colour bar numbers, clipped to the exact
 * edges of the good pixels.
 */
export function scalarLayer(field: ScalarField, kinds: PixelKinds, frame: MapFrame): Markup {
  if (kinds.count.good === 0) return joined([]);
  const { columns, rows } = frame;
  const good = outlinePath(
    pixelOutlines((pixel) => kinds.state[pixel] === 'good', columns, rows),
    frame,
  );
  const clip = definitionId('good', good);
  const colors = bandColors(field);
  const inner = field.levels.slice(1, -1);
  const lined = new Set(contourTicks(field, frame.width));
  const unit = Math.max(frame.width / columns, frame.height / rows);
  const bands = contourBands(goodValues(field.value, kinds), columns, rows, inner, tolerance / unit);
  const painted = bands.map((band, i) => {
    const line = lined.has(i + 1) ? { stroke: style.contourLine, 'stroke-width': 0.6, 'stroke-opacity': 0.45 } : {};
    const d = bandPath(band, frame);
    return d === '' ? joined([]) : element('path', { d, fill: colors[i + 1], 'fill-rule': 'evenodd', ...line });
  });
  const ground = element('path', { class: 'good', d: good, fill: colors[0], 'fill-rule': 'evenodd' });
  const clipPath = element('clipPath', { id: clip }, element('path', { d: good, 'clip-rule': 'evenodd' }));
  return joined([clipPath, ground, element('g', { class: 'bands', 'clip-path': `url(#${clip})` }, ...painted)]);
}
