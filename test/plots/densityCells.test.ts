import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../src/math';
import { cellAt, cellCentre, cellShare, densityCells, honeycomb, legendCounts } from '../../src/plots';

const range = { x: [-6, -2], y: [-7, -3] } as const;
const comb = honeycomb({ x: 150, y: 150 }, 14);

function points(count: number): { readonly x: Float64Array; readonly y: Float64Array; readonly score: Float64Array } {
  const stream = new RandomStream(7, 1, 0);
  const draw = (): Float64Array => Float64Array.from({ length: count }, () => -4 + 1.5 * stream.normal());
  return { x: draw(), y: draw(), score: draw() };
}

describe('densityCells', () => {
  const { x, y, score } = points(4000);
  const cells = densityCells(x, y, score, comb, range);

  it('counts every point of the range once', () => {
    const inside = Array.from(x).filter(
      (value, i) => value >= range.x[0] && value <= range.x[1] && y[i] >= range.y[0] && y[i] <= range.y[1],
    ).length;
    expect(inside).toBeGreaterThan(1000);
    expect(cells.inside).toBe(inside);
    expect(cells.count.reduce((sum, count) => sum + count, 0)).toBe(inside);
  });

  it('gives each point to the nearest centre', () => {
    for (let i = 0; i < 500; i++) {
      const cell = cellAt(cells, x[i], y[i]);
      if (cell < 0) continue;
      const far = (c: number): number => {
        const [cx, cy] = cellCentre(cells, c);
        return Math.hypot((x[i] - cx) / comb.dx, ((y[i] - cy) / comb.dy) * (Math.sqrt(3) / 2));
      };
      const least = Math.min(...Array.from(cells.count, (_, c) => far(c)));
      expect(far(cell) - least).toBeLessThan(1e-9);
    }
  });

  it('names the best point of each cell', () => {
    const best = new Map<number, number>();
    x.forEach((value, i) => {
      const cell = cellAt(cells, value, y[i]);
      const within = value >= range.x[0] && value <= range.x[1] && y[i] >= range.y[0] && y[i] <= range.y[1];
      if (cell >= 0 && within && !(score[best.get(cell) ?? -1] >= score[i])) best.set(cell, i);
    });
    expect([...cells.best]).toEqual(Array.from(cells.count, (_, cell) => best.get(cell)));
  });

  it('has no best where nothing has a score, and leaves out what lies nowhere', () => {
    const few = densityCells(
      Float64Array.of(-4, NaN, -4, -4, 0),
      Float64Array.of(-5, -5, NaN, -5, -5),
      Float64Array.of(NaN, 1, 1, NaN, 1),
      comb,
      range,
    );
    expect([...few.count]).toEqual([2]);
    expect([...few.best]).toEqual([-1]);
    expect(few.inside).toBe(2);
  });

  it('does not depend on what is in sight beside the range', () => {
    const wide = densityCells(x, y, score, comb, { x: [-9, 1], y: [-9, 1] });
    const [cx, cy] = cellCentre(cells, Math.floor(cells.count.length / 2));
    const other = cellAt(wide, cx, cy);
    const [wx, wy] = cellCentre(wide, other);
    expect(Math.abs(wx - cx) + Math.abs(wy - cy)).toBeLessThan(1e-12);
  });
});

describe('honeycomb', () => {
  it('keeps its cells until the map is zoomed by √2', () => {
    expect(honeycomb({ x: 150, y: 150 }, 14)).toEqual(honeycomb({ x: 160, y: 160 }, 14));
    const closer = honeycomb({ x: 300, y: 300 }, 14);
    expect(Math.abs(closer.dx - comb.dx / 2)).toBeLessThan(1e-12);
  });
});

describe('marks of a density', () => {
  it('grow with the count', () => {
    const shares = [1, 10, 100, 1000].map((count) => cellShare(count, 1000));
    for (const [i, share] of shares.entries()) if (i > 0) expect(share).toBeGreaterThan(shares[i - 1]);
    expect(shares[3]).toBeLessThan(1);
    expect(cellShare(1, 1)).toBe(shares[0]);
  });

  it.each([
    [1, [1]],
    [15, [1, 10]],
    [84, [1, 10, 84]],
    [1000, [1, 10, 100, 1000]],
  ])('explains counts up to %i with %o', (most, counts) => {
    expect(legendCounts(most)).toEqual(counts);
  });
});
