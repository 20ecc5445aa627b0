/**
 * Stationary weights of a Markov chain by the elimination of Grassmann, Taksar and Heyman, which adds, multiplies and
 * divides non-negative numbers only. Nothing is subtracted, so every weight keeps full relative accuracy, however small.
 *
 * Solves p_j Σ_k a_jk = Σ_i p_i a_ij with p_0 = 1 for transition rates a_ij ≥ 0 (row-major n × n; the diagonal is never read).
 * Every state must be reachable from state 0 and lead back to it; a chain that is not so comes out as NaN, not as a guess.
 *
 * Sources: W. K. Grassmann, M. I. Taksar, D. P. Heyman, Oper. Res. 33, 1107 (1985), doi 10.1287/opre.33.5.1107;
 * C. A. O'Cinneide, Numer. Math. 65, 109 (1993), doi 10.1007/BF01385743 (entrywise accuracy).
 *
 * @param a overwritten: for i < k, a[i][k] ends as the rate from i to k divided by the exit rate of k.
 * @param lnWeight receives ln p. [n]
 */
export function gth(n: number, a: Float64Array, lnWeight: Float64Array): void {
  for (let k = n - 1; k > 0; k--) {
    const row = k * n;
    let exit = 0;
    for (let j = 0; j < k; j++) exit += a[row + j];
    for (let i = 0; i < k; i++) {
      const rate = a[i * n + k];
      if (rate === 0) continue;
      const share = rate / exit;
      a[i * n + k] = share;
      const to = i * n;
      for (let j = 0; j < k; j++) a[to + j] += share * a[row + j];
    }
  }
  backSubstitute(n, a, lnWeight);
}

/** Weights that fall outside the range of f64 are summed as logarithms instead. */
function backSubstitute(n: number, a: Float64Array, lnWeight: Float64Array): void {
  const smallest = 1e-290;
  const largest = 1e290;
  lnWeight[0] = 1;
  for (let k = 1; k < n; k++) {
    let sum = 0;
    for (let i = 0; i < k; i++) sum += lnWeight[i] * a[i * n + k];
    if (!(sum > smallest && sum < largest)) {
      backSubstituteLog(n, a, lnWeight);
      return;
    }
    lnWeight[k] = sum;
  }
  for (let k = 0; k < n; k++) lnWeight[k] = Math.log(lnWeight[k]);
}

function backSubstituteLog(n: number, a: Float64Array, lnWeight: Float64Array): void {
  lnWeight[0] = 0;
  for (let k = 1; k < n; k++) {
    let top = -Infinity;
    for (let i = 0; i < k; i++) top = Math.max(top, lnWeight[i] + Math.log(a[i * n + k]));
    let sum = 0;
    for (let i = 0; i < k; i++) sum += Math.exp(lnWeight[i] + Math.log(a[i * n + k]) - top);
    lnWeight[k] = top + Math.log(sum);
  }
}
