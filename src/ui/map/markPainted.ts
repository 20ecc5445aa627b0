import type { MapFrameResult } from '../state/mapRunner.svelte';

/** What the mark of a painted map tells. */
export interface PaintedMap {
  readonly columns: number;
  readonly rows: number;
  readonly sharp: boolean;
  /** From the request to the result [ms]. */
  readonly elapsed_ms: number;
}

/**
 * Puts a painted map on the performance timeline: `first-map` for the first one, `map` for each. Only the last `map` is
 * kept there; an observer sees them all.
 */
export function markPainted({ map, sharp, elapsed_ms }: MapFrameResult): void {
  if (performance.getEntriesByName('first-map').length === 0) performance.mark('first-map');
  performance.clearMarks('map');
  const detail: PaintedMap = { columns: map.x.values.length, rows: map.y.values.length, sharp, elapsed_ms };
  performance.mark('map', { detail });
}
