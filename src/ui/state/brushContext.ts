import { getContext, setContext } from 'svelte';
import type { Brush } from './brush.svelte';

const key = Symbol('brush');

/** Gives the components below this one their shared selection. */
export function provideBrush(brush: Brush): Brush {
  return setContext(key, brush);
}

/** The selection that a component shares with the rest of the page. */
export function useBrush(): Brush {
  return getContext<Brush>(key);
}
