import type { Study } from '../../study';

/** What can be done to a surface, by its place in the study; what is refused throws why. */
export interface CandidateActions {
  readonly pin: (index: number) => void;
  readonly rename: (index: number, text: string) => void;
  readonly setEnergy: (index: number, descriptor: Study['descriptors'][number], text: string) => void;
  readonly regroup: (index: number, text: string) => void;
  /** As an own surface. */
  readonly copy: (index: number) => void;
  readonly remove: (index: number) => void;
}
