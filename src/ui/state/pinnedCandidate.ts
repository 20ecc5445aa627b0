import type { Candidate } from '../../study';
import type { Pin } from './view';

type CandidatePin = Extract<Pin, { readonly kind: 'candidate' }>;

/** The pin of a surface. An own surface may bear the name of a published one, so a pin says whose it is. */
export function pinOf({ name, source }: Candidate): CandidatePin {
  return { kind: 'candidate', name, ...(source === undefined ? {} : { source }) };
}

/** Name of a surface, with its group where another one bears the name too: `Rh(211), Wang 2021`; `own` for a reader's. */
export function surfaceLabel({ name, group, source }: Candidate, candidates: readonly Candidate[]): string {
  const alone = candidates.filter((other) => other.name === name).length < 2;
  return alone ? name : `${name}, ${source === undefined ? 'own' : (group ?? source)}`;
}

/** The surface that a pin means; where none has its source any more, the first of its name. */
export function pinnedCandidate(pin: CandidatePin, candidates: readonly Candidate[]): Candidate | undefined {
  const same = candidates.filter(({ name }) => name === pin.name);
  return same.find(({ source }) => source === pin.source) ?? same[0];
}
