import { luFactor, luSolve } from '../../math';
import type { NetRate } from '../netRates';
import type { SiteBalance } from './siteBalance';

/**
 * d ln|TOF| / d ln k_d of every external and directed reaction at a steady state, by implicit differentiation of the site
 * balance G(u, ln k) = 0: du/d ln k = -(∂G/∂u)⁻¹ ∂G/∂ln k, then the chain rule through the rates that make up the TOF.
 *
 * Where rate constants follow the coverages, k is that of a clean surface: the change that interactions make of it is part
 * of the response.
 *
 * Degrees of rate control are sums of the two directions of a step (C. T. Campbell, J. Catal. 204, 520 (2001),
 * doi 10.1006/jcat.2001.3396); reaction orders, apparent activation energies and potential sensitivities are weighted
 * sums over all directions.
 *
 * @param tangent derivatives of other equations with the same solution, where those of the site balance are not sharp.
 * @returns row-major [externals × directed], or null when the Jacobian is singular.
 */
export function rateSensitivities(
  balance: SiteBalance,
  u: Float64Array,
  tofs: readonly NetRate[],
  tangent: Float64Array | null = null,
): Float64Array | null {
  const { n, mechanism, lnRate } = balance;
  const directed = lnRate.length;
  const both = tangent ?? balance.tangent(u, 'rates');
  const jacobian = new Float64Array(n * n);
  const response = new Float64Array(n * directed);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) jacobian[i * n + j] = both[i * (n + directed) + j]!;
    for (let d = 0; d < directed; d++) response[i * directed + d] = -both[i * (n + directed) + n + d];
  }
  const pivot = new Int32Array(n);
  if (!luFactor(n, jacobian, pivot)) return null;
  luSolve(n, jacobian, pivot, response, directed);

  const slopes = balance.coverageRates?.slopes() ?? null;
  const unknown = new Int32Array(mechanism.states.length).fill(-1);
  balance.states.forEach((s, i) => (unknown[s] = i));
  const result = new Float64Array(tofs.length * directed);
  tofs.forEach(({ steps, lnMagnitude, sign }, x) => {
    if (sign === 0) {
      result.fill(NaN, x * directed, (x + 1) * directed);
      return;
    }
    for (let d = 0; d < directed; d++) {
      const c = steps[d >> 1] * (d % 2 === 0 ? 1 : -1) * sign;
      const share = c === 0 ? 0 : c * Math.exp(lnRate[d] - lnMagnitude);
      if (share === 0) continue;
      result[x * directed + d] += share;
      for (let r = mechanism.surfacePtr[d]; r < mechanism.surfacePtr[d + 1]; r++) {
        const row = unknown[mechanism.surfaceState[r]] * directed;
        const weight = share * mechanism.surfaceOrder[r];
        for (let e = 0; e < directed; e++) result[x * directed + e] += weight * response[row + e];
      }
      for (let i = 0; slopes !== null && i < n; i++) {
        const weight = share * slopes[d * mechanism.states.length + balance.states[i]];
        if (weight === 0) continue;
        for (let e = 0; e < directed; e++) result[x * directed + e] += weight * response[i * directed + e];
      }
    }
  });
  return result;
}
