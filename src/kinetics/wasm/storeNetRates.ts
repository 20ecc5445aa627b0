import { evaluateProgram } from '../evaluateProgram';
import type { Batch, Solutions } from '../kernel';
import type { Drift, NetRate, NetRates } from '../netRates';
import { storeShares } from '../storeShares';

/**
 * Turnover frequencies and shares of one point from the coverages that the kernel found, where the combinations of steps
 * that are the same for all points do not do: which steps and storage cancel least differs from point to point.
 *
 * @returns the turnover frequencies and what they are made up from.
 */
export function storeNetRates(
  batch: Batch,
  net: NetRates,
  row: number,
  drift: Drift | null,
  out: Solutions,
): readonly NetRate[] {
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
  const tofs = net.at(lnRate, drift);
  tofs.forEach(({ lnMagnitude, sign }, e) => {
    const at = row * mechanism.externals.length + e;
    out.lnTof[at] = lnMagnitude;
    out.tofSign[at] = sign;
  });
  storeShares(batch, row, out);
  return tofs;
}
