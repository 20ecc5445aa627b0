import { regionLetters, toPicture, type MapFrame, type MapPlot, type RegionLetter } from '../../plots';
import type { MapGeometry } from './mapGeometry';

/**
 * Letters of the products in their regions, so that the map can be read without its colours; none for a scalar field.
 *
 * @param picture where the pixels of the plot lie [px]. @param window the part of the screen that shows the map [px].
 */
export function mapLetters(
  plot: MapPlot,
  picture: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
  window: MapGeometry,
): readonly (RegionLetter & { readonly letter: string })[] {
  const { field, state, x, y, candidates } = plot;
  if (field.kind !== 'category' || picture.width <= 0 || picture.height <= 0) return [];
  const frame: MapFrame = {
    x: picture.left,
    y: picture.top,
    width: picture.width,
    height: picture.height,
    columns: x.values.length,
    rows: y.values.length,
    xRange: window.x,
    yRange: window.y,
  };
  const winner = field.index.map((index, p) => (state[p] === 'good' ? index : -1));
  const marks = candidates.map((c) => toPicture({ ...frame, ...windowBox(window) }, c.x, c.y));
  return regionLetters(winner, frame, marks)
    .filter(({ box }) => {
      const { left, top, width, height } = window;
      return box.x >= left && box.y >= top && box.x + box.width <= left + width && box.y + box.height <= top + height;
    })
    .map((place) => ({ ...place, letter: field.categories[place.category].letter }));
}

function windowBox({ left, top, width, height }: MapGeometry): Pick<MapFrame, 'x' | 'y' | 'width' | 'height'> {
  return { x: left, y: top, width, height };
}
