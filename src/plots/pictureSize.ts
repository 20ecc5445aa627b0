import { InvalidInput } from '../base';

/** Longest side and most pixels of a picture that every current browser can draw. */
export const mostSide = 16_000;
export const mostPicturePixels = 60_000_000;

/** Pixels of a raster picture. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
  readonly height_cm: number;
}

/**
 * Pixels of a picture that is printed `width_cm` wide at `dpi` pixels an inch; its height follows its shape.
 *
 * @param shape width and height of the drawing, in any unit.
 * @throws InvalidInput for a width or resolution that is not above 0, or a picture too large to be drawn.
 */
export function pictureSize(
  shape: { readonly width: number; readonly height: number },
  width_cm: number,
  dpi: number,
): PictureSize {
  if (!(width_cm > 0 && width_cm <= 500)) {
    throw new InvalidInput({ name: 'width', got: width_cm, expected: 'above 0 and at most 500 cm' });
  }
  if (!(dpi >= 10 && dpi <= 5000)) {
    throw new InvalidInput({ name: 'resolution', got: dpi, expected: '10 to 5000 dpi' });
  }
  const width = Math.max(1, Math.round((width_cm / 2.54) * dpi));
  const height_cm = (width_cm * shape.height) / shape.width;
  const height = Math.max(1, Math.round((height_cm / 2.54) * dpi));
  if (width > mostSide || height > mostSide || width * height > mostPicturePixels) {
    throw new InvalidInput({
      name: 'picture',
      got: `${width} x ${height} pixels`,
      expected: `at most ${mostSide} on a side and ${mostPicturePixels / 1e6} million in all; lower the width or the dpi`,
    });
  }
  return { width, height, height_cm };
}
