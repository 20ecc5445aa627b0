import type { Workbench } from './workbench.svelte';

/** Undo by Ctrl+Z and redo by Ctrl+Y or Ctrl+Shift+Z, but for a text that is being typed, which has its own. */
export function undoKeys(event: KeyboardEvent, workbench: Pick<Workbench, 'undo' | 'redo'>): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const typing =
    event.target instanceof HTMLElement && event.target.matches('input[type=text]:not([data-settled]), textarea');
  if (typing) return;
  const key = event.key.toLowerCase();
  if (key === 'z' && !event.shiftKey) workbench.undo();
  else if (key === 'y' || (key === 'z' && event.shiftKey)) workbench.redo();
  else return;
  event.preventDefault();
}
