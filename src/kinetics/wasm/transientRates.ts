import { evaluateProgram } from '../evaluateProgram';
import type { Batch, Solutions } from '../kernel';
import type { Drift, NetRates } from '../netRates';

/**
 * Turnover frequencies of one point from the coverages that the kernel found. Which combination of steps and storage
 * cancels least differs from point to point; finding it takes no time beside the integration, so it is done here.
 */
export function storeTransientRates(batch: Batch, net: NetRates, row: number, drift: Drift, out: Solutions): void {
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
    out.lnTof[row * mechanism.externals.length + e] = lnMagnitude;
    out.tofSign[row * mechanism.externals.length + e] = sign;
  });
}
