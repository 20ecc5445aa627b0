import { gth, gthTangent } from '../../math';
import type { CompiledMechanism } from '../../mechanism';
import type { CoverageRates } from '../coverageRates';
import type { Reach } from './reachable';
import { siteChain, type SiteChain } from './siteChain';

/**
 * The mean-field balance of every site type as a fixed point u = g(u) in the logarithms u of site occupations.
 *
 * Each step conserves sites, so at given coverages the occupants of one site type form a Markov chain whose stationary
 * distribution is the right-hand side g. It is computed on gross fluxes F_ij = θ_i W_ij (sites going from state i to j per
 * second): the stationary weights x of F solve Σ_i x_i F_ij = x_j Σ_k F_jk, and g(u) = u + ln x, normalised. At the
 * solution every x is 1, so nothing leaves the range of f64 even where coverages reach 1e-150. Rows of F are scaled by
 * their largest term. Elimination and derivatives subtract nothing (see `gth`).
 *
 * Rate constants may follow the coverages (`coverageRates`): they are evaluated with the fluxes into the array of `setRates`,
 * and their derivatives are part of the tangent.
 *
 * A restart at rate ρ to a given distribution turns the stationary state into one implicit Euler step of length 1/ρ.
 *
 * u_i is ln of the fraction of all sites in state i, so that u_i = ln(denticity × coverage) and Σ exp(u) over a site type is its fraction.
 */
export class SiteBalance {
  /** Active states, in the order of the unknowns. */
  readonly states: readonly number[];
  readonly n: number;
  /** ln of each directed gross rate at the last evaluation [ln 1/s per site]; -Infinity where inactive. */
  readonly lnRate: Float64Array;

  private readonly lnDenticity: Float64Array;
  private readonly lnTheta: Float64Array;
  private readonly chains: readonly SiteChain[];
  /** Unknown of each state, or -1. */
  private readonly unknown: Int32Array;
  private lnK: Float64Array;
  private lnReset = -Infinity;
  private memory = new Float64Array(0);
  private resetTo: Float64Array | null = null;

  constructor(
    readonly mechanism: CompiledMechanism,
    readonly reach: Reach,
    readonly coverageRates: CoverageRates | null = null,
  ) {
    this.states = mechanism.states.map((_, i) => i).filter((i) => reach.state[i] === 1);
    this.n = this.states.length;
    this.lnRate = new Float64Array(2 * mechanism.steps.length).fill(-Infinity);
    this.lnK = this.lnRate;
    this.lnDenticity = Float64Array.from(mechanism.denticity, Math.log);
    this.lnTheta = new Float64Array(mechanism.states.length).fill(-Infinity);
    this.unknown = new Int32Array(mechanism.states.length).fill(-1);
    this.states.forEach((s, i) => (this.unknown[s] = i));
    this.chains = mechanism.sites
      .map((site, type) => siteChain(mechanism, reach, this.unknown, type, Math.log(site.fraction)))
      .filter((chain) => chain.members.length > 0);
  }

  /** Unknowns of the site type of unknown `i`. */
  neighbours(i: number): Int32Array {
    return this.chains.find(({ members }) => members.includes(i))!.members;
  }

  /** Sets ln k of every directed reaction (kept by reference). */
  setRates(lnK: Float64Array): void {
    this.lnK = lnK;
  }

  /** True when ln k follows the coverages. */
  get interacting(): boolean {
    return this.coverageRates !== null;
  }

  /** Restarts at rate `rho` [1/s] to occupations `to` (fraction of all sites per unknown); null for no restart. */
  setReset(rho: number, to: Float64Array | null): void {
    this.lnReset = to === null ? -Infinity : Math.log(rho);
    this.resetTo = to;
  }

  /** u = ln occupation to start from: every state of a site type equally likely. */
  uniform(u: Float64Array): void {
    for (const { members, lnFraction } of this.chains) {
      for (const i of members) u[i] = lnFraction - Math.log(members.length);
    }
  }

  /** Occupations of the clean surface. */
  clean(y: Float64Array): void {
    y.fill(0);
    for (const { members, lnFraction } of this.chains) {
      const empty = members.find((i) => this.mechanism.states[this.states[i]].phase === 'site');
      if (empty !== undefined) y[empty] = Math.exp(lnFraction);
    }
  }

