import type { CompiledMechanism } from '../mechanism';
import { eliminateColumns } from './eliminateColumns';

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
  private readonly steady: Columns;
  private readonly transient: Columns;

  /** @param directed 1 for directed reactions that can run. */
  constructor(
    private readonly mechanism: CompiledMechanism,
    directed: Uint8Array,
  ) {
    const { steps, states, externals } = mechanism;
    const reversible = Float64Array.from(steps, (_, j) => directed[2 * j] + directed[2 * j + 1]);
    this.steady = new Columns(mechanism, steps.length);
    this.transient = new Columns(mechanism, steps.length + states.length);
    this.plain = externals.map((_, x) => this.steady.external(x));
    this.oneWay = this.steady.without(
      reversible,
      externals.map((_, x) => x),
    );
  }

  /** Combinations that are tried first, the same at all points: by external, one row of coefficients per step each. */
  get fixed(): readonly (readonly Float64Array[])[] {
    return this.plain.map((row, x) => [row, this.oneWay[x]]);
  }

  /**
   * @param lnRate ln of the directed gross rates. [2 steps]
   * @param drift storage on the surface; null in the steady state.
   */
  at(lnRate: Float64Array, drift: Drift | null): readonly NetRate[] {
    const terms = new Terms(this.mechanism.steps.length, lnRate, drift);
    const best = this.plain.map((row) => terms.sum(row));
    const rough = (): number[] => [...best.keys()].filter((x) => !(best[x].cancellation <= harmless));
    const improve = (x: number, row: Float64Array): void => {
      const other = terms.sum(row);
      if (other.lnGross < best[x].lnGross) best[x] = other;
    };
    if (drift === null) for (const x of rough()) improve(x, this.oneWay[x]);
    const left = rough();
    if (left.length > 0) {
      const columns = drift === null ? this.steady : this.transient;
      columns.without(terms.lnGross, left).forEach((row, i) => improve(left[i], row));
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
  /** Σ_j S_ij r_j - dθ_i/dt = 0, one row per state, then the plain sums, one per external. */
  private readonly rows: Float64Array;
  private readonly states: number;

  constructor(
    { steps, states, externals, netState, netExternal }: CompiledMechanism,
    private readonly count: number,
  ) {
    this.states = states.length;
    this.rows = new Float64Array((states.length + externals.length) * count);
    for (let j = 0; j < steps.length; j++) {
      for (let i = 0; i < states.length; i++) this.rows[i * count + j] = netState[j * states.length + i];
      for (let x = 0; x < externals.length; x++) {
        this.rows[(states.length + x) * count + j] = netExternal[j * externals.length + x];
      }
    }
    for (let i = 0; i < count - steps.length; i++) this.rows[i * count + steps.length + i] = -1;
  }

  /** The plain sum over the steps that make external `x`. */
  external(x: number): Float64Array {
    const { rows, states, count } = this;
    return rows.slice((states + x) * count, (states + x + 1) * count);
  }

  /** The sums of some externals with multiples of the balances added so that the columns of largest weight vanish. */
  without(weight: Float64Array, externals: readonly number[]): readonly Float64Array[] {
    const { count, states } = this;
    const rows = new Float64Array((states + externals.length) * count);
    rows.set(this.rows.subarray(0, states * count));
    externals.forEach((x, i) => rows.set(this.external(x), (states + i) * count));
    eliminateColumns(rows, states, count, weight);
    return externals.map((_, i) => rows.subarray((states + i) * count, (states + i + 1) * count));
  }
}

/** The values that go with `Columns` at one point. */
class Terms {
  /** ln of the gross rate of each step, then of what rounding leaves of each storage. */
  readonly lnGross: Float64Array;
  /** Net rate of each step relative to the larger of its two rates, and their sum likewise. */
  private readonly net: Float64Array;
  private readonly gross: Float64Array;

  constructor(
    private readonly steps: number,
    lnRate: Float64Array,
    private readonly drift: Drift | null,
  ) {
    const stored = drift === null ? 0 : drift.value.length;
    this.lnGross = new Float64Array(steps + stored);
    this.net = new Float64Array(steps);
    this.gross = new Float64Array(steps);
    for (let j = 0; j < steps; j++) {
      const larger = Math.max(lnRate[2 * j], lnRate[2 * j + 1]);
      this.lnGross[j] = larger;
      if (larger === -Infinity) continue;
      const forward = Math.exp(lnRate[2 * j] - larger);
      const reverse = Math.exp(lnRate[2 * j + 1] - larger);
      this.net[j] = forward - reverse;
      this.gross[j] = forward + reverse;
    }
    for (let i = 0; i < stored; i++) {
      this.lnGross[steps + i] = Math.log(Math.abs(drift!.value[i]) + drift!.noise[i] / rateError);
    }
  }

  /** Sum with these coefficients, taken relative to the largest term so that small rates keep their digits. */
  sum(row: Float64Array): Summed {
    const { steps, lnGross, drift } = this;
    let top = -Infinity;
    for (let c = 0; c < row.length; c++) if (row[c] !== 0 && lnGross[c] > top) top = lnGross[c];
    let sum = 0;
    let gross = 0;
    for (let c = 0; c < row.length && top > -Infinity; c++) {
      if (row[c] === 0) continue;
      const scale = Math.exp(lnGross[c] - top);
      sum += row[c] * (c < steps ? this.net[c] * scale : drift!.value[c - steps] * Math.exp(-top));
      gross += Math.abs(row[c]) * (c < steps ? this.gross[c] * scale : scale);
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
