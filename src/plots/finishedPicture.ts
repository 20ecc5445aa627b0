import { InvalidInput } from '../base';
import { outlinedText } from './outlinedText';
import { loadFontFiles, loadGlyphs } from './pictureFont';
import { style } from './style';

/** How a picture carries its text. */
export const textForms = ['embedded', 'outlines', 'plain'] as const;
export type TextForm = (typeof textForms)[number];

/** What becomes of a picture before it is saved. */
export interface PictureFinish {
  /**
   * `embedded`: text with its font in the file, for browsers and their readers; `outlines`: letters as paths, for programs
   * that ignore embedded fonts (Inkscape, Illustrator); `plain`: text in the fonts of whoever opens it.
   */
  readonly text: TextForm;
  /** Width in print [cm]; the height follows. */
  readonly width_cm: number;
}

/** How pictures are saved unless something else is asked for: a page of a journal is 16 to 18 cm wide. */
export const usualFinish: PictureFinish = { text: 'embedded', width_cm: 16 };

const widest_cm = 500;

/**
 * A picture of this layer as a file of its own: with its font or without need of one, and with a size in print. The same
 * input gives the same text, byte for byte.
 *
 * @throws InvalidInput for a width that is not above 0 and at most 500 cm.
 */
export async function finishedPicture(svg: string, { text, width_cm }: PictureFinish): Promise<string> {
  if (!(width_cm > 0 && width_cm <= widest_cm)) {
    throw new InvalidInput({ name: 'width', got: width_cm, expected: `above 0 and at most ${widest_cm} cm` });
  }
  const sized = inPrint(svg, width_cm);
  if (text === 'plain') return sized;
  if (text === 'outlines') return outlinedText(sized, await loadGlyphs());
  const { regular, bold } = await loadFontFiles();
  const faces = [face(400, regular), face(700, bold)].join('');
  return sized.replace(/<\/metadata>/, (end) => `${end}<style>${faces}</style>`);
}

/** Width and height that a picture gives itself [px]. @throws InvalidInput when it gives none. */
export function svgSize(svg: string): { readonly width: number; readonly height: number } {
  const [, width, height] = /<svg[^>]*?\swidth="([\d.]+)"[^>]*?\sheight="([\d.]+)"/.exec(svg) ?? [];
  if (width === undefined || height === undefined) {
    throw new InvalidInput({ name: 'picture', got: svg.slice(0, 40), expected: 'an SVG with a width and a height' });
  }
  return { width: Number(width), height: Number(height) };
}

function inPrint(svg: string, width_cm: number): string {
  const { width, height } = svgSize(svg);
  const length = (cm: number): string => `${Number(cm.toPrecision(6))}cm`;
  return svg.replace(
    `width="${width}" height="${height}"`,
    `width="${length(width_cm)}" height="${length((width_cm * height) / width)}"`,
  );
}

function face(weight: number, address: string): string {
  return `@font-face{font-family:'${style.fontName}';font-weight:${weight};src:url(${address}) format('woff2')}`;
}
