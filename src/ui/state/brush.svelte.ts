import { keySet, toggledKey } from './keySet';

const none = keySet();

/**
 * Surfaces that the reader points at or has picked, by the names of the candidates, shared by all pictures and tables
 * of the page: what is marked in one is marked in each. It is no part of the document, so undo leaves it alone.
 */
export class Brush {
  /** The surface under the pointer or the focus, or null. */
  hovered = $state.raw<string | null>(null);
  /** Surfaces that stay marked until they are taken out again. */
  selected = $state.raw<ReadonlySet<string>>(none);

  hover(key: string | null): void {
    this.hovered = key;
  }

  /** Puts a surface into the selection, or takes it out. */
  toggle(key: string): void {
    this.selected = toggledKey(this.selected, key);
  }

  /** Selects these surfaces and no others. */
  select(keys: Iterable<string>): void {
    this.selected = keySet(keys);
  }

  clear(): void {
    this.hovered = null;
    this.selected = none;
  }

  /** Whether a surface is to be marked. */
  marks(key: string): boolean {
    return key === this.hovered || this.selected.has(key);
  }
}
