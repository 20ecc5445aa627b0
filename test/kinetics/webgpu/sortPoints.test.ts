import { describe, expect, it } from 'vitest';
import { emptySolutions, masked, notFinite, stalled, type Batch } from '../../../src/kinetics';
import { evaluateProgram, firstMask } from '../../../src/kinetics/evaluateProgram';
import { sortPoints } from '../../../src/kinetics/webgpu/sortPoints';
import { captureBatch, type Row } from '../../agreement/captureBatch';
import { nitrateGridRows } from '../../agreement/nitrateGrid';
import { random } from '../../helpers/random';
import { no3rr } from '../../identities/studyTable';

function lnKOf({ program, x, mechanism }: Batch, row: number): Float64Array {
  const lnK = new Float64Array(2 * mechanism.steps.length);
  evaluateProgram(program, x, row * program.variables.length, lnK, new Int32Array(lnK.length));
  return lnK;
}

describe('sortPoints', () => {
  it('masks what firstMask masks, at the nodes on the edge of the domain too', async () => {
    const batch = await captureBatch(no3rr, nitrateGridRows());
    const out = emptySolutions(batch);
    const groups = sortPoints(batch, out);
    const width = batch.program.variables.length;
    for (let p = 0; p < batch.count; p++) {
      const mask = firstMask(batch.program, batch.x, p * width);
      if (out.mask[p] !== mask || out.status[p] !== (mask < 0 ? stalled : masked)) expect.fail(`point ${p}`);
    }
    expect(groups.map(({ rows }) => rows.length)).toEqual([21116]);
  });

  it('puts points whose rates vanish in the same pattern together, each once', async () => {
    const next = random(23);
    const rows: readonly Row[] = Array.from({ length: 300 }, (_, i) => ({
      E_O: i % 29 === 3 ? NaN : -4 - next(),
      E_N: i % 31 === 5 ? -Infinity : -4.5 - next(),
      a_H2: i % 2,
      a_NH3: i % 3 === 0 ? 1e-3 : 0,
    }));
    const batch = await captureBatch(no3rr, rows);
    const out = emptySolutions(batch);
    const groups = sortPoints(batch, out);
    expect(groups).toHaveLength(4);
    const seen = groups.flatMap((group) => [...group.rows]);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length + out.status.filter((status) => status !== stalled).length).toBe(rows.length);
    expect(out.status.filter((status) => status === notFinite).length).toBeGreaterThan(10);
    for (const { rows: own, vanishing, largest } of groups) {
      for (const row of own) {
        expect(Array.from(lnKOf(batch, row), (value) => value === -Infinity)).toEqual(vanishing);
        largest.forEach((size, v) =>
          expect(size).toBeGreaterThanOrEqual(Math.abs(batch.x[row * batch.program.variables.length + v])),
        );
      }
    }
  });
});
