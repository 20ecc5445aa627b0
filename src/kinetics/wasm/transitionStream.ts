import { Stream } from './memoryImage';
import type { ReactionNetwork } from '../chain/reactionNetwork';

/** Addresses of work space by unknown or rate. */
export interface Work {
  readonly occupation: (unknown: number) => number;
  readonly rate: (rate: number) => number;
  readonly weight: (unknown: number) => number;
  readonly flux: (rate: number) => number;
  readonly inflow: (unknown: number) => number;
  readonly outflow: (unknown: number) => number;
}

/** See the kernel's `imbalancePoint`. */
export function transitionStream({ transitions }: ReactionNetwork, work: Work): Stream {
  const stream = new Stream().int(transitions.length);
  for (const { from, to, rate } of transitions) stream.int(work.flux(rate), work.inflow(to), work.outflow(from));
  return stream;
}
