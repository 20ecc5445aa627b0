import { describe, expect, it } from 'vitest';
import { cpuKernel, createWasmKernel, withInteractions, type Kernel } from '../../src/kinetics';
import { evaluatePoints, type Evaluation } from '../../src/screening';
import { wasmBytes } from '../agreement/backends';
import { isomerisation, repulsion } from '../identities/interactingToys';

const study = isomerisation(repulsion);
const table = { count: 3, columns: new Map([['E', Float64Array.of(-1.5, -0.7, 0.2)]]) };
const solved = (kernel: Kernel): Promise<Evaluation> => evaluatePoints(study, table, {}, { kernel, derivatives: true });

describe('interacting adsorbates on other backends', () => {
  it('are refused by wasm, which would ignore them', async () => {
    const kernel = await createWasmKernel(wasmBytes());
    await expect(solved(kernel)).rejects.toThrow('invalid backend: got "wasm", expected cpu or auto');
  });

  it('are handed to cpu by a kernel that takes both', async () => {
    const kernel = withInteractions(await createWasmKernel(wasmBytes()));
    const [one, other] = [await solved(kernel), await solved(cpuKernel)];
    expect(one.solutions).toEqual(other.solutions);
  });
});
