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
  /** Inner products of the stored residual differences. [depth × depth] */
  private readonly gram: Float64Array;
  private readonly factor: Float64Array;
  private readonly gamma: Float64Array;
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
    this.gram = new Float64Array(depth * depth);
    this.factor = new Float64Array(depth * depth);
    this.gamma = new Float64Array(depth);
  }

  /** Forgets the history. */
  reset(): void {
    this.stored = 0;
    this.next = 0;
    this.primed = false;
  }

  /** Moves `u` one step, given its residual g(u) - u. */
  step(u: Float64Array, residual: Float64Array): void {
    const { n, mixing, deltaU, deltaG, lastU, lastG, gamma } = this;
    if (this.primed) this.remember(u, residual);
    lastU.set(u);
    lastG.set(residual);
    this.primed = true;
    this.project(residual);
    for (let i = 0; i < n; i++) u[i] += mixing * residual[i];
    for (let m = 0; m < this.stored; m++) {
      const weight = gamma[m];
      const at = m * n;
      for (let i = 0; i < n; i++) u[i] -= weight * (deltaU[at + i] + mixing * deltaG[at + i]);
    }
  }

  private remember(u: Float64Array, residual: Float64Array): void {
    const { n, depth, deltaU, deltaG, lastU, lastG, gram } = this;
    const slot = this.next;
    for (let i = 0; i < n; i++) {
      deltaU[slot * n + i] = u[i] - lastU[i];
      deltaG[slot * n + i] = residual[i] - lastG[i];
    }
    this.next = (slot + 1) % depth;
    this.stored = Math.min(this.stored + 1, depth);
    for (let m = 0; m < this.stored; m++) {
      const product = dot(deltaG, m * n, deltaG, slot * n, n);
      gram[slot * depth + m] = product;
      gram[m * depth + slot] = product;
    }
  }

  /**
   * Least-squares coefficients of the residual in the stored differences, by Cholesky factors of the normal equations.
   * Their squared condition number does not matter: the coefficients steer the iteration, they do not enter its result.
   */
  private project(residual: Float64Array): void {
    const { n, depth, stored, deltaG, gram, factor, gamma } = this;
    for (let i = 0; i < stored; i++) {
      for (let j = 0; j <= i; j++) {
        let sum = gram[i * depth + j];
        for (let k = 0; k < j; k++) sum -= factor[i * depth + k] * factor[j * depth + k];
        if (i > j) factor[i * depth + j] = sum / factor[j * depth + j];
        else factor[i * depth + i] = Math.sqrt(Math.max(sum, 1e-13 * gram[i * depth + i] + 1e-300));
      }
    }
    for (let i = 0; i < stored; i++) {
      let sum = dot(deltaG, i * n, residual, 0, n);
      for (let k = 0; k < i; k++) sum -= factor[i * depth + k] * gamma[k];
      gamma[i] = sum / factor[i * depth + i];
    }
    for (let i = stored - 1; i >= 0; i--) {
      let sum = gamma[i];
      for (let k = i + 1; k < stored; k++) sum -= factor[k * depth + i] * gamma[k];
      gamma[i] = sum / factor[i * depth + i];
    }
  }
}

function dot(a: Float64Array, fromA: number, b: Float64Array, fromB: number, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += a[fromA + i] * b[fromB + i];
  return sum;
}
