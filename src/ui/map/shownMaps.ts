import { getContext, setContext } from 'svelte';
import type { MapPlot } from '../../plots';

const key = Symbol('shown maps');

/** Tells the components below which maps stand side by side, in the same colours. @param plots as they are when asked. */
export function provideShownMaps(plots: () => readonly MapPlot[]): void {
  setContext(key, plots);
}

/** The maps that stand side by side; none where there is one. */
export function useShownMaps(): () => readonly MapPlot[] {
  return getContext<() => readonly MapPlot[]>(key);
}
