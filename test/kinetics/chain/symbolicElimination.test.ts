import { describe, expect, it } from 'vitest';
import { symbolicElimination, type SymbolicElimination } from '../../../src/kinetics/chain/symbolicElimination';
import { expectClose } from '../../helpers/expectClose';
import { random } from '../../helpers/random';

/** Stationary weights by the symbolic program, on numbers. */
function weightsOf(
  { cells, pivots, roots }: SymbolicElimination,
  rate: (from: number, to: number) => number,
): number[] {
  const a = cells.map(({ from, to }) => rate(from, to));
  for (const { exits, entries } of pivots) {
    const exit = exits.reduce((sum, c) => sum + a[c.index], 0);
    for (const { cell, targets } of entries) {
      a[cell.index] /= exit;
      for (const t of targets) a[t.to.index] += a[cell.index] * a[t.exit.index];
    }
  }
  const weights: number[] = [];
  for (const root of roots) weights[root] = 1;
  for (const { state, entries } of [...pivots].reverse()) {
    weights[state] = entries.reduce((sum, { cell }) => sum + weights[cell.from] * a[cell.index], 0);
  }
  return weights;
}

describe('symbolicElimination', () => {
  const next = random(5);
  const ring = Array.from({ length: 9 }, (_, i) => [i, (i + 1) % 9] as const);
  const chords = [
    [0, 4],
    [4, 1],
    [7, 2],
    [2, 7],
    [5, 0],
  ] as const;
  const rates = new Map([...ring, ...chords].map(([i, j]) => [`${i} ${j}`, 10 ** (20 * next() - 10)]));
  const rate = (i: number, j: number): number => rates.get(`${i} ${j}`) ?? 0;

  it('balances in- and outflow of every state of a sparse chain over twenty decades', () => {
    const elimination = symbolicElimination([...ring, ...chords], [[0, 1, 2, 3, 4, 5, 6, 7, 8]], new Set());
    const p = weightsOf(elimination, rate);
    for (let j = 0; j < 9; j++) {
      const inflow = p.reduce((sum, weight, i) => sum + weight * rate(i, j), 0);
      const outflow = p[j] * p.reduce((sum, _, k) => sum + rate(j, k), 0);
      expectClose(inflow, outflow, { rel: 1e-13 }, `flow of state ${j}`);
    }
  });

  it('keeps the states that it is told to keep, one per chain', () => {
    const edges = [
      [0, 1],
      [1, 0],
      [2, 3],
      [3, 2],
      [1, 4],
      [4, 0],
    ] as const;
    const { roots, pivots } = symbolicElimination(
      edges,
      [
        [0, 1, 4],
        [2, 3],
      ],
      new Set([4, 2]),
    );
    expect(roots).toEqual([4, 2]);
    expect(pivots.map((p) => p.state).sort()).toEqual([0, 1, 3]);
  });

  it('fills nothing in where a star is eliminated from its rays', () => {
    const edges = [1, 2, 3, 4, 5].flatMap(
      (i) =>
        [
          [0, i],
          [i, 0],
        ] as const,
    );
    const { cells, roots } = symbolicElimination(edges, [[0, 1, 2, 3, 4, 5]], new Set());
    expect(cells.length).toBe(edges.length);
    expect(roots.length).toBe(1);
  });

  it('eliminates higher ranks first, whatever fills in', () => {
    const edges = [1, 2, 3].flatMap(
      (i) =>
        [
          [0, i],
          [i, 0],
        ] as const,
    );
    const rank = (state: number): number => [9, 1, 1, 2][state];
    const { pivots, cells } = symbolicElimination(edges, [[0, 1, 2, 3]], new Set([1]), rank);
    expect(pivots.map((p) => p.state)).toEqual([0, 3, 2]);
    expect(cells.length).toBeGreaterThan(edges.length);
  });
});
