import type { CompiledMechanism } from '../mechanism';

/** Storage on a surface that is not in the steady state. */
export interface Drift {
  /** dθ/dt of each state [1/s]. */
  readonly value: Float64Array;
  /** Rounding error of each value [1/s]. */
  readonly noise: Float64Array;
}

/** A turnover frequency and how it was made up. */
export interface NetRate {
  /** ln |TOF| [ln 1/s per site]; NaN where rounding hides it, -Infinity for none. */
  readonly lnMagnitude: number;
  readonly sign: -1 | 0 | 1;
  /** TOF = Σ_j steps[j] (r_j - r_-j) + storage. [steps] */
  readonly steps: Float64Array;
}

/** Cancellation (gross terms over their sum) that is not worth another combination: it costs a digit. */
const harmless = 10;
/** Relative error of a gross rate: what rounding leaves of ln coverages of some -100. */
const rateError = 1e-13;
/** A TOF whose error may exceed this share of it is not known. */
const largestError = 0.05;

/**
 * Turnover frequencies of all externals, each by the combination of steps in which least cancels.
 *
 * The plain sum over the steps that make a species fails where those are in quasi-equilibrium: their net rate is a
 * difference of almost equal numbers. But the balance of every surface species, Σ_j S_ij r_j = dθ_i/dt, may be added in
 * any multiple. Multiples are chosen so that the fastest steps drop out: columns (steps, and storage in a transient) are
 * eliminated in the order of their gross rates for as long as they are independent. Nitrate consumed becomes nitrogen
 * that leaves, for instance.
 *
 * Tried in turn until next to nothing cancels: the plain sum; the sum over steps that run one way only, as far as that
 * goes, which is the same for all points; the elimination by gross rates.
 */
export class NetRates {
  private readonly plain: readonly Float64Array[];
  private readonly oneWay: readonly Float64Array[];

  /** @param directed 1 for directed reactions that can run. */
  constructor(
    private readonly mechanism: CompiledMechanism,
    directed: Uint8Array,
  ) {
    const reversible = Float64Array.from(mechanism.steps, (_, j) => directed[2 * j] + directed[2 * j + 1]);
    const columns = new Columns(mechanism, reversible.length);
    this.plain = mechanism.externals.map((_, x) => columns.external(x));
    this.oneWay = columns.without(reversible, this.plain);
  }

  /**
   * @param lnRate ln of the directed gross rates. [2 steps]
   * @param drift storage on the surface; null in the steady state.
   */
  at(lnRate: Float64Array, drift: Drift | null): readonly NetRate[] {
    const { mechanism } = this;
    const terms = new Terms(mechanism.steps.length, lnRate, drift);
    const best = this.plain.map((row) => terms.sum(row));
    const improve = (rows: readonly Float64Array[]): boolean => {
      rows.forEach((row, x) => {
        if (best[x].cancellation <= harmless) return;
        const other = terms.sum(row);
        if (other.lnGross < best[x].lnGross) best[x] = other;
      });
      return best.every(({ cancellation }) => cancellation <= harmless);
    };
    if (!improve([]) && (drift !== null || !improve(this.oneWay))) {
      const columns = new Columns(mechanism, terms.lnGross.length);
      improve(
        columns.without(
          terms.lnGross,
          mechanism.externals.map((_, x) => columns.external(x)),
        ),
      );
    }
    return best.map((rate) =>
      rate.cancellation * rateError <= largestError ? rate : { ...rate, lnMagnitude: NaN, sign: 0 },
    );
  }
}

interface Summed extends NetRate {
  readonly cancellation: number;
  /** ln of the gross terms [ln 1/s]: its error is `rateError` times those. */
  readonly lnGross: number;
}

/** Coefficients of what a TOF can be made of: the steps, then, in a transient, the storage of each state. */
class Columns {
  constructor(
    private readonly mechanism: CompiledMechanism,
    private readonly count: number,
  ) {}

