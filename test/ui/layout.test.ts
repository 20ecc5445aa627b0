import { describe, expect, test } from 'vitest';
import { LayoutState, panelWidths } from '../../src/ui/state/layout.svelte';

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

  test('a panel keeps the width it was given, within limits, until it is given back its own', () => {
    const kept = store('details');
    const layout = new LayoutState(kept);
    expect(layout.widthOf('details')).toBeNull();
    layout.widen('details', 481.6);
    layout.widen('conditions', 10);
    const again = new LayoutState(kept);
    expect([again.widthOf('details'), again.widthOf('conditions')]).toEqual([482, panelWidths[0]]);
    expect(again.isOpen('details')).toBe(false);
    again.widen('details', null);
    expect(new LayoutState(kept).widthOf('details')).toBeNull();
    expect(new LayoutState(store('details=99999 conditions=wide')).widthOf('details')).toBe(panelWidths[1]);
    expect(new LayoutState(store('conditions=wide')).widthOf('conditions')).toBeNull();
  });
});
