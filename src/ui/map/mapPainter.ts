import { bandColors, clearMargin, contourTicks, lightened, type MapPlot } from '../../plots';
import { dotOf, paintCategories, paintScalar, type Raster } from './paintField';

/** Paints the field of a plot into a raster of this size. */
export function paintMap(plot: MapPlot, width: number, height: number): Raster {
  const raster: Raster = { width, height, dots: new Uint32Array(width * height) };
  const grid = { columns: plot.x.values.length, rows: plot.y.values.length, state: plot.state };
  const { field } = plot;
  if (field.kind === 'scalar') {
    const colors = Uint32Array.from(bandColors(field), dotOf);
    const lined = new Uint8Array(colors.length);
    for (const tick of contourTicks(field, width)) if (tick > 0 && tick < lined.length) lined[tick] = 1;
    paintScalar(field, grid, { colors, lined }, raster);
  } else {
    const clear = Uint32Array.from(field.categories, (c) => dotOf(c.color));
    const narrow = Uint32Array.from(field.categories, (c) => dotOf(lightened(c.color)));
    paintCategories(field, grid, { clear, narrow, margin: clearMargin }, raster);
  }
  return raster;
}

/** Puts a raster on a canvas, which takes its size. */
export function showRaster(canvas: HTMLCanvasElement, { width, height, dots }: Raster): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) return;
  const image = context.createImageData(width, height);
  new Uint32Array(image.data.buffer).set(dots);
  context.putImageData(image, 0, 0);
}
