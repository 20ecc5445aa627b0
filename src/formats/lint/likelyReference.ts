import type { Study } from '../../study';
import { knownShift } from '../foreign';
import { referenceNames } from '../referenceNames';
import type { ReferenceState } from '../surfaceTable';

/** A reading of a column relative to a state whose difference to the study's is known. */
export interface LikelyReference {
  /** What the energies are relative to, in words. */
  readonly name: string;
  readonly reading: { readonly reference: ReferenceState; readonly shift_eV: number };
  readonly source: string;
}

/** The states that are looked at, the more common first. */
const states = ['half-X2', 'H2O/H2', 'OC20'] as const;
/** How far a fitted shift [eV] may lie from a known one: the spread of functionals that the source states. */
const spread_eV = 0.5;

/**
 * The state of reference whose known shift lies closest to one that was fitted, within the spread of functionals; null for
 * none, or where the column is read so already.
 *
 * @param shift_eV what brings the column to what is expected.
 */
export function likelyReference(
  descriptor: Study['descriptors'][number],
  shift_eV: number,
  read: ReferenceState,
): LikelyReference | null {
  let best: (LikelyReference & { readonly off: number }) | null = null;
  for (const state of states) {
    const shift = knownShift(descriptor, state);
    if (shift === null || shift.shift_eV === 0 || state === read) continue;
    const off = Math.abs(shift.shift_eV - shift_eV);
    if (off > spread_eV || (best !== null && off >= best.off)) continue;
    best = {
      name: referenceNames[state],
      reading: { reference: state, shift_eV: shift.shift_eV },
      source: shift.source,
      off,
    };
  }
  return best;
}
