import { interpolateLab, interpolateRgb, piecewise, rgb } from 'd3';
import { palettes } from './palettes';
import type { ScalarField } from './plotModel';
import { style } from './style';

/** Blue to orange through a light neutral, lightness falling alike on both sides; told apart in all common colour blindness. */
const diverging: (t: number) => string = piecewise(interpolateLab, [
  '#123f7a',
  '#3f7dbd',
  '#a3c4e2',
  '#eeeeea',
  '#f2bf8d',
  '#cf7426',
  '#7c3606',
]);

/**
 * One colour per band between two neighbouring levels, lowest band first (`levels.length - 1` colours). Sequential
 * and named colours spread evenly over the bands; diverging ones go by the value in the middle of the band, 0 being neutral.
 */
export function bandColors(field: Pick<ScalarField, 'palette' | 'levels' | 'colors'>): string[] {
  const { levels, palette, colors } = field;
  const named = colors ?? (palette === 'sequential' ? 'cividis' : null);
  const bands = levels.length - 1;
  const reach = Math.max(Math.abs(levels[0]), Math.abs(levels[bands]));
  return Array.from({ length: bands }, (_, i) => {
    if (named !== null) return hex(palettes[named](bands === 1 ? 0.5 : i / (bands - 1)));
    const middle = (levels[i] + levels[i + 1]) / 2;
    return hex(diverging(0.5 + middle / (2 * reach)));
  });
}

/** Blue to cream, light enough for ink to have a contrast of 7:1 on all of it. */
const pale: (t: number) => string = piecewise(interpolateLab, ['#7db0e0', '#a9d6b9', '#fdf3c4']);

/** Sequential colour of a share from 0 (lowest) to 1, to write on. */
export function paleColor(share: number): string {
  return hex(pale(share));
}

/** `raw`, any CSS colour, mixed with paper: how a category looks where its margin is small. */
export function lightened(raw: string): string {
  return hex(interpolateRgb(raw, style.paper)(0.58));
}

/** `raw`, any CSS colour that `checkPlot` accepts, as #rrggbb. */
export function hex(raw: string): string {
  return rgb(raw).formatHex();
}

/** Ink or white, whichever stands out more on `ground` (WCAG relative luminance). */
export function textOn(ground: string): string {
  const { r, g, b } = rgb(ground);
  const [red, green, blue] = [r, g, b].map((c) => (c <= 10 ? c / 3294 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance > 0.19 ? style.ink : style.halo;
}
