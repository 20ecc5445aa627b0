import { describe, expect, it } from 'vitest';

import type { Solutions } from '../../src/kinetics';
import { evaluated, type Row } from './evaluated';
import { bindingRow, no3rr } from './studyTable';

/** Everything that is known of one point. */
function pointOf(solutions: Solutions, p: number, count: number): Readonly<Record<string, readonly number[]>> {
  const entries = Object.entries(solutions) as [string, ArrayLike<number> | null][];
  return Object.fromEntries(
    entries.map(([name, values]) => {
      const all = Array.from(values ?? []);
      const width = all.length / count;
      return [name, all.slice(p * width, (p + 1) * width)];
    }),
  );
}

const rows: readonly Row[] = [
  { ...bindingRow(400, 480), T: 300, time: Infinity, U_RHE: 0.1, 'a_NO3-': 1, a_H2: 0 },
  { ...bindingRow(200, 200), T: 300, time: Infinity, U_RHE: 0.1, 'a_NO3-': 1, a_H2: 0 },
  { ...bindingRow(450, 430), T: 300, time: Infinity, U_RHE: 0.1, 'a_NO3-': 0, a_H2: 0 },
  { ...bindingRow(NaN, 430), T: 300, time: Infinity, U_RHE: 0.1, 'a_NO3-': 1, a_H2: 0 },
  { ...bindingRow(430, 500), T: 450, time: Infinity, U_RHE: -0.2, 'a_NO3-': 1e-3, a_H2: 0.5 },
  { ...bindingRow(470, 520), T: 300, time: Infinity, U_RHE: -0.1, 'a_NO3-': 0.2, a_H2: 1 },
  { ...bindingRow(430, 500), T: 300, time: Infinity, U_RHE: 0.1, 'a_NO3-': 1, a_H2: 0 },
];

describe('a point does not depend on its neighbours', () => {
  it.each([
    { kind: 'steady states', table: rows, derivatives: true },
    { kind: 'transients', table: rows.map((row, i) => ({ ...row, time: i % 2 === 0 ? 1 : 1e3 })), derivatives: false },
  ])('$kind: alone, in a batch, and in a batch in the opposite order, bit by bit', async ({ table, derivatives }) => {
    const count = table.length;
    const together = await evaluated(no3rr, table, { derivatives });
    const reversed = await evaluated(no3rr, [...table].reverse(), { derivatives });
    expect(new Set(together.statuses())).toEqual(new Set(['converged', 'masked', 'not-finite']));
    for (let p = 0; p < count; p++) {
      const own = pointOf(together.evaluation.solutions, p, count);
      const alone = await evaluated(no3rr, [table[p]], { derivatives });
      expect(pointOf(alone.evaluation.solutions, 0, 1)).toStrictEqual(own);
      expect(pointOf(reversed.evaluation.solutions, count - 1 - p, count)).toStrictEqual(own);
    }
  });

  it('more points than one call of the kernel takes: equal rows have equal results', async () => {
    const table = Array.from({ length: 2100 }, (_, i) => rows[i % 2 === 0 ? 0 : 6]);
    const results = await evaluated(no3rr, table);
    const { solutions } = results.evaluation;
    const [even, odd] = [0, 1].map((p) => pointOf(solutions, p, table.length));
    for (const p of [511, 512, 1023, 1024, 2047, 2048, 2099]) {
      expect(pointOf(solutions, p, table.length)).toStrictEqual(p % 2 === 0 ? even : odd);
    }
  });
});
