import { describe, expect, it } from 'vitest';
import { blockOrder } from '../../src/workers';

describe('blockOrder', () => {
  it.each([0, 1, 255, 256, 257, 10201, 50_000])('names each of %d rows once', (count) => {
    expect(blockOrder(count).slice().sort()).toEqual(Int32Array.from({ length: count }, (_, i) => i));
  });

  it('keeps blocks together and takes them from everywhere', () => {
    const order = blockOrder(10_240);
    for (let i = 0; i < order.length; i++) if (i % 256 !== 0) expect(order[i]).toBe(order[i - 1] + 1);
    const half = order.subarray(0, order.length / 2);
    for (let third = 0; third < 3; third++) {
      const within = half.filter((row) => Math.floor((3 * row) / order.length) === third).length;
      expect(within / half.length).toBeGreaterThan(0.25);
    }
  });
});
