import { bandColors, clearMargin, contourTicks, lightened, style, uncertainStripe, type MapPlot } from '../../plots';
import { dotOf } from './dotOf';
import { gapTiles } from './gapTiles';
import { paintCategories, paintScalar, type Raster } from './paintField';

/** Width of a map [px] in which stripes are as wide as in exported pictures. */
const stripeWidth = 600;

/**
 * Paints the field of a plot into a raster.
 *
 * @param scale dots per px of the page.
 */
export function paintMap(plot: MapPlot, raster: Raster, scale: number): void {
  const gaps = gapTiles(scale);
  const grid = { columns: plot.x.values.length, rows: plot.y.values.length, state: plot.state };
  const { field } = plot;
  if (field.kind === 'scalar') {
    const colors = Uint32Array.from(bandColors(field), dotOf);
    const lined = new Uint8Array(colors.length);
    for (const tick of contourTicks(field, raster.width)) if (tick > 0 && tick < lined.length) lined[tick] = 1;
    paintScalar(field, grid, { colors, lined }, gaps, raster);
  } else {
    const clear = Uint32Array.from(field.categories, (c) => dotOf(c.color));
    const narrow = Uint32Array.from(field.categories, (c) => dotOf(lightened(c.color)));
    // Across the diagonal the distance is 1/√2 of that along a row.
    const along = (share: number): number => Math.max(1, Math.round(share * Math.SQRT2 * (raster.width / stripeWidth)));
    const stripe = { period: along(uncertainStripe.period), width: along(uncertainStripe.width) };
    const none = dotOf(style.paper);
    paintCategories(field, grid, { clear, narrow, none, margin: clearMargin, stripe }, gaps, raster);
  }
}

/** Paints maps on one canvas after the other; the dots are kept from picture to picture, as making them costs time. */
export class MapPainter {
  private image: ImageData | null = null;

  /** Paints a plot on a canvas, which takes this size [dots]; `scale` dots per px of the page. */
  paint(
    canvas: HTMLCanvasElement,
    plot: MapPlot,
    [width, height]: readonly [width: number, height: number],
    scale: number,
  ): void {
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    const context = canvas.getContext('2d');
    if (context === null) return;
    if (this.image?.width !== width || this.image.height !== height) this.image = new ImageData(width, height);
    paintMap(plot, { width, height, dots: new Uint32Array(this.image.data.buffer) }, scale);
    context.putImageData(this.image, 0, 0);
  }
}
