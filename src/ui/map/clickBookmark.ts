import type { Workbench } from '../state/workbench.svelte';

/** What leads back to before a click: to the pins as they were, and to what was said. */
export function clickBookmark(workbench: Workbench): () => void {
  const { notice } = workbench;
  const back = workbench.bookmark();
  return () => {
    back();
    workbench.notice = notice;
  };
}
