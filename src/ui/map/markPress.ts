import type { Brush } from '../state/brush.svelte';
import { pinOf } from '../state/pinnedCandidate';
import type { Workbench } from '../state/workbench.svelte';

/** Index of the candidate whose mark was hit, as its `data-candidate`; null for a place beside all marks. */
export function candidateOf(target: EventTarget | null): number | null {
  const mark = target instanceof Element ? target.closest('[data-candidate]') : null;
  return mark === null ? null : Number(mark.getAttribute('data-candidate'));
}

/** Pins the candidate of a mark, or selects it. */
export function pressMark(workbench: Workbench, brush: Brush, index: number, selects: boolean): void {
  const candidate = workbench.study.candidates.at(index);
  if (candidate === undefined) return;
  if (selects) brush.toggle(candidate.name);
  else workbench.pin(pinOf(candidate));
}
