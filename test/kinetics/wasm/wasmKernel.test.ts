import { describe, expect, it } from 'vitest';
import { emptySolutions, stalled } from '../../../src/kinetics';
import { createWasmKernel, wasmPhases } from '../../../src/kinetics/wasm/wasmKernel';
import { webAssembly } from '../../../src/kinetics/wasm/webAssembly';
import { wasmBytes } from '../../agreement/backends';
import { captureBatch } from '../../agreement/captureBatch';
import { no3rr } from '../../identities/studyTable';

const rows = Array.from({ length: 600 }, (_, i) => ({ E_O: -4 - i / 1000, E_N: -4.8 - i / 900 }));

describe('createWasmKernel', () => {
  it('takes bytes or a compiled module, which may serve many kernels', async () => {
    const batch = await captureBatch(no3rr, rows.slice(0, 5));
    const module = await webAssembly.compile(wasmBytes());
    const kernels = await Promise.all([wasmBytes(), module, module].map((source) => createWasmKernel(source)));
    const results = await Promise.all(kernels.map((kernel) => kernel.solve(batch)));
    for (const { lnTof } of results) expect([...lnTof]).toEqual([...results[0].lnTof]);
  });

  it('solves batches in the order in which they were given, and goes on after one that fails', async () => {
    const kernel = await createWasmKernel(wasmBytes());
    const batch = await captureBatch(no3rr, rows);
    const ends: number[] = [];
    const failing = kernel.solve(batch, AbortSignal.abort(new Error('enough')));
    const runs = [0, 1, 2].map(async (i) => {
      await kernel.solve(batch);
      ends.push(i);
    });
    await expect(failing).rejects.toThrow('enough');
    await Promise.all(runs);
    expect(ends).toEqual([0, 1, 2]);
  });

  it('stops between slices when the signal says so', async () => {
    const kernel = await createWasmKernel(wasmBytes());
    const many = Array.from({ length: 20_000 }, (_, i) => rows[i % rows.length]);
    const batch = await captureBatch(no3rr, many);
    const control = new AbortController();
    const run = kernel.solve(batch, control.signal);
    setTimeout(() => control.abort(new Error('enough')), 0);
    await expect(run).rejects.toThrow('enough');
  });

  it('repeats every phase for benchmarks', async () => {
    const kernel = await createWasmKernel(wasmBytes());
    const batch = await captureBatch(no3rr, rows.slice(0, 2));
    const before = await kernel.solve(batch);
    for (const phase of wasmPhases) kernel.repeatPhase(phase, 10);
    expect([...(await kernel.solve(batch)).lnCoverage]).toEqual([...before.lnCoverage]);
  });

  it('solves rows in place, in any order, as it does alone, and leaves the others', async () => {
    const kernel = await createWasmKernel(wasmBytes());
    const batch = await captureBatch(no3rr, rows);
    const alone = await kernel.solve(batch);
    const named = [3, 1, 2, 0, ...Array.from({ length: 296 }, (_, i) => 300 + i), 4, 6, 5];
    const into = emptySolutions(batch);
    await kernel.solveRows?.(batch, Int32Array.from(named), into);
    for (const row of rows.keys()) {
      const expected = named.includes(row) ? alone.lnTof : emptySolutions(batch).lnTof;
      const width = expected.length / rows.length;
      const at = [row * width, (row + 1) * width] as const;
      expect(into.lnTof.subarray(...at)).toEqual(expected.subarray(...at));
    }
    expect([...into.status.subarray(300, 596)]).toEqual([...alone.status.subarray(300, 596)]);
  });

  it('gives up early what takes long when asked to be quick, and says the same of all others', async () => {
    const kernel = await createWasmKernel(wasmBytes());
    const hard = Array.from({ length: 120 }, (_, i) => ({ E_O: -6 + 0.05 * (i % 30), E_N: -6.45 + 0.05 * (i / 30) }));
    const batch = await captureBatch(no3rr, hard, { U_RHE: 0.95 });
    const [full, quick] = [await kernel.solve(batch), await kernel.solve({ ...batch, quick: true })];
    const width = full.lnCoverage.length / hard.length;
    let given = 0;
    for (const p of hard.keys()) {
      if (quick.status[p] === stalled && full.status[p] !== stalled) {
        given += 1;
        continue;
      }
      expect(quick.status[p]).toBe(full.status[p]);
      const at = [p * width, (p + 1) * width] as const;
      expect(quick.lnCoverage.subarray(...at)).toEqual(full.lnCoverage.subarray(...at));
    }
    expect(given).toBeGreaterThan(0);
    expect(given).toBeLessThan(hard.length / 2);
    const most = (counts: Int32Array): number => counts.reduce((a, b) => Math.max(a, b));
    expect(most(quick.iterations)).toBeLessThan(most(full.iterations) / 3);
  });
});
