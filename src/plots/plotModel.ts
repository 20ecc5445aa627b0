import type { PaletteName } from './palettes';

/**
 * What a map picture is made of. The plot layer knows no chemistry: screening fills these records, `renderMap` draws
 * them, and the page and the command line share both. Arrays of pixels are row-major, index = iy * x.values.length + ix.
 */

/** One axis of a map. `values` are the pixel centres, ascending and evenly spaced. */
export interface PlotAxis {
  /** Axis title with unit and reference state, e.g. `ΔE_O (eV, relative to the gas-phase O atom)`. */
  readonly title: string;
  readonly values: Float64Array;
  /** Unit shared with the other axis (`eV`): equal units are drawn at equal scale. */
  readonly unit: string;
}

/**
 * State of a pixel: `masked` and `failed` as in the kernel contract; of those that are solved `backward` where the rate runs
 * against the direction that is shown, `unknown` where the quantity has no number.
 */
export type PixelState = 'good' | 'backward' | 'unknown' | 'masked' | 'failed';

/** State of a point as a whole, whatever quantity is shown. */
export type PointState = Extract<PixelState, 'good' | 'masked' | 'failed'>;

/** A named surface drawn over the map. */
export interface PlotCandidate {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  /** Standard deviations in the units of the axes, drawn as an ellipse; absent where none is stated. */
  readonly deviation?: { readonly x: number; readonly y: number };
  /** Group shown in the legend, e.g. `Wang 2021`; each group gets its own mark shape. */
  readonly group: string;
  /** True for the reader's own surfaces (filled mark), false for literature values (hollow mark). */
  readonly own: boolean;
}

/** Very many candidates, drawn by how many there are where. */
export interface Crowd {
  /** Whose they are, such as a file; empty for those of the study. */
  readonly name: string;
  /** Coordinates, as are `y`; NaN for a candidate that is not drawn. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Continuous field with a colour bar. */
export interface ScalarField {
  readonly kind: 'scalar';
  /**
   * One value per pixel. Infinities lie beyond the ends of the colour bar; NaN in a good pixel is drawn as unknown. A
   * backward rate counts as none: -Infinity.
   */
  readonly value: Float64Array;
  /** `sequential` for activities and coverages, `diverging` for degrees of rate control (centre 0). */
  readonly palette: 'sequential' | 'diverging';
  /** Named colours in the place of those that are usual for the palette. */
  readonly colors?: PaletteName;
  /** Contour thresholds, ascending, first and last are the ends of the colour bar. */
  readonly levels: readonly number[];
  /** Colour-bar title, e.g. `log₁₀ TOF(NO₃⁻) / s⁻¹`. */
  readonly title: string;
  /** The same in few words, for a readout. */
  readonly name: string;
}

/** One winner per pixel with its margin to the runner-up. */
export interface CategoryField {
  readonly kind: 'category';
  /** Index into `categories`, or -1 for none. */
  readonly index: Int16Array;
  /** log10 of the ratio of the winner to the runner-up; +Infinity without a runner-up. Below 1 counts as narrow. */
  readonly margin: Float64Array;
  readonly categories: readonly { readonly label: string; readonly color: string; readonly letter: string }[];
  /** Legend title, e.g. `most formed N product (margin in decades)`. */
  readonly title: string;
  /** Pixels (1) whose category is uncertain, drawn hatched, and what the legend says of them. */
  readonly uncertain?: { readonly pixels: Uint8Array; readonly words: string };
}

/** Everything that stands in one picture. */
export interface MapPlot {
  readonly title: string;
  /** Conditions in one line, e.g. `U = 0.1 V vs RHE · T = 300 K · steady state`. */
  readonly subtitle: string;
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  readonly state: readonly PixelState[];
  readonly field: ScalarField | CategoryField;
  /** 1 for pixels with several stable steady states; absent where there are none. */
  readonly several?: Uint8Array;
  readonly candidates: readonly PlotCandidate[];
  /** Where they stand on an axis that is a condition, `U = −0.1 V vs RHE`; absent where both axes are descriptors. */
  readonly candidatesAt?: string;
  /** Candidates besides those. */
  readonly crowd?: Crowd;
  /** Why pixels are masked, for the legend; empty when none is. */
  readonly maskReason: string;
  /** What a rate that runs backwards means, and why a quantity has no number; absent where no pixel is so. */
  readonly backwardReason?: string;
  readonly unknownReason?: string;
  /** Why nothing is shown and what to do; absent where something is. */
  readonly emptyReason?: string;
  /** Written into the file's <metadata> as JSON: hash, version, sources. */
  readonly metadata: Readonly<Record<string, unknown>>;
}
