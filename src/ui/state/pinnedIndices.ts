import type { Candidate } from '../../study';
import { pinnedCandidate } from './pinnedCandidate';
import type { Pin } from './view';

/** Indices of the surfaces that are pinned. */
export function pinnedIndices(pins: readonly Pin[], candidates: readonly Candidate[]): ReadonlySet<number> {
  const found = pins.flatMap((pin) => (pin.kind === 'candidate' ? [pinnedCandidate(pin, candidates)] : []));
  return new Set(found.flatMap((candidate) => (candidate === undefined ? [] : [candidates.indexOf(candidate)])));
}
