import type { CompiledMechanism } from '../mechanism';
import { NetRates } from './netRates';

/** Net rate of one elementary step. */
export interface StepNetRate {
  /** ln |r_+ - r_-| [ln 1/s per site]; -Infinity for none, NaN where rounding hides it. */
  readonly lnMagnitude: number;
  /** +1 as written, -1 in reverse, 0 for none or hidden. */
  readonly sign: -1 | 0 | 1;
}

/**
 * Net rates of all steps at solved coverages. The net rate of a step is the TOF of a species that this step alone makes,
 * so it is computed as TOFs are: at the steady state by the combination of other steps in which least cancels.
 *
 * @param lnRate ln of the directed gross rates [ln 1/s per site], -Infinity for none. [2 steps]
 * @param steady false in a transient: the balances then do not close without the storage on the surface, and a
 * quasi-equilibrated step is NaN.
 */
export function stepNetRates(
  mechanism: CompiledMechanism,
  lnRate: Float64Array,
  steady: boolean,
): readonly StepNetRate[] {
  const count = mechanism.steps.length;
  const netExternal = new Int32Array(count * count);
  for (let j = 0; j < count; j++) netExternal[j * count + j] = 1;
  const marked = { ...mechanism, externals: mechanism.steps.map(marker), netExternal };
  const directed = Uint8Array.from(lnRate, (rate) => (rate > -Infinity ? 1 : 0));
  const states = mechanism.states.length;
  // Storage of infinite noise is eliminated first and takes every balance with it: only the plain differences are left.
  const drift = { value: new Float64Array(states), noise: new Float64Array(states).fill(Infinity) };
  return new NetRates(marked, directed).at(lnRate, steady ? null : drift);
}

function marker(step: { readonly id: string }): CompiledMechanism['externals'][number] {
  return { name: step.id, phase: 'gas', composition: null, charge: 0, site: null, denticity: 0 };
}
