/**
 * Derivatives of the stationary weights of `gth`, by differentiating the elimination itself in logarithms: a sum becomes
 * a weighted mean of logarithmic derivatives, a quotient their difference. Derivatives of weights as small as 1e-150 are
 * as accurate as those of the large ones, which the group inverse or finite differences are not.
 *
 * @param a rates, row-major n × n, overwritten as by `gth`.
 * @param t d ln a_ij in `directions` directions, at t[(i n + j) directions + d]; overwritten.
 * @param out receives d ln p_k at out[k directions + d], with p_0 fixed. [n × directions]
 */
export function gthTangent(n: number, a: Float64Array, t: Float64Array, directions: number, out: Float64Array): void {
  const D = directions;
  const exitTangent = new Float64Array(D);
  const active = new Int32Array(n);
  for (let k = n - 1; k > 0; k--) {
    let exit = 0;
    let width = 0;
    exitTangent.fill(0);
    for (let j = 0; j < k; j++) {
      const rate = a[k * n + j];
      if (rate === 0) continue;
      active[width++] = j;
      exit += rate;
      const at = (k * n + j) * D;
      for (let d = 0; d < D; d++) exitTangent[d] += rate * t[at + d];
    }
    for (let d = 0; d < D; d++) exitTangent[d] /= exit;
    for (let i = 0; i < k; i++) {
      const share = a[i * n + k] / exit;
      a[i * n + k] = share;
      if (share === 0) continue;
      const ik = (i * n + k) * D;
      for (let d = 0; d < D; d++) t[ik + d] -= exitTangent[d];
      for (let c = 0; c < width; c++) {
        const j = active[c];
        if (j === i) continue;
        const added = share * a[k * n + j];
        if (added === 0) continue;
        const before = a[i * n + j];
        const total = before + added;
        a[i * n + j] = total;
        const old = before / total;
        const fresh = added / total;
        const ij = (i * n + j) * D;
        const kj = (k * n + j) * D;
        for (let d = 0; d < D; d++) t[ij + d] = old * t[ij + d] + fresh * (t[ik + d] + t[kj + d]);
      }
    }
  }
  weightTangent(n, a, t, D, out);
}

/** p_k = Σ_{i<k} p_i a_ik, in logarithms relative to the largest term so that no weight leaves the range of f64. */
function weightTangent(n: number, a: Float64Array, t: Float64Array, D: number, out: Float64Array): void {
  const lnWeight = new Float64Array(n);
  out.fill(0, 0, n * D);
  for (let k = 1; k < n; k++) {
    let top = -Infinity;
    for (let i = 0; i < k; i++) top = Math.max(top, lnWeight[i] + Math.log(a[i * n + k]));
    let sum = 0;
    for (let i = 0; i < k; i++) {
      const rate = a[i * n + k];
      if (rate === 0) continue;
      const term = Math.exp(lnWeight[i] + Math.log(rate) - top);
      sum += term;
      for (let d = 0; d < D; d++) out[k * D + d] += term * (out[i * D + d] + t[(i * n + k) * D + d]);
    }
    for (let d = 0; d < D; d++) out[k * D + d] /= sum;
    lnWeight[k] = top + Math.log(sum);
  }
}
