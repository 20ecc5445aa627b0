import { readFileSync } from 'node:fs';
import { expect, it, onTestFinished, vi } from 'vitest';
import { cpuKernel } from '../../src/kinetics';
import { evaluatePoints } from '../../src/screening';
import { openPool } from '../../src/ui/state/openPool';
import { frumkin } from '../identities/interactingToys';

it('computes interacting adsorbates where no workers start', async () => {
  vi.stubGlobal('navigator', { hardwareConcurrency: 2 });
  onTestFinished(() => void vi.unstubAllGlobals());
  const incidents: string[] = [];
  const module = await WebAssembly.compile(readFileSync('build/kernel.wasm'));
  const { pool, local } = await openPool(module, (message) => incidents.push(message));
  onTestFinished(() => pool.close());
  expect(pool.workers).toBe(0);
  expect(incidents.join()).toContain('Worker is not defined');
  const study = frumkin(0.3);
  const table = { count: 3, columns: new Map([['E', Float64Array.of(-0.4, 0, 0.4)]]) };
  const { solutions } = await evaluatePoints(study, table, {}, { kernel: cpuKernel });
  for (const kernel of [pool, local])
    expect((await evaluatePoints(study, table, {}, { kernel })).solutions.lnCoverage).toEqual(solutions.lnCoverage);
});
