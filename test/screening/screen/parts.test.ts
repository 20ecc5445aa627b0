import { describe, expect, it } from 'vitest';
import { paretoFront, ranking, TopTally } from '../../../src/screening';
import { random } from '../../helpers/random';

describe('TopTally', () => {
  it('finds the best of every draw, as sorting does, in any order of adding', () => {
    const uniform = random(1);
    const [draws, count, places] = [40, 300, 7];
    // Rounded, so that there are ties.
    const values = Array.from({ length: draws * count }, () => Math.round(uniform() * 50));
    const expected = new Float64Array(count);
    for (let draw = 0; draw < draws; draw++) {
      const own = values.slice(draw * count, (draw + 1) * count);
      const best = own.map((_, i) => i).sort((a, b) => own[b] - own[a] || a - b);
      for (const i of best.slice(0, places)) expected[i] += 1 / draws;
    }
    for (const backwards of [false, true]) {
      const tally = new TopTally(draws, places);
      for (let k = 0; k < count; k++) {
        const candidate = backwards ? count - 1 - k : k;
        for (let draw = 0; draw < draws; draw++) tally.add(draw, candidate, values[draw * count + candidate]);
      }
      tally.shares(count).forEach((share, i) => expect(share).toBeCloseTo(expected[i], 12));
    }
  });

  it('tells which entries changed it, and takes neither NaN nor -Infinity', () => {
    const tally = new TopTally(1, 2);
    expect([3, NaN, 1, -Infinity, 0, 2, 1].map((value, i) => tally.add(0, i, value))).toEqual([
      true, false, true, false, false, true, false,
    ]); // prettier-ignore
    expect([...tally.shares(7)]).toEqual([1, 0, 0, 0, 0, 1, 0]);
  });
});

describe('paretoFront', () => {
  it('keeps what no other row beats', () => {
    const front = paretoFront([Float64Array.of(3, 2, 1, 2, 3, NaN), Float64Array.of(1, 2, 3, 1, 1, 9)]);
    expect([...front]).toEqual([1, 1, 1, 0, 1, 0]);
  });

  it('agrees with comparing all pairs in three objectives', () => {
    const uniform = random(2);
    const columns = [0, 1, 2].map(() => Float64Array.from({ length: 400 }, () => Math.round(uniform() * 20)));
    const beaten = (i: number): boolean =>
      columns[0].some((_, j) => columns.every((c) => c[j] >= c[i]) && columns.some((c) => c[j] > c[i]));
    const front = paretoFront(columns);
    front.forEach((on, i) => expect(on).toBe(beaten(i) ? 0 : 1));
  });

  it('is everything with one objective only where it is largest', () => {
    expect([...paretoFront([Float64Array.of(1, 5, 5)])]).toEqual([0, 1, 1]);
    expect(paretoFront([])).toHaveLength(0);
  });
});

describe('ranking', () => {
  it('puts the best first, shares ranks of equal scores, and leaves out what has none', () => {
    const { order, rank } = ranking(Float64Array.of(1, NaN, 3, 3, -Infinity));
    expect([...order]).toEqual([2, 3, 0, 4, 1]);
    expect([...rank]).toEqual([3, NaN, 1, 1, 4]);
  });
});
