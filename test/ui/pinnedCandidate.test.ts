import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../src/study';
import { pinnedCandidate, pinOf, surfaceLabel } from '../../src/ui/state/pinnedCandidate';
import { pinnedIndices } from '../../src/ui/state/pinnedIndices';
import type { Pin } from '../../src/ui/state/view';

const published: Candidate = { name: 'Pt(211)', values: { E: -4 }, source: 'paper' };
const own: Candidate = { name: 'Pt(211)', values: { E: -5 } };

describe('the pin of a surface', () => {
  it('tells an own surface from a published one of the same name', () => {
    for (const list of [
      [published, own],
      [own, published],
    ]) {
      expect(pinnedCandidate(pinOf(own), list)).toBe(own);
      expect(pinnedCandidate(pinOf(published), list)).toBe(published);
    }
  });

  it('is named with the group where the name is not enough', () => {
    const list = [{ ...published, group: 'Wang 2021' }, own, { name: 'Rh', values: {} }];
    expect(list.map((candidate) => surfaceLabel(candidate, list))).toEqual([
      'Pt(211), Wang 2021',
      'Pt(211), own',
      'Rh',
    ]);
    expect(surfaceLabel(published, [published, own])).toBe('Pt(211), paper');
  });

  it('of a name alone means the surface of that name, and none when it is gone', () => {
    expect(pinnedCandidate({ kind: 'candidate', name: 'Pt(211)' }, [published])).toBe(published);
    expect(pinnedCandidate({ kind: 'candidate', name: 'Rh' }, [published])).toBeUndefined();
  });

  it('has the index of its surface, none when that is gone', () => {
    const pins: Pin[] = [
      { kind: 'candidate', name: 'Rh' },
      { kind: 'point', at: { E: -4 } },
      pinOf(own),
      pinOf(published),
    ];
    expect([...pinnedIndices(pins, [published, own])]).toEqual([1, 0]);
    expect(pinnedIndices([], [published]).size).toBe(0);
  });
});
