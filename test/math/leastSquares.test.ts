import { describe, expect, it } from 'vitest';
import { leastSquares } from '../../src/math';
import { expectClose } from '../helpers/expectClose';

/** NIST StRD "Norris": y, x. https://www.itl.nist.gov/div898/strd/lls/data/Norris.shtml */
// prettier-ignore
const norris: readonly (readonly [number, number])[] = [
  [0.1, 0.2], [338.8, 337.4], [118.1, 118.2], [888.0, 884.6], [9.2, 10.1], [228.1, 226.5],
  [668.5, 666.3], [998.5, 996.3], [449.1, 448.6], [778.9, 777.0], [559.2, 558.2], [0.3, 0.4],
  [0.1, 0.6], [778.1, 775.5], [668.8, 666.9], [339.3, 338.0], [448.9, 447.5], [10.8, 11.6],
  [557.7, 556.0], [228.3, 228.1], [998.0, 995.8], [888.8, 887.6], [119.6, 120.2], [0.3, 0.3],
  [0.6, 0.3], [557.6, 556.8], [339.3, 339.1], [888.0, 887.2], [998.5, 999.0], [778.9, 779.0],
  [10.2, 11.1], [117.6, 118.3], [228.9, 229.2], [668.4, 669.1], [449.2, 448.9], [0.2, 0.5],
];

describe('leastSquares', () => {
  it('solves a square system exactly', () => {
    const [x, y] = leastSquares(
      [
        [2, 1],
        [1, 3],
      ],
      [5, 10],
    )!;
    expectClose(x, 1, { rel: 1e-15 });
    expectClose(y, 3, { rel: 1e-15 });
  });

  it('returns the plane that exact data lie on', () => {
    const points = [
      [-4, -3],
      [-5, -2],
      [-6, -5.5],
      [-3, -6],
      [-4.5, -4],
    ];
    const fit = leastSquares(
      points.map((row) => [1, ...row]),
      points.map(([a, b]) => 0.7 + 0.45 * a - 0.2 * b),
    )!;
    [0.7, 0.45, -0.2].forEach((value, i) => expectClose(fit[i], value, { rel: 1e-13 }));
  });

  it('gives the mean for a constant', () => {
    expectClose(leastSquares([[1], [1], [1], [1]], [1, 2, 3, 8])![0], 3.5, { rel: 1e-15 });
  });

  it('weighs overdetermined data as the normal equations do', () => {
    const [intercept, slope] = leastSquares(
      [0, 1, 2, 3].map((x) => [1, x]),
      [1, 0, 2, 4],
    )!;
    expectClose(intercept, 0.1, { abs: 1e-14 });
    expectClose(slope, 1.1, { abs: 1e-14 });
  });

  it('reproduces the certified coefficients of NIST Norris', () => {
    const [intercept, slope] = leastSquares(
      norris.map(([, x]) => [1, x]),
      norris.map(([y]) => y),
    )!;
    expect(norris).toHaveLength(36);
    expectClose(intercept, -0.262323073774029, { rel: 1e-12 });
    expectClose(slope, 1.00211681802045, { rel: 1e-13 });
  });

  it('leaves its arguments as they were', () => {
    const rows = [
      [1, 2],
      [1, 5],
    ];
    const y = [3, 4];
    leastSquares(rows, y);
    expect(rows).toEqual([
      [1, 2],
      [1, 5],
    ]);
    expect(y).toEqual([3, 4]);
  });

  it('takes more rows than a call takes arguments', () => {
    const x = Array.from({ length: 200_000 }, (_, i) => i / 1e5);
    const [intercept, slope] = leastSquares(
      x.map((value) => [1, value]),
      x.map((value) => 2 - 3 * value),
    )!;
    expectClose(intercept, 2, { rel: 1e-10 });
    expectClose(slope, -3, { rel: 1e-10 });
  });

  it.each<[string, number[][]]>([
    ['no row', []],
    ['rows without columns', [[], []]],
    ['fewer rows than columns', [[1, 2]]],
    [
      'a column twice',
      [
        [1, 2, 2],
        [1, 3, 3],
        [1, 7, 7],
      ],
    ],
    [
      'a column that is a sum of others',
      [
        [1, 2, 3],
        [1, 4, 5],
        [1, 9, 10],
        [1, 0, 1],
      ],
    ],
    [
      'the same point repeated',
      [
        [1, -4.1],
        [1, -4.1],
        [1, -4.1],
      ],
    ],
    ['zeros only', [[0], [0]]],
    [
      'NaN',
      [
        [1, NaN],
        [1, 2],
      ],
    ],
  ])('returns null for %s', (_, rows) => {
    expect(
      leastSquares(
        rows,
        rows.map(() => 1),
      ),
    ).toBeNull();
  });
});
