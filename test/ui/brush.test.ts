import { describe, expect, it } from 'vitest';
import { Brush } from '../../src/ui/state/brush.svelte';

describe('the surfaces that are marked everywhere', () => {
  it('marks what is hovered and what is selected, each on its own', () => {
    const brush = new Brush();
    brush.hover('Pt(111)');
    brush.toggle('Rh(211)');
    expect(['Pt(111)', 'Rh(211)', 'Cu(111)'].map((key) => brush.marks(key))).toEqual([true, true, false]);
    brush.hover(null);
    expect(brush.marks('Pt(111)')).toBe(false);
    expect([...brush.selected]).toEqual(['Rh(211)']);
  });

  it('toggles one, selects others in its place, and clears', () => {
    const brush = new Brush();
    brush.toggle('a');
    const before = brush.selected;
    brush.toggle('b');
    brush.toggle('a');
    expect([...brush.selected]).toEqual(['b']);
    expect([...before], 'a set that was handed out does not change').toEqual(['a']);
    brush.select(['c', 'd', 'c']);
    expect([...brush.selected]).toEqual(['c', 'd']);
    brush.hover('c');
    brush.clear();
    expect([brush.hovered, brush.selected.size]).toEqual([null, 0]);
  });
});
