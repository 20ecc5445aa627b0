import { evaluateProgram } from '../evaluateProgram';
import type { Batch, Solutions } from '../kernel';
import type { Drift, NetRates } from '../netRates';

/**
 * Turnover frequencies of one point from the coverages that the kernel found, where the kernel's fixed combinations of
 * steps do not do: which combination of steps and storage cancels least differs from point to point.
 */
export function storeNetRates(batch: Batch, net: NetRates, row: number, drift: Drift | null, out: Solutions): void {
  const { mechanism, program, x } = batch;
  const { surfacePtr, surfaceOrder, surfaceState } = mechanism;
  const first = row * mechanism.states.length;
  const lnRate = new Float64Array(2 * mechanism.steps.length);
  evaluateProgram(program, x, row * program.variables.length, lnRate, new Int32Array(lnRate.length));
  for (let d = 0; d < lnRate.length; d++) {
    for (let r = surfacePtr[d]; r < surfacePtr[d + 1]; r++) {
      lnRate[d] += surfaceOrder[r] * out.lnCoverage[first + surfaceState[r]];
    }
  }
  net.at(lnRate, drift).forEach(({ lnMagnitude, sign }, e) => {
    const at = row * mechanism.externals.length + e;
    out.lnTof[at] = lnMagnitude;
    out.tofSign[at] = sign;
  });
}
