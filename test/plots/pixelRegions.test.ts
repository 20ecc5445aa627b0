import { describe, expect, it } from 'vitest';
import { connectedPixels, pixelOutlines, type Outline } from '../../src/plots/pixelRegions';
import { seeded } from './samplePlot';

/** Pixels inside the outlines by the even-odd rule, tested at their middles with a ray to the right. */
function inside(outlines: ReturnType<typeof pixelOutlines>, i: number, j: number): boolean {
  let crossings = 0;
  for (const corners of outlines) {
    corners.forEach(([x, y], k) => {
      const [nextX, nextY] = corners[(k + 1) % corners.length];
      if (x === nextX && x > i + 0.5 && Math.min(y, nextY) < j + 0.5 && Math.max(y, nextY) > j + 0.5) crossings++;
    });
  }
  return crossings % 2 === 1;
}

/** Area enclosed by `outlines`, in pixels; holes count negative. */
function outlinesArea(outlines: readonly Outline[]): number {
  let twice = 0;
  for (const corners of outlines) {
    corners.forEach(([x, y], i) => {
      const [nextX, nextY] = corners[(i + 1) % corners.length];
      twice += x * nextY - nextX * y;
    });
  }
  return twice / 2;
}

describe('pixel outlines', () => {
  it.each([0.1, 0.5, 0.9, 1])('of random pixels at density %s enclose exactly these', (density) => {
    const random = seeded(11);
    const [columns, rows] = [23, 17];
    const mask = Array.from({ length: columns * rows }, () => random() < density);
    const outlines = pixelOutlines((pixel) => mask[pixel], columns, rows);
    expect(outlinesArea(outlines)).toBe(mask.filter(Boolean).length);
    mask.forEach((is, pixel) => expect(inside(outlines, pixel % columns, Math.floor(pixel / columns))).toBe(is));
  });

  it('keep corners only', () => {
    const square = pixelOutlines(() => true, 500, 400);
    expect(square.map((corners) => corners.map(String).sort())).toEqual([['0,0', '0,400', '500,0', '500,400']]);
    const step = pixelOutlines((pixel) => pixel !== 0, 3, 2);
    expect(step[0]).toHaveLength(6);
  });

  it('separate pixels that touch at a corner, and cut holes', () => {
    expect(pixelOutlines((pixel) => pixel === 0 || pixel === 3, 2, 2)).toHaveLength(2);
    const ring = pixelOutlines((pixel) => pixel !== 4, 3, 3);
    expect(ring).toHaveLength(2);
    expect(outlinesArea(ring)).toBe(8);
  });
});

describe('connected pixels', () => {
  it('come in groups, largest first, by side and not by corner', () => {
    const key = [0, 0, 1, -1, 2, 1, 0, -1, 1];
    expect(connectedPixels((pixel) => key[pixel], 3, 3)).toEqual([[2, 5, 8], [0, 1], [4], [6]]);
  });
});
