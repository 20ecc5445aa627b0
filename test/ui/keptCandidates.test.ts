import { describe, expect, it } from 'vitest';
import { mostMarks, type MapPlot } from '../../src/plots';
import { KeptCandidates } from '../../src/ui/map/keptCandidates';

type Candidates = MapPlot['candidates'];

const list = (count: number): Candidates =>
  Array.from({ length: count }, (_, i) => ({
    x: (i % 40) / 8,
    y: Math.floor(i / 40) / 8,
    label: `M${i}`,
    group: 'a',
    own: false,
  }));
const changed = (all: Candidates, index: number, change: Partial<Candidates[number]>): Candidates =>
  all.map((candidate, i) => (i === index ? { ...candidate, ...change } : candidate));

describe.each([10, mostMarks + 1])('%d candidates of pictures that follow each other', (count) => {
  it.each([
    ['label', { label: 'renamed' }],
    ['group', { group: 'b' }],
    ['standard deviation', { deviation: { x: 0.1, y: 0.2 } }],
    ['place', { x: 9 }],
  ])('are others once one has another %s', (_, change) => {
    const kept = new KeptCandidates();
    const before = list(count);
    expect(kept.of(before)).toBe(before);
    const after = changed(before, 3, change);
    expect(kept.of(after)).toBe(after);
    expect(kept.of(after)).toBe(after);
    expect(kept.of(before)).toBe(before);
  });
});

describe('candidates of pictures', () => {
  it('stay the same list while few say the same', () => {
    const kept = new KeptCandidates();
    const before = list(10);
    kept.of(before);
    expect(kept.of(list(10))).toBe(before);
  });

  it('are told apart where two of very many change places', () => {
    const kept = new KeptCandidates();
    const before = list(mostMarks + 1);
    const [a, b] = [before[3], before[100]];
    const after = before.map((candidate, i) => (i === 3 ? b : i === 100 ? a : candidate));
    kept.of(before);
    expect(kept.of(after)).toBe(after);
  });
});
