import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../src/study';
import {
  candidateRows,
  nextSorting,
  sortedRows,
  type CandidateOutcome,
  type SortKey,
} from '../../../src/ui/candidates/candidateRows';

const candidates: Candidate[] = [
  { name: 'b', values: { E: -1 }, source: 'paper', group: 'Metals' },
  { name: 'A', values: { E: -3 } },
  { name: 'c', values: { E: -2 }, note: 'odd one' },
  { name: 'd', values: { E: -4 }, source: 'paper' },
];
const outcomes: readonly (CandidateOutcome | null)[] = [
  { state: 'solved', log10Tof: -3, way: 'forward', winner: 'NH3' },
  { state: 'masked', log10Tof: NaN, way: 'unsolved', winner: null },
  { state: 'solved', log10Tof: -Infinity, way: 'none', winner: null },
  null,
];
const rows = (filter = '') => candidateRows({ candidates }, (_, i) => outcomes[i], filter);
const sorted = (key: SortKey, descending: boolean) =>
  sortedRows(rows(), { key, descending }).map(({ candidate }) => candidate.name);

describe('rows of candidates', () => {
  it('keeps places, groups and outcomes; what is not computed waits', () => {
    expect(rows().map(({ index, own, group, state }) => [index, own, group, state])).toEqual([
      [0, false, 'Metals', 'solved'],
      [1, true, '', 'masked'],
      [2, true, '', 'solved'],
      [3, false, 'paper', 'waiting'],
    ]);
  });

  it.each([
    ['metals', ['b']],
    ['PAPER', ['b', 'd']],
    ['own', ['A', 'c']],
    ['nh3', ['b']],
    ['own odd', ['c']],
    ['xyz', []],
  ])('filters by %j', (filter, names) => {
    expect(rows(filter).map(({ candidate }) => candidate.name)).toEqual(names);
  });

  it('sorts by what is consumed: then what does nothing, then what releases, the fastest last, then what is not known', () => {
    const ways = [
      ['backward', -1],
      ['forward', -30],
      ['unknown', NaN],
      ['none', -Infinity],
      ['backward', -20],
      ['forward', -2],
    ] as const;
    const known = ways.map(([way, log10Tof]): CandidateOutcome => ({ state: 'solved', log10Tof, way, winner: null }));
    const surfaces = known.map((_, i): Candidate => ({ name: String(i), values: {} }));
    const all = candidateRows({ candidates: surfaces }, (_, i) => known[i], '');
    const order = (descending: boolean) =>
      sortedRows(all, { key: 'tof', descending }).map(({ candidate }) => Number(candidate.name));
    expect(order(true)).toEqual([5, 1, 3, 4, 0, 2]);
    expect(order(false)).toEqual([0, 4, 3, 1, 5, 2]);
  });

  it('sorts either way with what has no value last', () => {
    expect(sorted('tof', true)).toEqual(['b', 'c', 'A', 'd']);
    expect(sorted('tof', false)).toEqual(['c', 'b', 'A', 'd']);
    expect(sorted('name', false)).toEqual(['A', 'b', 'c', 'd']);
    expect(sorted('value:E', false)).toEqual(['d', 'A', 'c', 'b']);
    expect(sorted('own', false)).toEqual(['A', 'c', 'b', 'd']);
    expect(sorted('group', true)).toEqual(['d', 'b', 'A', 'c']);
    expect(sorted('winner', false)).toEqual(['b', 'A', 'c', 'd']);
  });

  it('begins with own surfaces where there is no order', () => {
    expect(sortedRows(rows(), null).map(({ candidate }) => candidate.name)).toEqual(['A', 'c', 'b', 'd']);
  });

  it('turns an order at the second press and drops it at the third; TOFs begin with the highest', () => {
    const first = nextSorting(null, 'tof');
    expect(first).toEqual({ key: 'tof', descending: true });
    expect(nextSorting(first, 'tof')).toEqual({ key: 'tof', descending: false });
    expect(nextSorting(nextSorting(first, 'tof'), 'tof')).toBeNull();
    expect(nextSorting(first, 'name')).toEqual({ key: 'name', descending: false });
  });
});
