import type { MapRunner } from './mapRunner.svelte';
import type { WorkbenchDocument } from './workbench.svelte';

/** What computes a map, or something along it, and why it may have stopped. */
interface Follower {
  readonly fault: string | null;
  /** The document that was given up; null where none was, or where nothing can be given up. */
  readonly cancelled?: WorkbenchDocument | null;
}

/**
 * Why a map does not follow, and which. Null where all maps follow.
 *
 * @param what is computed: `map`, or `cut` through one.
 */
export function mapFault(first: Follower | null, second: Follower | null, what = 'map'): string | null {
  const [own, other] = [first, second].map(reasonOf);
  if (own === null) return other === null ? null : `The second ${what} does not follow: ${other}`;
  const which = second === null ? `The ${what} does` : other === null ? `The first ${what} does` : `Both ${what}s do`;
  return `${which} not follow: ${own}${other === null || other === own ? '' : `; the second: ${other}`}`;
}

/** Why there is no picture of this document, where the newest request was for it and none will come; null otherwise. */
export function refusalOf(
  runner: Pick<MapRunner, 'fault' | 'refused' | 'cancelled'> | null,
  document: WorkbenchDocument,
): string | null {
  return runner?.refused === document || runner?.cancelled === document ? reasonOf(runner) : null;
}

/** What a map says over itself that could not follow. @param drawn true where it goes on showing what was before. */
export function refusalNote(refusal: string, drawn: boolean): string {
  return `${drawn ? 'This is the map from before' : 'There is no map of this'}: ${refusal}.`;
}

function reasonOf(follower: Follower | null): string | null {
  if (follower === null) return null;
  return follower.fault ?? ((follower.cancelled ?? null) === null ? null : 'the computation was cancelled');
}
