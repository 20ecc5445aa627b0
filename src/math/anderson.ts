/**
 * Anderson acceleration of a fixed point u = g(u): the next iterate mixes the last few so that the linearised residual
 * is smallest. All memory is allocated once.
 *
 * Source: D. G. Anderson, J. ACM 12, 547 (1965), doi 10.1145/321296.321305; H. F. Walker, P. Ni, SIAM J. Numer. Anal. 49,
 * 1715 (2011), doi 10.1137/10078356X (the difference form used here).
 */
export class Anderson {
  private readonly deltaU: Float64Array;
  private readonly deltaG: Float64Array;
  private readonly lastU: Float64Array;
  private readonly lastG: Float64Array;
  private readonly basis: Float64Array;
  private readonly triangle: Float64Array;
  private readonly coefficients: Float64Array;
  private stored = 0;
  private next = 0;
  private primed = false;

  /**
   * @param n unknowns
   * @param depth previous differences to mix
   * @param mixing share of the residual that a step takes, 0 to 1
   */
  constructor(
    private readonly n: number,
    private readonly depth: number,
    private readonly mixing: number,
  ) {
    this.deltaU = new Float64Array(depth * n);
    this.deltaG = new Float64Array(depth * n);
    this.lastU = new Float64Array(n);
    this.lastG = new Float64Array(n);
    this.basis = new Float64Array(depth * n);
    this.triangle = new Float64Array(depth * depth);
    this.coefficients = new Float64Array(depth);
  }

  /** Forgets the history. */
  reset(): void {
    this.stored = 0;
    this.next = 0;
    this.primed = false;
  }

  /** Moves `u` one step, given its residual g(u) - u. */
  step(u: Float64Array, residual: Float64Array): void {
    const { n, depth, mixing } = this;
    if (this.primed) {
      const at = this.next * n;
      for (let i = 0; i < n; i++) {
        this.deltaU[at + i] = u[i]! - this.lastU[i]!;
        this.deltaG[at + i] = residual[i]! - this.lastG[i]!;
      }
      this.next = (this.next + 1) % depth;
      this.stored = Math.min(this.stored + 1, depth);
    }
    this.lastU.set(u);
    this.lastG.set(residual);
    this.primed = true;
    const used = this.project(residual);
    for (let i = 0; i < n; i++) u[i]! += mixing * residual[i]!;
    for (let m = 0; m < this.stored; m++) {
      const gamma = used[m]!;
      if (gamma === 0) continue;
      const at = m * n;
      for (let i = 0; i < n; i++) u[i]! -= gamma * (this.deltaU[at + i]! + mixing * this.deltaG[at + i]!);
    }
  }

  /** Least-squares coefficients of the residual in the stored differences, by modified Gram–Schmidt. */
  private project(residual: Float64Array): Float64Array {
    const { n, stored: m, basis: q, triangle: r, coefficients: gamma, depth } = this;
    gamma.fill(0);
    for (let k = 0; k < m; k++) {
      const at = k * n;
      let size = 0;
      for (let i = 0; i < n; i++) {
        q[at + i] = this.deltaG[at + i]!;
        size += q[at + i]! ** 2;
      }
      for (let j = 0; j < k; j++) {
        const dot = dotOf(q, j * n, q, at, n);
        r[j * depth + k] = dot;
        for (let i = 0; i < n; i++) q[at + i]! -= dot * q[j * n + i]!;
      }
      const norm = Math.sqrt(dotOf(q, at, q, at, n));
      const dependent = !(norm > 1e-10 * Math.sqrt(size));
      r[k * depth + k] = dependent ? 0 : norm;
      for (let i = 0; i < n; i++) q[at + i] = dependent ? 0 : q[at + i]! / norm;
    }
    for (let k = m - 1; k >= 0; k--) {
      const pivot = r[k * depth + k]!;
      if (pivot === 0) continue;
      let sum = dotOf(q, k * n, residual, 0, n);
      for (let j = k + 1; j < m; j++) sum -= r[k * depth + j]! * gamma[j]!;
      gamma[k] = sum / pivot;
    }
    return gamma;
  }
}

function dotOf(a: Float64Array, fromA: number, b: Float64Array, fromB: number, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += a[fromA + i]! * b[fromB + i]!;
  return sum;
}
