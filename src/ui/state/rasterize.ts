import { pngResolution } from '../../formats';
import { finishedPicture, pictureSize, svgSize } from '../../plots';

/**
 * An SVG picture as a PNG file of `width_cm` at `dpi`, which the file says of itself. Its text is drawn as outlines, alike on every machine.
 *
 * @throws InvalidInput for a picture too large, Error when the browser cannot draw it.
 */
export async function rasterize(svg: string, width_cm: number, dpi: number): Promise<Blob> {
  const { width, height } = pictureSize(svgSize(svg), width_cm, dpi);
  const drawn = await finishedPicture(svg, { text: 'outlines', width_cm });
  const address = URL.createObjectURL(new Blob([drawn], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('this browser has no memory for a picture of this size');
    context.drawImage(image, 0, 0, width, height);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (png === null) throw new Error('this browser has no memory for a picture of this size');
    return new Blob([pngResolution(new Uint8Array(await png.arrayBuffer()), dpi)], { type: 'image/png' });
  } finally {
    URL.revokeObjectURL(address);
  }
}
