import { describe, expect, test } from 'vitest';
import { LayoutState } from '../../src/ui/state/layout.svelte';

function store(text: string | null = null): {
  text: string | null;
  read: () => string | null;
  write: (t: string) => void;
} {
  const kept = { text, read: () => kept.text, write: (t: string): void => void (kept.text = t) };
  return kept;
}

describe('LayoutState', () => {
  test('beside the map, panels are open until they are folded away, which is remembered', () => {
    const kept = store();
    const layout = new LayoutState(kept);
    expect([layout.isOpen('conditions'), layout.isOpen('details')]).toEqual([true, true]);
    layout.close('details');
    expect(layout.isOpen('details')).toBe(false);
    expect(new LayoutState(kept).isOpen('details')).toBe(false);
    layout.toggle('details');
    expect(new LayoutState(kept).isOpen('details')).toBe(true);
  });

  test('a store that holds something else opens all panels', () => {
    const layout = new LayoutState(store('elsewhere details2'));
    expect([layout.isOpen('conditions'), layout.isOpen('details')]).toEqual([true, true]);
  });

  test('over the map, panels begin closed, one at a time, and are not remembered', () => {
    const kept = store('conditions');
    const layout = new LayoutState(kept);
    layout.narrow = true;
    expect([layout.isOpen('conditions'), layout.isOpen('details')]).toEqual([false, false]);
    layout.open('conditions');
    layout.open('details');
    expect([layout.isOpen('conditions'), layout.isOpen('details')]).toEqual([false, true]);
    layout.close('conditions');
    expect(layout.isOpen('details')).toBe(true);
    layout.toggle('details');
    expect(layout.isOpen('details')).toBe(false);
    expect(kept.text).toBe('conditions');
  });
});
