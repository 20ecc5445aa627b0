import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edges, fitted, mapGeometry, panned, rounded, toScreen, toValues, zoomed } from '../../src/ui/map/mapGeometry';

const far = { low: -100, high: 100, span: 1e-3 };
const margins = { left: 60, right: 16, top: 10, bottom: 50 };

describe('the geometry of a map', () => {
  it('has one scale on both axes of one unit', () => {
    const g = mapGeometry({ width: 900, height: 700 }, margins, [[-6, -2], [-7, -2]], [101, 101], true); // prettier-ignore
    expect(g.width / (g.x[1] - g.x[0])).toBeCloseTo(g.height / (g.y[1] - g.y[0]), 9);
    expect(g.top + g.height).toBeLessThanOrEqual(650 + 1e-9);
  });

  it('is square for different units and at most 2.5 times longer than wide', () => {
    const square = mapGeometry({ width: 900, height: 700 }, margins, [[0, 1], [0, 14]], [11, 11], false); // prettier-ignore
    expect(square.width).toBeCloseTo(square.height, 9);
    const flat = mapGeometry({ width: 900, height: 700 }, margins, [[0, 100], [0, 1]], [11, 11], true); // prettier-ignore
    expect(flat.width / flat.height).toBeCloseTo(2.5, 9);
  });

  it('reaches half a pixel beyond the outer pixels', () => {
    expect(edges([0, 10], 11)).toEqual([-0.5, 10.5]);
  });

  it('turns places into values and back', () => {
    const g = mapGeometry({ width: 500, height: 400 }, margins, [[-6, -2], [0, 3]], [51, 31], false); // prettier-ignore
    fc.assert(
      fc.property(fc.double({ min: -6, max: -2, noNaN: true }), fc.double({ min: 0, max: 3, noNaN: true }), (x, y) => {
        const [a, b] = toValues(g, ...toScreen(g, x, y));
        expect(a).toBeCloseTo(x, 9);
        expect(b).toBeCloseTo(y, 9);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('zooms around a value that stays, and pans', () => {
    const [from, to] = zoomed([-6, -2], -3, 0.5, far);
    expect([from, to]).toEqual([-4.5, -2.5]);
    expect(panned([1, 2], 0.5, far)).toEqual([1.5, 2.5]);
  });

  it('keeps to the limits: a range that would leave them keeps its size', () => {
    const limits = { low: 0, high: 10, span: 2 };
    expect(zoomed([1, 5], 5, 2, limits)).toEqual([0, 8]);
    expect(zoomed([1, 5], 3, 9, limits)).toEqual([0, 10]);
    expect(zoomed([1, 5], 3, 0.1, limits)).toEqual([2, 4]);
    expect(panned([1, 5], 9, limits)).toEqual([6, 10]);
    expect(fitted([4, 4.5], limits)).toEqual([3.25, 5.25]);
    expect(fitted([-4, 40], limits)).toEqual([0, 10]);
  });

  it('rounds the ends of a range to what its pixels can show', () => {
    expect(rounded([-4.123456789, -2.987654321])).toEqual([-4.123, -2.988]);
  });
});
