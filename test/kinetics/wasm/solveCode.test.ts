import { describe, expect, it } from 'vitest';
import { solveCode } from '../../../src/kinetics/wasm/solveCode';
import { random } from '../../helpers/random';
import { runCode, slotBytes } from './runCode';

const size = 7;
const entry = (row: number, column: number): number => (row * size + column) * slotBytes;
const residual = (row: number): number => entry(size, row);
const step = (row: number): number => entry(size + 1, row);
const growth = entry(size + 2, 0);

describe('solveCode', () => {
  it('solves another system in each lane, and tells the largest multiplier', async () => {
    const next = random(3);
    const values = new Map<number, readonly [number, number]>();
    for (let i = 0; i < size; i++) {
      values.set(residual(i), [next() - 0.5, next() - 0.5]);
      for (let j = 0; j < size; j++) {
        const diagonal = i === j ? 4 : 0;
        values.set(entry(i, j), [diagonal + next() - 0.5, diagonal + next() - 0.5]);
      }
    }
    values.set(entry(1, 0), [values.get(entry(0, 0))![0] * 30, 0]);
    const out = await runCode(solveCode({ size, entry, residual, step, growth }), values);
    for (const lane of [0, 1]) {
      for (let i = 0; i < size; i++) {
        let left = values.get(residual(i))![lane];
        for (let j = 0; j < size; j++) left += values.get(entry(i, j))![lane] * out[step(j) / 8 + lane];
        expect(Math.abs(left)).toBeLessThan(1e-12);
      }
    }
    expect(out[growth / 8]).toBeCloseTo(30, 12);
    expect(out[growth / 8 + 1]).toBeLessThan(1);
  });
});
