import { describe, expect, it } from 'vitest';
import { exactLog, normalQuantile, philox, randomNormal } from '../../src/math';
import { expectClose } from '../helpers/expectClose';

const hex = (words: readonly number[]): string => words.map((word) => word.toString(16).padStart(8, '0')).join(' ');

describe('philox', () => {
  // Known answers of the authors' library, Random123 (kat_vectors, philox4x32 10).
  it.each([
    [[0, 0, 0, 0], [0, 0], '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
    [[0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff], '408f276d 41c83b0e a20bc7c6 6d5451fd'],
    [[0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0], 'd16cfe09 94fdcceb 5001e420 24126ea1'],
  ] as const)('gives the published words for %j', ([c0, c1, c2, c3], [k0, k1], expected) => {
    const words = new Uint32Array(4);
    philox(words, c0, c1, c2, c3, k0, k1);
    expect(hex([...words])).toBe(expected);
  });
});

describe('exactLog', () => {
  it('agrees with Math.log to 2 ulp over the whole range', () => {
    for (let e = -1000; e <= 1000; e += 7) {
      for (let k = 0; k < 20; k++) {
        const x = (1 + k / 20.5) * 2 ** e;
        expectClose(exactLog(x), Math.log(x), { rel: 4.5e-16 }, `ln ${x}`);
      }
    }
  });

  it('keeps relative accuracy next to 1', () => {
    for (const x of [1, 1 + 2 ** -52, 1 - 2 ** -53, 1.000001, 0.999999, Math.SQRT2, Math.SQRT1_2]) {
      expectClose(exactLog(x), x === 1 ? 0 : Math.log(x), { rel: 4.5e-16 }, `ln ${x}`);
    }
  });

  it('has these bits in every engine', () => {
    expect([0.1, 3, 1e-20].map(exactLog)).toEqual([-2.3025850929940455, 1.0986122886681098, -46.051701859880914]);
  });
});

describe('normalQuantile', () => {
  // Check values of the algorithm's paper.
  it.each([
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167813],
    [1e-20, -9.262340089798408],
  ])('gives the published value at %d', (p, expected) => {
    expectClose(normalQuantile(p), expected, { rel: 4e-16 });
  });

  it('is odd about one half, and 0 there', () => {
    expect(normalQuantile(0.5)).toBe(0);
    for (const p of [0.5 - 2 ** -30, 0.25, 0.0625, 2 ** -10, 2 ** -40])
      expect(normalQuantile(1 - p)).toBe(-normalQuantile(p));
  });
});

describe('randomNormal', () => {
  const draw = (count: number, seed = 1, stream: readonly [number, number] = [7, 9]): number[] =>
    Array.from({ length: count }, (_, i) => randomNormal(seed, stream, i));

  it('has these bits in every engine', () => {
    expect(draw(4)).toMatchInlineSnapshot(`
      [
        -0.7833641538976398,
        0.5580707651178152,
        0.3990574730463694,
        -1.1512873991661137,
      ]
    `);
  });

  it('has the moments of the standard normal distribution', () => {
    const n = 40_000;
    const z = draw(n);
    const moment = (k: number): number => z.reduce((sum, v) => sum + v ** k, 0) / n;
    expectClose(moment(1), 0, { abs: 4 / Math.sqrt(n) });
    expectClose(moment(2), 1, { abs: 4 * Math.sqrt(2 / n) });
    expectClose(moment(3), 0, { abs: 4 * Math.sqrt(15 / n) });
    expectClose(moment(4), 3, { abs: 4 * Math.sqrt(96 / n) });
    expectClose(z.filter((v) => v > 2).length / n, 0.02275, { abs: 4 * Math.sqrt(0.02275 / n) });
  });

  it('is not correlated between indices, streams and seeds', () => {
    const n = 20_000;
    const z = draw(n + 1);
    const others = [z.slice(1), draw(n, 2), draw(n, 1, [7, 10]), draw(n, 1, [8, 9]), draw(n, 2 ** 32 + 1)];
    for (const other of others) {
      const product = other.slice(0, n).reduce((sum, v, i) => sum + v * z[i], 0) / n;
      expectClose(product, 0, { abs: 4 / Math.sqrt(n) });
    }
  });
});
