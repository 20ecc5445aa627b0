import type { MapRunner } from './mapRunner.svelte';
import type { WorkbenchDocument } from './workbench.svelte';

/** Why a map does not follow, and which. Null where all maps follow. */
export function mapFault(
  first: Pick<MapRunner, 'fault'> | null,
  second: Pick<MapRunner, 'fault'> | null,
): string | null {
  const [own, other] = [first?.fault ?? null, second?.fault ?? null];
  if (own === null) return other === null ? null : `The second map does not follow: ${other}`;
  const which = second === null ? 'The map does' : other === null ? 'The first map does' : 'Both maps do';
  return `${which} not follow: ${own}`;
}

/** Why there is no picture of this document, where the newest request was for it and was refused; null otherwise. */
export function refusalOf(
  runner: Pick<MapRunner, 'fault' | 'refused'> | null,
  document: WorkbenchDocument,
): string | null {
  return runner?.refused === document ? runner.fault : null;
}

/** What a map says over itself that could not follow. @param drawn true where it goes on showing what was before. */
export function refusalNote(refusal: string, drawn: boolean): string {
  return `${drawn ? 'This is the map from before' : 'There is no map of this'}: ${refusal}.`;
}
