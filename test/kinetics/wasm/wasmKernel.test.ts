import { describe, expect, it } from 'vitest';
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
});
