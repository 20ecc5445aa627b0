import { interpolateCividis, interpolateRgb, piecewise, rgb } from 'd3';

/** Palettes that a scale can be given by name; but for cividis they are for comparing with published figures alone. */
export const paletteNames = ['cividis', 'Spectral_r', 'jet'] as const;

export type PaletteName = (typeof paletteNames)[number];

/** Straight between the colours of ColorBrewer, as matplotlib's of that name; d3's is a spline that misses them. */
const spectral: (t: number) => string = piecewise(interpolateRgb, [
  '#5e4fa2',
  '#3288bd',
  '#66c2a5',
  '#abdda4',
  '#e6f598',
  '#ffffbf',
  '#fee08b',
  '#fdae61',
  '#f46d43',
  '#d53e4f',
  '#9e0142',
]);

/** Corners of the channels of matplotlib's jet: place, share. */
const jetCorners = [
  [0, 0, 0.35, 0, 0.66, 1, 0.89, 1, 1, 0.5],
  [0, 0, 0.125, 0, 0.375, 1, 0.64, 1, 0.91, 0, 1, 0],
  [0, 0.5, 0.11, 1, 0.34, 1, 0.65, 0, 1, 0],
] as const;

function jet(t: number): string {
  const [r, g, b] = jetCorners.map((corners) => {
    let k = 2;
    while (k < corners.length - 2 && corners[k] < t) k += 2;
    const share = (t - corners[k - 2]) / (corners[k] - corners[k - 2]);
    return 255 * (corners[k - 1] + share * (corners[k + 1] - corners[k - 1]));
  });
  return rgb(r, g, b).formatHex();
}

/** Colours of the palettes from the lowest (0) to the highest value (1). */
export const palettes: Readonly<Record<PaletteName, (t: number) => string>> = {
  cividis: interpolateCividis,
  Spectral_r: spectral,
  jet,
};
