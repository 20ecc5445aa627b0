import { describe, expect, it } from 'vitest';
import { beginHistory, changed, redone, settled, undone } from '../../src/ui/state/history';

describe('a history', () => {
  it('goes back and forth through every change', () => {
    const c = changed(changed(changed(beginHistory('a'), 'b'), 'c'), 'd');
    const back = undone(undone(c));
    expect(back.present).toBe('b');
    expect(redone(back).present).toBe('c');
    expect(redone(redone(redone(redone(back)))).present).toBe('d');
    expect(undone(undone(undone(undone(back)))).present).toBe('a');
  });

  it('forgets what was undone when something else is done', () => {
    const other = changed(undone(changed(beginHistory(1), 2)), 3);
    expect(redone(other).present).toBe(3);
    expect(undone(other).present).toBe(1);
  });

  it('undoes a gesture as one, until it has ended or another begins', () => {
    let h = beginHistory(0);
    for (const n of [1, 2, 3]) h = changed(h, n, 'drag U');
    h = changed(h, 4, 'drag T');
    expect(undone(h).present).toBe(3);
    expect(undone(undone(h)).present).toBe(0);
    h = changed(settled(h), 5, 'drag T');
    expect(undone(h).present).toBe(4);
  });

  it('takes a change to the same state for none', () => {
    const h = changed(beginHistory('a'), 'a');
    expect(h.past).toEqual([]);
  });

  it('keeps the last 500', () => {
    let h = beginHistory(0);
    for (let n = 1; n <= 600; n++) h = changed(h, n);
    expect(h.past.length).toBe(500);
    expect(h.past[0]).toBe(100);
  });
});