  /** Lets unknown `i` hold all that its site type does in occupations `y`. */
  fill(y: Float64Array, i: number): void {
    const { members, lnFraction } = this.chains.find((chain) => chain.members.includes(i))!;
    for (const k of members) y[k] = k === i ? Math.exp(lnFraction) : 0;
  }

  /** Shifts u so that the occupations of every site type sum to its fraction. */
  normalise(u: Float64Array): void {
    for (const { members, lnFraction } of this.chains) {
      let sum = 0;
      for (const i of members) sum += Math.exp(u[i] - lnFraction);
      for (const i of members) u[i] -= Math.log(sum);
    }
  }

  /** Residual g(u) - u into `out`; returns its largest magnitude, NaN when not finite. */
  residual(u: Float64Array, out: Float64Array): number {
    this.evaluateRates(u);
    let largest = 0;
    for (const chain of this.chains) {
      const { members, lnWeight, rowScale } = chain;
      const hub = this.fillChain(chain, u);
      const n = members.length + hub;
      gth(n, chain.matrix, lnWeight);
      let top = -Infinity;
      for (let m = hub; m < n; m++) {
        lnWeight[m] -= rowScale[m] - rowScale[0];
        top = Math.max(top, lnWeight[m] + u[members[m - hub]]);
      }
      let sum = 0;
      for (let m = hub; m < n; m++) sum += Math.exp(lnWeight[m] + u[members[m - hub]] - top);
      const shift = chain.lnFraction - top - Math.log(sum);
      for (let m = hub; m < n; m++) {
        const g = lnWeight[m] + shift;
        out[members[m - hub]] = g;
        largest = Math.abs(g) > largest || Number.isNaN(g) ? Math.abs(g) : largest;
      }
    }
    return largest;
  }

  /** ln of the largest gross rate at u [ln 1/s per site]. */
  fastestRate(u: Float64Array): number {
    this.evaluateRates(u);
    return this.lnRate.reduce((top, value) => Math.max(top, value), -Infinity);
  }

  /** Largest imbalance of a state relative to its gross rates at u. */
  imbalance(u: Float64Array): number {
    this.evaluateRates(u);
    let largest = 0;
    for (const chain of this.chains) {
      const hub = this.fillChain(chain, u);
      const n = chain.members.length + hub;
      const { matrix, rowScale } = chain;
      for (let j = 0; j < n; j++) {
        let inflow = 0;
        let outflow = 0;
        for (let i = 0; i < n; i++) {
          if (i === j) continue;
          if (matrix[i * n + j] > 0) inflow += matrix[i * n + j] * Math.exp(rowScale[i] - rowScale[j]);
          outflow += matrix[j * n + i];
        }
        const gross = Math.max(inflow, outflow);
        if (gross > 0) largest = Math.max(largest, Math.abs(inflow - outflow) / gross);
      }
    }
    return largest;
  }

  /**
   * Derivatives of g(u) - u at u (at a solution u, or at any where adsorbates interact): by the unknowns and, on request, by each ln k or by the logarithm of each occupation
   * that the restart leads to.
   *
   * @returns row-major [n × directions]; the first n directions are the unknowns, then what was asked for.
   */
  tangent(u: Float64Array, also: 'nothing' | 'rates' | 'reset' = 'nothing'): Float64Array {
    const directions = this.n + (also === 'rates' ? this.lnRate.length : also === 'reset' ? this.n : 0);
    const result = new Float64Array(this.n * directions);
    // Far from the solution derivatives are exact only with the weights of the chain there.
    if (this.interacting) this.residual(u, new Float64Array(this.n));
    else this.evaluateRates(u);
    for (const chain of this.chains) {
      const { members } = chain;
      const hub = this.fillChain(chain, u);
      const size = members.length + hub;
      const t = this.logTangents(chain, hub, size, directions, also);
      const dx = new Float64Array(size * directions);
      gthTangent(size, chain.matrix, t, directions, dx);
      const mean = new Float64Array(directions);
      const share = Float64Array.from(members, (i) => Math.exp(u[i] - chain.lnFraction));
      if (this.interacting) {
        let sum = 0;
        for (let m = 0; m < share.length; m++)
          sum += share[m] *= Math.exp(chain.lnWeight[m + hub] - chain.lnWeight[hub]);
        for (let m = 0; m < share.length; m++) share[m] /= sum;
      }
      for (let m = hub; m < size; m++) {
        const weight = share[m - hub];
        for (let d = 0; d < directions; d++) mean[d] += weight * dx[m * directions + d];
        mean[members[m - hub]] += weight;
      }
      for (let m = hub; m < size; m++) {
        const row = members[m - hub] * directions;
        for (let d = 0; d < directions; d++) result[row + d] = dx[m * directions + d] - mean[d];
      }
    }
    return result;
  }

