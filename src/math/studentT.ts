import { normalQuantile } from './normalQuantile';

/** Probability that Student's t with `freedom` degrees of freedom is below t. */
export function studentTCdf(t: number, freedom: number): number {
  const tail = incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2;
  return t > 0 ? 1 - tail : tail;
}

/**
 * The t below which Student's t with `freedom` degrees of freedom lies with probability p; the normal quantile for
 * infinitely many. NaN unless `freedom` > 0.
 */
export function studentTQuantile(p: number, freedom: number): number {
  if (!(freedom > 0 && p > 0 && p < 1)) return NaN;
  if (freedom > 1e7) return normalQuantile(p);
  if (p < 0.5) return -studentTQuantile(1 - p, freedom);
  let low = 0;
  let high = 1;
  while (studentTCdf(high, freedom) < p) [low, high] = [high, 2 * high];
  for (let pass = 0; pass < 200 && high - low > 1e-14 * high; pass++) {
    const middle = (low + high) / 2;
    if (studentTCdf(middle, freedom) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Probability that Fisher's F with these degrees of freedom exceeds f. */
export function fisherTail(f: number, above: number, below: number): number {
  if (!(f > 0)) return Number.isNaN(f) ? NaN : 1;
  return incompleteBeta(below / (below + above * f), below / 2, above / 2);
}

/** Regularised incomplete beta function I_x(a, b) by its continued fraction (DLMF 8.17.22). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (!(x > 0)) return Number.isNaN(x) ? NaN : 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const lnFront = a * Math.log(x) + b * Math.log1p(-x) - lnBeta(a, b) - Math.log(a);
  const tiny = 1e-300;
  let c = 1;
  let d = 1 / guarded(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guarded(1 + even * d);
    c = guarded(1 + even / c);
    fraction *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guarded(1 + odd * d);
    c = guarded(1 + odd / c);
    const change = c * d;
    fraction *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return Math.exp(lnFront) * fraction;

  function guarded(value: number): number {
    return Math.abs(value) < tiny ? tiny : value;
  }
}

function lnBeta(a: number, b: number): number {
  return lnGamma(a) + lnGamma(b) - lnGamma(a + b);
}

/** ln Γ(x) for x > 0: Stirling's series (DLMF 5.11.1) after shifting x above 12. */
function lnGamma(x: number): number {
  let shift = 0;
  let at = x;
  for (; at < 12; at++) shift += Math.log(at);
  const inverse = 1 / (at * at);
  const series =
    (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse * (1 / 1188))))) / at;
  return (at - 0.5) * Math.log(at) - at + Math.log(2 * Math.PI) / 2 + series - shift;
}
