import type { KeptStudy } from './studyShelf.svelte';

/** Kept studies as a list shows them: one that reads like another is numbered, counted from the oldest. */
export function keptLabels(kept: readonly KeptStudy[], taken: string | null = null): readonly string[] {
  const seen = new Map<string, number>(taken === null ? [] : [[taken, 1]]);
  const labels = [...kept].reverse().map(({ label }) => {
    const count = (seen.get(label) ?? 0) + 1;
    seen.set(label, count);
    return count === 1 ? label : `${label} (${count})`;
  });
  return labels.reverse();
}