  /** The plain sum over the steps that make external `x`. */
  external(x: number): Float64Array {
    const { steps, externals, netExternal } = this.mechanism;
    const row = new Float64Array(this.count);
    for (let j = 0; j < steps.length; j++) row[j] = netExternal[j * externals.length + x];
    return row;
  }

  /** Rows with multiples of the surface balances added so that the columns of largest weight vanish. */
  without(weight: Float64Array, rows: readonly Float64Array[]): readonly Float64Array[] {
    const targets = rows.map((row) => row.slice());
    const balances = this.balances();
    const order = [...weight.keys()].sort((a, b) => weight[b] - weight[a] || a - b);
    for (const c of order) {
      const best = balances.reduce(
        (at, row, i) => (Math.abs(row[c]) > (at < 0 ? tiny : Math.abs(balances[at][c])) ? i : at),
        -1,
      );
      if (best < 0) continue;
      const [pivot] = balances.splice(best, 1);
      for (const row of [...balances, ...targets]) {
        const factor = row[c] / pivot[c];
        if (factor === 0) continue;
        for (let k = 0; k < this.count; k++) row[k] -= factor * pivot[k];
        row[c] = 0;
      }
    }
    return targets.map((row) => row.map((value) => (Math.abs(value) < tiny ? 0 : value)));
  }

  /** Σ_j S_ij r_j - dθ_i/dt = 0, one row per state. */
  private balances(): Float64Array[] {
    const { states, netState, steps } = this.mechanism;
    return states.map((_, i) => {
      const row = new Float64Array(this.count);
      for (let j = 0; j < steps.length; j++) row[j] = netState[j * states.length + i];
      if (this.count > steps.length) row[steps.length + i] = -1;
      return row;
    });
  }
}

/** Coefficients below this are zero but for rounding: they are small fractions of whole numbers. */
const tiny = 1e-9;

/** The values that go with `Columns` at one point. */
class Terms {
  /** ln of the gross rate of each step, then of what rounding leaves of each storage. */
  readonly lnGross: Float64Array;

  constructor(
    private readonly steps: number,
    private readonly lnRate: Float64Array,
    private readonly drift: Drift | null,
  ) {
    const stored = drift === null ? 0 : drift.value.length;
    this.lnGross = new Float64Array(steps + stored);
    for (let j = 0; j < steps; j++) this.lnGross[j] = Math.max(lnRate[2 * j], lnRate[2 * j + 1]);
    for (let i = 0; i < stored; i++) {
      this.lnGross[steps + i] = Math.log(Math.abs(drift!.value[i]) + drift!.noise[i] / rateError);
    }
  }

  /** Sum with these coefficients, taken relative to the largest term so that small rates keep their digits. */
  sum(row: Float64Array): Summed {
    const { steps, lnGross, lnRate, drift } = this;
    let top = -Infinity;
    for (let c = 0; c < row.length; c++) if (row[c] !== 0 && lnGross[c] > top) top = lnGross[c];
    let sum = 0;
    let gross = 0;
    for (let c = 0; c < row.length && top > -Infinity; c++) {
      if (row[c] === 0) continue;
      if (c < steps) {
        const forward = Math.exp(lnRate[2 * c] - top);
        const reverse = Math.exp(lnRate[2 * c + 1] - top);
        sum += row[c] * (forward - reverse);
        gross += Math.abs(row[c]) * (forward + reverse);
      } else {
        sum += row[c] * drift!.value[c - steps] * Math.exp(-top);
        gross += Math.abs(row[c]) * Math.exp(lnGross[c] - top);
      }
    }
    return {
      lnMagnitude: sum === 0 ? -Infinity : top + Math.log(Math.abs(sum)),
      sign: Math.sign(sum) as -1 | 0 | 1,
      steps: row.subarray(0, steps),
      cancellation: gross === 0 ? 1 : gross / Math.abs(sum),
      lnGross: top + Math.log(gross),
    };
  }
}
