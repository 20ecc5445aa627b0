import json from '../../../datasets/waters-chemsci2025/waters.json';
import { parseWaterSet, type WaterSet } from '../waterSet';

/** A kind of water to take concentrations from. */
export interface WaterPreset {
  readonly id: string;
  readonly label: string;
  /** Range of the nitrate concentration [mmol/L]; low and high are equal where the source gives one value. */
  readonly nitrate_mM: { readonly low: number; readonly high: number };
  /** As `nitrate_mM`; null where the source gives none. */
  readonly nitrite_mM: { readonly low: number; readonly high: number } | null;
  /** What the source says of the pH, in words; null where it says unknown. It gives no number. */
  readonly acidity: WaterSet['waters'][number]['acidity'];
  /** Main ions, in the order of the source. */
  readonly main: readonly string[];
  /** Where the numbers stand, to show beside them. */
  readonly source: string;
  readonly doi: string | null;
}

/**
 * Kinds of water with their published nitrate concentrations. In dilute water the activity of nitrate is about its
 * concentration in mol/L, `nitrate_mM / 1000`; at the 1.95 mol/L of nuclear wastewater the two differ.
 */
export const waterPresets: readonly WaterPreset[] = presetsOf(
  parseWaterSet(json, 'datasets/waters-chemsci2025/waters.json'),
);

function presetsOf({ waters, source }: WaterSet): readonly WaterPreset[] {
  return waters.map(({ id, label, nitrate, nitrite, acidity, main, primaryReference }) => ({
    id,
    label,
    nitrate_mM: nitrate,
    nitrite_mM: nitrite ?? null,
    acidity,
    main,
    source: `${source.citation}, reference ${primaryReference} there`,
    doi: source.doi,
  }));
}
