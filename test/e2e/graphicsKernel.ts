import { carbonMonoxideStudy } from '../../bench/carbonMonoxideStudy';
import { converged, createWasmKernel, createWebgpuKernel, type Batch } from '../../src/kinetics';
import { compileModel } from '../../src/screening';
import { embeddedStudy, type Study } from '../../src/study';
import { requestDevice } from '../../src/workers/requestDevice';
import { shaderSources } from '../../src/workers/shaderSources';
import { captureBatch, type Row } from '../agreement/captureBatch';
import { nitrateGridRows } from '../agreement/nitrateGrid';
import { oxideGridRows } from '../agreement/oxideGrid';
import { wrongWinners } from '../agreement/wrongWinners';

/** How far the two backends of a browser are apart. */
export interface BrowserAgreement {
  readonly solved: number;
  readonly differentStatus: number;
  /** Largest |Δ ln| of a coverage and of a TOF. */
  readonly lnCoverage: number;
  readonly lnTof: number;
  /** Points with another winner whose lead is more than 1e-4 of its share. */
  readonly wrongWinners: number;
  readonly refined: number;
}

/** Solves maps in this browser with WebGPU and with WebAssembly. @param wasmUrl where the kernel lies. */
export async function compareInBrowser(wasmUrl: string): Promise<readonly BrowserAgreement[]> {
  const fallback = await createWasmKernel(await (await fetch(wasmUrl)).arrayBuffer());
  const kernel = await createWebgpuKernel({
    open: async () => (await requestDevice(navigator.gpu)).device,
    texts: shaderSources,
    fallback,
    onIncident: (message) => {
      throw new Error(message);
    },
  });
  const found: BrowserAgreement[] = [];
  for (const [study, rows] of [
    [embeddedStudy('no3rr'), nitrateGridRows()],
    [carbonMonoxideStudy(), oxideGridRows(61)],
  ] as readonly (readonly [Study, readonly Row[]])[]) {
    const { products, atoms } = compileModel(study);
    const batch: Batch = {
      ...(await captureBatch(study, rows)),
      shares: { products, weights: products.map((x) => atoms[x]) },
    };
    const [expected, actual] = [await fallback.solve(batch), await kernel.solve(batch)];
    found.push({
      solved: expected.status.filter((status) => status === converged).length,
      differentStatus: expected.status.filter((status, p) => status !== actual.status[p]).length,
      lnCoverage: largestGap(expected.lnCoverage, actual.lnCoverage),
      lnTof: largestGap(expected.lnTof, actual.lnTof),
      wrongWinners: wrongWinners(expected, actual),
      refined: actual.refined.reduce((sum, one) => sum + one, 0),
    });
  }
  kernel.close();
  return found;
}

/** Infinity where just one of two is a number. */
function largestGap(a: Float64Array, b: Float64Array): number {
  let most = 0;
  for (let i = 0; i < a.length; i++) {
    if (Object.is(a[i], b[i])) continue;
    const gap = Math.abs(a[i] - b[i]);
    most = Number.isNaN(gap) ? Infinity : Math.max(most, gap);
  }
  return most;
}
