import { InvalidInput } from '../base';
import { finishedPicture, textForms, usualFinish, type PictureFinish } from '../plots';
import { pngPicture } from './pngPicture';
import { writeFile } from './writeFile';

/** How pictures are written, as options of the command line. */
export interface FinishOptions {
  readonly text?: string;
  readonly width?: string;
  readonly dpi?: string;
}

/** How pictures are written. */
export interface FileFinish extends PictureFinish {
  /** Pixels an inch of PNG files. */
  readonly dpi: number;
}

/** How pictures are written unless something else is asked for. */
export const usualFile: FileFinish = { ...usualFinish, dpi: 300 };

/** Reads `--text`, `--width` and `--dpi`. @throws InvalidInput. */
export function parseFinish({ text, width, dpi }: FinishOptions): FileFinish {
  const form = textForms.find((name) => name === (text ?? usualFile.text));
  if (form === undefined) {
    throw new InvalidInput({ name: '--text', got: text, expected: `one of ${textForms.join(', ')}` });
  }
  const width_cm = width === undefined ? usualFile.width_cm : Number(width.trim() === '' ? NaN : width);
  if (!(width_cm > 0 && width_cm <= 500)) {
    throw new InvalidInput({ name: '--width', got: width, expected: 'centimetres above 0, at most 500' });
  }
  const perInch = dpi === undefined ? usualFile.dpi : Number(dpi.trim() === '' ? NaN : dpi);
  if (!(perInch >= 10 && perInch <= 5000)) {
    throw new InvalidInput({ name: '--dpi', got: dpi, expected: 'pixels an inch, 10 to 5000' });
  }
  return { text: form, width_cm, dpi: perInch };
}

/** What a file of a picture holds, by its name: PNG where that ends in .png, else SVG. @throws InvalidInput for a PNG too large. */
export async function pictureContent(file: string, svg: string, finish: FileFinish): Promise<string | Uint8Array> {
  return isPng(file) ? pngPicture(svg, finish.width_cm, finish.dpi) : finishedPicture(svg, finish);
}

/** Whether a file of this name is written as PNG. */
export function isPng(file: string): boolean {
  return /\.png$/i.test(file);
}

/** Writes a picture to a file. @throws InvalidInput when it cannot be written. */
export async function writePicture(file: string, svg: string, finish: FileFinish): Promise<void> {
  writeFile(file, [await pictureContent(file, svg, finish)]);
}
