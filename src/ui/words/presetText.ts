import { numberText } from '../../plots';
import type { WaterPreset } from '../../study';

/** A kind of water with its nitrate concentration: `Polluted ground water, 0.88 to 1.26 mM`. */
export function presetText({ label, nitrate_mM: { low, high } }: WaterPreset): string {
  const amount = low === high ? numberText(low) : `${numberText(low)} to ${numberText(high)}`;
  return `${label}, ${amount} mM`;
}
