import { luFactor, luSolve } from '../../math';
import { eliminateColumns } from '../eliminateColumns';
import type { SiteBalance } from './siteBalance';

/** Newton steps are limited to this [ln occupation]. */
const longestStep = 3;
/** Largest last Newton step, as in `fixedPoint`. */
const lastStep = 3e-7;

/** A step of implicit Euler: its length [s] and the occupations before it. */
export interface EulerStep {
  readonly lnLength: number;
  readonly from: Float64Array;
}

/** Residuals, their derivatives by the unknowns, and on request by each ln k. */
interface Linearised {
  readonly residual: Float64Array;
  readonly jacobian: Float64Array;
  readonly byRate: Float64Array | null;
}

/**
 * The balances of a surface with the fast steps taken out of all but a few of them.
 *
 * The chains of `SiteBalance` lose what is slow against a step in quasi-equilibrium that two occupants take part in: an
 * adsorbate that hops between site types 1e20 times before it desorbs leaves the ratio of its coverages in the chain of each
 * type, and its amount in none. Here multiples of the balances Σ_j S_ij r_j = dθ_i/dt are added to each other so that each
 * column (a step, or storage) stands in one balance among those that are left, the fastest first; the last balances hold slow
 * steps alone. Coefficients are small fractions, so this is exact. With gross rates sorted by sign, a balance is
 * ln(Σ in) - ln(Σ out) = 0, which subtracts nothing of different size.
 *
 * Newton's method on these converges from nearby (implicit Euler steps, a solution to be made sharper), not from afar.
 */
export class ReducedBalance {
  private readonly n: number;
  /** Unknown whose balance follows from the others, per site type, and that type's unknowns. */
  private readonly types: readonly { readonly base: number; readonly members: readonly number[] }[];
  private readonly dependent: ReadonlySet<number>;
  /** Unknown of each state, or -1. */
  private readonly unknown: Int32Array;

  constructor(private readonly balance: SiteBalance) {
    const { mechanism, states } = balance;
    this.n = balance.n;
    this.types = mechanism.sites
      .map((_, type) => [...states.keys()].filter((i) => mechanism.stateSite[states[i]] === type))
      .filter((members) => members.length > 0)
      .map((members) => ({
        members,
        base: members.find((i) => mechanism.states[states[i]].phase === 'site') ?? members[0],
      }));
    this.unknown = new Int32Array(mechanism.states.length).fill(-1);
    states.forEach((s, i) => (this.unknown[s] = i));
    this.dependent = new Set(this.types.map(({ base }) => base));
  }

  /**
   * Newton steps from `u`, in place, until one is small enough to be the last; false (and `u` undefined) where they do not
   * get there. The rates of the balance are those at `u` afterwards.
   */
  newton(u: Float64Array, limit: number, euler: EulerStep | null = null): boolean {
    const pivot = new Int32Array(this.n);
    for (let k = 0; k < limit; k++) {
      const made = this.linearise(u, euler, false);
      if (made === null || !luFactor(this.n, made.jacobian, pivot)) return false;
      const step = made.residual.map((value) => -value);
      luSolve(this.n, made.jacobian, pivot, step, 1);
      const size = largest(step);
      if (!Number.isFinite(size)) return false;
      const share = size > longestStep ? longestStep / size : 1;
      for (let i = 0; i < u.length; i++) u[i] += share * step[i];
      if (size > lastStep) continue;
      this.balance.residual(u, step);
      return true;
    }
    return false;
  }

  /** Largest residual at `u`; Infinity where there is none. */
  imbalance(u: Float64Array): number {
    const made = this.linearise(u, null, false);
    return made === null ? Infinity : largest(made.residual);
  }

  /** Derivatives of the residuals at `u` by the unknowns, then by each ln k. [n × (n + directed)] */
  tangent(u: Float64Array): Float64Array | null {
    const made = this.linearise(u, null, true);
    if (made === null) return null;
    const { n } = this;
    const directed = this.balance.lnRate.length;
    const result = new Float64Array(n * (n + directed));
    for (let i = 0; i < n; i++) {
      result.set(made.jacobian.subarray(i * n, i * n + n), i * (n + directed));
      result.set(made.byRate!.subarray(i * directed, (i + 1) * directed), i * (n + directed) + n);
    }
    return result;
  }

