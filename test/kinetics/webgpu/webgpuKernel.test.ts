import { beforeAll, describe, expect, it } from 'vitest';
import {
  converged,
  createWasmKernel,
  createWebgpuKernel,
  emptySolutions,
  type Batch,
  type Kernel,
  type ShaderTexts,
  type WebgpuOptions,
} from '../../../src/kinetics';
import { compileModel } from '../../../src/screening';
import type { Study } from '../../../src/study';
import { shaderSources } from '../../../src/workers/shaderSources';
import { carbonMonoxideStudy } from '../../../bench/carbonMonoxideStudy';
import { wasmBytes } from '../../agreement/backends';
import { captureBatch, firstPoints, type Row } from '../../agreement/captureBatch';
import { expectAgreement } from '../../agreement/expectAgreement';
import { nitrateGridRows } from '../../agreement/nitrateGrid';
import { oxideGridRows } from '../../agreement/oxideGrid';
import { singlePrecision } from '../../agreement/precision';
import { wrongWinners } from '../../agreement/wrongWinners';
import { missingGpu, testDevice } from '../../helpers/softwareGpu';
import { no3rr } from '../../identities/studyTable';
import { lossLoop } from './lossLoop';

const missing = await missingGpu();
const oxideRows = oxideGridRows(61);

async function withShares(study: Study, rows: readonly Row[]): Promise<Batch> {
  const { products, atoms } = compileModel(study);
  return { ...(await captureBatch(study, rows)), shares: { products, weights: products.map((x) => atoms[x]) } };
}

describe.skipIf(missing !== null)(`WebGPU${missing === null ? '' : ` (not here: ${missing})`}`, () => {
  let fallback: Kernel;
  let oxide: Batch;

  beforeAll(async () => {
    fallback = await createWasmKernel(wasmBytes());
    oxide = await captureBatch(carbonMonoxideStudy(), oxideRows);
  });

  const create = (options: Partial<WebgpuOptions> = {}): ReturnType<typeof createWebgpuKernel> =>
    createWebgpuKernel({ open: testDevice, texts: shaderSources, fallback, ...options });

  const altered = (name: keyof ShaderTexts, from: string, to: string): ShaderTexts => {
    expect(shaderSources[name]).toContain(from);
    return { ...shaderSources, [name]: shaderSources[name].replace(from, to) };
  };

  it.each([
    { name: 'all points of nitrate reduction', solved: 21116, make: () => withShares(no3rr, nitrateGridRows()) },
    { name: 'CO oxidation', solved: oxideRows.length, make: () => withShares(carbonMonoxideStudy(), oxideRows) },
  ])('settles $name within 1e-4, at most 1 % of them in double precision', async ({ name, solved, make }) => {
    const batch = await make();
    const kernel = await create();
    const expected = await fallback.solve(batch);
    const actual = await kernel.solve(batch);
    kernel.close();
    const { points, lnCoverage } = expectAgreement(batch, expected, actual, singlePrecision);
    const refined = actual.refined.reduce((sum, one) => sum + one, 0);
    console.info(
      `${name}: ${points} points, |Δ ln θ| at most ${lnCoverage.toExponential(1)}, ${refined} (${((100 * refined) / points).toFixed(2)} %) refined`,
    );
    expect(points).toBe(solved);
    expect(refined / points).toBeLessThanOrEqual(0.01);
    expect(wrongWinners(expected, actual)).toBe(0);
    const checked = actual.deviation.filter((gap) => !Number.isNaN(gap));
    expect(checked).toHaveLength(16);
    expect(Math.max(...checked)).toBeLessThan(1e-4);
  });

  it('leaves derivatives and transients to double precision, and says so', async () => {
    const kernel = await create();
    const few = firstPoints(oxide, 3);
    for (const batch of [
      { ...few, derivatives: true },
      { ...few, time: 1 },
    ]) {
      const solutions = await kernel.solve(batch);
      expect(solutions.refined).toEqual(Uint8Array.of(1, 1, 1));
      expect(solutions.lnCoverage).toEqual((await fallback.solve(batch)).lnCoverage);
    }
    kernel.close();
  });

  it.each([
    ['a function that is wrong', altered.bind(null, 'wide', 's * (2.0 +', 's * (2.001 +'), 'a logarithm'],
    ['text that is not WGSL', altered.bind(null, 'wide', 'fn normal', 'fun normal'), 'expected'],
  ])('does not start with %s', async (_, texts, said) => {
    await expect(create({ texts: texts() })).rejects.toThrow(said);
  });

  it('does not start without an adapter', async () => {
    const open = (): Promise<GPUDevice> => Promise.reject(new Error('no graphics adapter was found'));
    await expect(create({ open })).rejects.toThrow('no graphics adapter was found');
  });

  it.each([
    ['rates that are wrong', 'rates', 'term.whole * x.whole', 'term.whole * (x.whole + 8)'],
    ['a solver that does not compile', 'steady', 'fn storedLog2', 'fun storedLog2'],
  ] as const)('answers all the same with %s', async (_, name, from, to) => {
    const said: string[] = [];
    const kernel = await create({ texts: altered(name, from, to), onIncident: (message) => said.push(message) });
    const few = firstPoints(oxide, 500);
    const expected = await fallback.solve(few);
    for (let map = 0; map < 4; map++) {
      expectAgreement(few, expected, await kernel.solve(few), singlePrecision);
    }
    kernel.close();
    expect(said.length).toBeGreaterThan(0);
    expect(kernel.alive).toBe(false);
  });

  it('solves in smaller tiles where the device has no room', async () => {
    let refusals = 0;
    const open = async (): Promise<GPUDevice> => {
      const device = await testDevice();
      const create = device.createBuffer.bind(device);
      device.createBuffer = (descriptor) => {
        if (descriptor.size < 40_000) return create(descriptor);
        refusals += 1;
        // Over the device's own limit, which it reports as it does a lack of memory.
        return create({ ...descriptor, size: 2 ** 40 });
      };
      return device;
    };
    const kernel = await create({ open });
    const solutions = await kernel.solve(oxide);
    expect(refusals).toBeGreaterThan(0);
    expect(kernel.alive).toBe(true);
    expect(solutions.refined.reduce((sum, one) => sum + one, 0)).toBeLessThan(10);
    expectAgreement(oxide, await fallback.solve(oxide), solutions, singlePrecision);
    kernel.close();
  });

  it('stops when told to, and goes on with the next batch', async () => {
    const kernel = await create();
    const stop = new AbortController();
    const stopped = kernel.solve(oxide, stop.signal);
    stop.abort(new Error('enough'));
    await expect(stopped).rejects.toThrow('enough');
    expect((await kernel.solve(firstPoints(oxide, 10))).status).toEqual(new Uint8Array(10).fill(converged));
    kernel.close();
    expect((await kernel.solve(firstPoints(oxide, 10))).refined).toEqual(new Uint8Array(10).fill(1));
  });

  it('solves nothing at all', async () => {
    const kernel = await create();
    const nothing = firstPoints(oxide, 0);
    expect(await kernel.solve(nothing)).toEqual(emptySolutions(nothing));
    kernel.close();
  });

  it('completes every map when its device is lost', async () => {
    const report = await lossLoop(firstPoints(oxide, 500), fallback, 12);
    expect(report.interrupted).toBeGreaterThan(2);
  });
});
