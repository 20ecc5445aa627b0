import { describe, expect, it } from 'vitest';
import { solveCode } from '../../../src/kinetics/wasm/solveCode';
import { random } from '../../helpers/random';
import { runCode, slotBytes } from './runCode';

const size = 7;
const entry = (row: number, column: number): number => (row * size + column) * slotBytes;
const residual = (row: number): number => entry(size, row);
const step = (row: number): number => entry(size + 1, row);

describe('solveCode', () => {
  it('solves another system in each lane, whichever row has to come first', async () => {
    const next = random(3);
    const values = new Map<number, readonly [number, number]>();
    for (let i = 0; i < size; i++) {
      values.set(residual(i), [next() - 0.5, next() - 0.5]);
      for (let j = 0; j < size; j++) {
        const diagonal = i === j ? 4 : 0;
        values.set(entry(i, j), [diagonal + next() - 0.5, diagonal + next() - 0.5]);
      }
    }
    // Rows that are next to nothing, another one in each lane: in the order given digits would be lost.
    for (let j = 0; j < size; j++) {
      values.set(entry(0, j), [values.get(entry(0, j))![0] * 1e-14, values.get(entry(0, j))![1]]);
      values.set(entry(4, j), [values.get(entry(4, j))![0], values.get(entry(4, j))![1] * 1e-14]);
    }
    values.set(entry(0, 0), [1e-30, 0]);
    values.set(residual(0), [values.get(residual(0))![0] * 1e-14, values.get(residual(0))![1]]);
    values.set(residual(4), [values.get(residual(4))![0], values.get(residual(4))![1] * 1e-14]);
    const out = await runCode(solveCode({ size, entry, residual, step }), values);
    for (const lane of [0, 1]) {
      for (let i = 0; i < size; i++) {
        let left = values.get(residual(i))![lane];
        let gross = Math.abs(left);
        for (let j = 0; j < size; j++) {
          const term = values.get(entry(i, j))![lane] * out[step(j) / 8 + lane];
          left += term;
          gross += Math.abs(term);
        }
        expect(Math.abs(left)).toBeLessThan(1e-13 * gross);
      }
    }
  });
});