  private linearise(u: Float64Array, euler: EulerStep | null, rates: boolean): Linearised | null {
    const { n, balance, dependent } = this;
    const { mechanism, states, lnRate } = balance;
    balance.evaluateRates(u);
    const steps = mechanism.steps.length;
    const count = steps + (euler === null ? 0 : n);
    const lnDenticity = Float64Array.from(states, (s) => Math.log(mechanism.denticity[s]));
    /** ln θ/h and ln θ(before)/h of each unknown. */
    const now = u.map((value, i) => value - lnDenticity[i] - (euler?.lnLength ?? 0));
    const before = u.map((_, i) => Math.log(euler?.from[i] ?? 0) - lnDenticity[i] - (euler?.lnLength ?? 0));
    const weight = new Float64Array(count);
    for (let j = 0; j < steps; j++) weight[j] = Math.max(lnRate[2 * j], lnRate[2 * j + 1]);
    for (let c = steps; c < count; c++) weight[c] = Math.max(now[c - steps], before[c - steps]);
    const kept = [...states.keys()].filter((i) => !dependent.has(i));
    const rows = new Float64Array(kept.length * count);
    kept.forEach((i, k) => {
      for (let j = 0; j < steps; j++) {
        if (weight[j] > -Infinity) rows[k * count + j] = mechanism.netState[j * mechanism.states.length + states[i]];
      }
      if (euler !== null) rows[k * count + steps + i] = -1;
    });
    eliminateColumns(rows, kept.length, count, weight);
    const made: Linearised = {
      residual: new Float64Array(n),
      jacobian: new Float64Array(n * n),
      byRate: rates ? new Float64Array(n * lnRate.length) : null,
    };
    const terms = new Terms();
    for (let k = 0; k < kept.length; k++) {
      terms.clear();
      for (let c = 0; c < count; c++) {
        const factor = rows[k * count + c];
        if (factor === 0) continue;
        if (c < steps) {
          terms.add(2 * c, factor, lnRate[2 * c]);
          terms.add(2 * c + 1, -factor, lnRate[2 * c + 1]);
        } else {
          terms.add(lnRate.length + c - steps, factor, now[c - steps]);
          terms.add(-1, -factor, before[c - steps]);
        }
      }
      if (!this.storeRow(terms, kept[k], made)) return null;
    }
    for (const { base, members } of this.types) this.storeSum(u, base, members, made);
    return made;
  }

  private storeRow(terms: Terms, row: number, { residual, jacobian, byRate }: Linearised): boolean {
    const { n, balance } = this;
    const { surfacePtr, surfaceState, surfaceOrder } = balance.mechanism;
    const directed = balance.lnRate.length;
    const { into, out } = terms.sums();
    residual[row] = into - out;
    if (!Number.isFinite(residual[row])) return false;
    terms.each((what, positive, ln) => {
      if (what < 0) return;
      const share = positive ? Math.exp(ln - into) : -Math.exp(ln - out);
      if (what >= directed) {
        jacobian[row * n + what - directed] += share;
        return;
      }
      for (let r = surfacePtr[what]; r < surfacePtr[what + 1]; r++) {
        jacobian[row * n + this.unknown[surfaceState[r]]] += share * surfaceOrder[r];
      }
      if (byRate !== null) byRate[row * directed + what] += share;
    });
    return true;
  }

  private storeSum(u: Float64Array, row: number, members: readonly number[], made: Linearised): void {
    const { mechanism, states } = this.balance;
    const lnFraction = Math.log(mechanism.sites[mechanism.stateSite[states[row]]].fraction);
    const shares = members.map((i) => Math.exp(u[i] - lnFraction));
    const sum = shares.reduce((total, value) => total + value, 0);
    made.residual[row] = Math.log(sum);
    members.forEach((i, m) => (made.jacobian[row * this.n + i] = shares[m] / sum));
  }
}

/** Signed terms by their logarithms. */
class Terms {
  private readonly what: number[] = [];
  private readonly positive: boolean[] = [];
  private readonly ln: number[] = [];

  clear(): void {
    this.what.length = 0;
    this.positive.length = 0;
    this.ln.length = 0;
  }

  add(what: number, factor: number, ln: number): void {
    if (ln === -Infinity) return;
    this.what.push(what);
    this.positive.push(factor > 0);
    this.ln.push(ln + Math.log(Math.abs(factor)));
  }

  /** ln of the sums of both signs. */
  sums(): { readonly into: number; readonly out: number } {
    const sum = (sign: boolean): number => {
      let top = -Infinity;
      this.each((_, positive, ln) => {
        if (positive === sign && ln > top) top = ln;
      });
      let total = 0;
      this.each((_, positive, ln) => {
        if (positive === sign) total += Math.exp(ln - top);
      });
      return top + Math.log(total);
    };
    return { into: sum(true), out: sum(false) };
  }

  each(use: (what: number, positive: boolean, ln: number) => void): void {
    for (let t = 0; t < this.ln.length; t++) use(this.what[t], this.positive[t], this.ln[t]);
  }
}

function largest(values: Float64Array): number {
  let top = 0;
  for (const value of values) if (!(Math.abs(value) <= top)) top = Math.abs(value);
  return top;
}