  /** Zeroed working memory. */
  private scratch(length: number): Float64Array {
    if (this.memory.length < length) this.memory = new Float64Array(length);
    else this.memory.fill(0, 0, length);
    return this.memory;
  }

  /** Sets the gross rates to those at u. */
  evaluateRates(u: Float64Array): void {
    const { states, lnRate, lnDenticity, lnTheta, lnK } = this;
    const { directed } = this.reach;
    const { surfacePtr, surfaceOrder, surfaceState } = this.mechanism;
    for (let i = 0; i < states.length; i++) lnTheta[states[i]] = u[i] - lnDenticity[states[i]];
    this.coverageRates?.evaluate(lnTheta, lnK);
    for (let d = 0; d < lnRate.length; d++) {
      if (directed[d] !== 1) continue;
      let sum = lnK[d];
      for (let r = surfacePtr[d]; r < surfacePtr[d + 1]; r++) sum += surfaceOrder[r] * lnTheta[surfaceState[r]];
      lnRate[d] = sum;
    }
  }

  /** Fills the flux matrix, rows scaled by their largest term; returns 1 when row 0 is the restart hub, else 0. */
  private fillChain(chain: SiteChain, u: Float64Array): 0 | 1 {
    const { members, from, to, directed, count, matrix, rowScale } = chain;
    const { lnRate, lnReset, resetTo } = this;
    const hub = resetTo === null ? 0 : 1;
    const n = members.length + hub;
    matrix.fill(0, 0, n * n);
    for (let m = 0; m < members.length; m++) rowScale[m + hub] = hub === 1 ? lnReset + u[members[m]] : -Infinity;
    for (let t = 0; t < from.length; t++) {
      const row = from[t] + hub;
      const rate = lnRate[directed[t]];
      if (rate > rowScale[row]) rowScale[row] = rate;
    }
    for (let m = hub; m < n; m++) if (rowScale[m] === -Infinity) rowScale[m] = 0;
    for (let t = 0; t < from.length; t++) {
      const row = from[t] + hub;
      matrix[row * n + to[t] + hub] += count[t] * Math.exp(lnRate[directed[t]] - rowScale[row]);
    }
    if (hub === 1) {
      rowScale[0] = lnReset;
      for (let m = 0; m < members.length; m++) {
        matrix[m + 1] = resetTo![members[m]]!;
        matrix[(m + 1) * n] = Math.exp(lnReset + u[members[m]] - rowScale[m + 1]);
      }
    }
    return hub;
  }

  /** d ln F_ij in each direction: the mean over the transitions that make up F_ij. */
  private logTangents(chain: SiteChain, hub: number, n: number, directions: number, also: string): Float64Array {
    const { mechanism, unknown } = this;
    const { from, to, directed, count, matrix, rowScale, members } = chain;
    const t = this.scratch(n * n * directions);
    const slopes = this.coverageRates?.slopes() ?? null;
    const width = mechanism.states.length;
    for (let k = 0; k < from.length; k++) {
      const row = from[k] + hub;
      const cell = row * n + to[k] + hub;
      const d = directed[k];
      const share = (count[k] * Math.exp(this.lnRate[d] - rowScale[row])) / matrix[cell];
      if (!(share > 0)) continue;
      for (let r = mechanism.surfacePtr[d]; r < mechanism.surfacePtr[d + 1]; r++) {
        t[cell * directions + unknown[mechanism.surfaceState[r]]] += share * mechanism.surfaceOrder[r];
      }
      if (slopes !== null) {
        for (let i = 0; i < this.n; i++) t[cell * directions + i] += share * slopes[d * width + this.states[i]];
      }
      if (also === 'rates') t[cell * directions + this.n + d] += share;
    }
    if (hub === 1) members.forEach((i, m) => (t[(m + 1) * n * directions + i] = 1));
    if (also === 'reset') members.forEach((i, m) => (t[(m + 1) * directions + this.n + i] = 1));
    return t;
  }
}
