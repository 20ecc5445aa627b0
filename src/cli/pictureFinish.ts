import { InvalidInput } from '../base';
import { finishedPicture, textForms, usualFinish, type PictureFinish } from '../plots';
import { writeFile } from './writeFile';

/** How pictures are written, as options of the command line. */
export interface FinishOptions {
  readonly text?: string;
  readonly width?: string;
}

/** Reads `--text` and `--width`. @throws InvalidInput. */
export function parseFinish({ text, width }: FinishOptions): PictureFinish {
  const form = textForms.find((name) => name === (text ?? usualFinish.text));
  if (form === undefined) {
    throw new InvalidInput({ name: '--text', got: text, expected: `one of ${textForms.join(', ')}` });
  }
  const width_cm = width === undefined ? usualFinish.width_cm : Number(width.trim() === '' ? NaN : width);
  if (!(width_cm > 0 && width_cm <= 500)) {
    throw new InvalidInput({ name: '--width', got: width, expected: 'centimetres above 0, at most 500' });
  }
  return { text: form, width_cm };
}

/** Writes a picture to a file. @throws InvalidInput when it cannot be written. */
export async function writePicture(file: string, svg: string, finish: PictureFinish): Promise<void> {
  writeFile(file, [await finishedPicture(svg, finish)]);
}
