import type { MapRunner } from './mapRunner.svelte';

/** Why a map does not follow, and which: it goes on showing what was before. Null where all maps follow. */
export function mapFault(
  first: Pick<MapRunner, 'fault'> | null,
  second: Pick<MapRunner, 'fault'> | null,
): string | null {
  const [own, other] = [first?.fault ?? null, second?.fault ?? null];
  if (own === null) return other === null ? null : `The second map is as before: ${other}`;
  return `${second === null ? 'The map is' : other === null ? 'The first map is' : 'Both maps are'} as before: ${own}`;
}
