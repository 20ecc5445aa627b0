import type { CompiledMechanism } from '../../mechanism';

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
/** A TOF whose rounding error may exceed this share of it is not known. */
const largestError = 0.05;

/**
 * Turnover frequencies of all externals, each by the combination of steps in which least cancels.
 *
 * The plain sum over the steps that make a species fails where those are in quasi-equilibrium: their net rate is a
 * difference of almost equal numbers. But the balance of every surface species, Σ_j S_ij r_j = dθ_i/dt, may be added in
 * any multiple. Multiples are chosen so that the fastest steps drop out: columns (steps, and storage in a transient) are
 * eliminated in the order of their gross rates for as long as they are independent. Nitrate consumed becomes nitrogen
 * that leaves, for instance.
 */
export function netRates(mechanism: CompiledMechanism, lnRate: Float64Array, drift: Drift | null): readonly NetRate[] {
  const columns = new Columns(mechanism, lnRate, drift);
  const direct = mechanism.externals.map((_, x) => columns.sum(columns.external(x)));
  if (direct.every(({ cancellation }) => cancellation <= harmless)) return direct.map(known);
  const reduced = columns.withoutFastest(mechanism.externals.map((_, x) => columns.external(x)));
  return direct.map((rate, x) => {
    if (rate.cancellation <= harmless) return known(rate);
    const other = columns.sum(reduced[x]);
    return known(other.cancellation < rate.cancellation ? other : rate);
  });
}

interface Summed extends NetRate {
  readonly cancellation: number;
}

function known(rate: Summed): NetRate {
  return rate.cancellation * Number.EPSILON <= largestError ? rate : { ...rate, lnMagnitude: NaN, sign: 0 };
}

/** Terms that a TOF can be made of: the steps, then, in a transient, the storage of each state. */
class Columns {
  private readonly count: number;
  private readonly lnGross: Float64Array;

  constructor(
    private readonly mechanism: CompiledMechanism,
    private readonly lnRate: Float64Array,
    private readonly drift: Drift | null,
  ) {
    const steps = mechanism.steps.length;
    this.count = steps + (drift === null ? 0 : mechanism.states.length);
    this.lnGross = Float64Array.from({ length: this.count }, (_, c) =>
      c < steps
        ? Math.max(lnRate[2 * c], lnRate[2 * c + 1])
        : Math.log(Math.abs(drift!.value[c - steps]) + drift!.noise[c - steps] / Number.EPSILON),
    );
  }

  /** Coefficients of the plain sum over the steps that make external `x`. */
  external(x: number): Float64Array {
    const { steps, externals, netExternal } = this.mechanism;
    const row = new Float64Array(this.count);
    for (let j = 0; j < steps.length; j++) row[j] = netExternal[j * externals.length + x];
    return row;
  }

  /** Rows with multiples of the surface balances added so that the columns of largest gross rate vanish. */
  withoutFastest(rows: readonly Float64Array[]): readonly Float64Array[] {
    const targets = rows.map((row) => row.slice());
    const balances = this.balances();
    const order = [...this.lnGross.keys()].sort((a, b) => this.lnGross[b] - this.lnGross[a]);
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

  /** Sum with these coefficients, taken relative to the largest term so that small rates keep their digits. */
  sum(row: Float64Array): Summed {
    const steps = this.mechanism.steps.length;
    let top = -Infinity;
    for (let c = 0; c < this.count; c++) if (row[c] !== 0) top = Math.max(top, this.lnGross[c]);
    let sum = 0;
    let gross = 0;
    for (let c = 0; c < this.count && top > -Infinity; c++) {
      if (row[c] === 0) continue;
      if (c < steps) {
        const forward = Math.exp(this.lnRate[2 * c] - top);
        const reverse = Math.exp(this.lnRate[2 * c + 1] - top);
        sum += row[c] * (forward - reverse);
        gross += Math.abs(row[c]) * (forward + reverse);
      } else {
        sum += row[c] * this.drift!.value[c - steps] * Math.exp(-top);
        gross += Math.abs(row[c]) * Math.exp(this.lnGross[c] - top);
      }
    }
    return {
      lnMagnitude: sum === 0 ? -Infinity : top + Math.log(Math.abs(sum)),
      sign: Math.sign(sum) as -1 | 0 | 1,
      steps: row.subarray(0, steps),
      cancellation: gross === 0 ? 1 : gross / Math.abs(sum),
    };
  }

  /** Σ_j S_ij r_j - dθ_i/dt = 0, one row per state. */
  private balances(): Float64Array[] {
    const { states, netState, steps } = this.mechanism;
    return states.map((_, i) => {
      const row = new Float64Array(this.count);
      for (let j = 0; j < steps.length; j++) row[j] = netState[j * states.length + i];
      if (this.drift !== null) row[steps.length + i] = -1;
      return row;
    });
  }
}

/** Coefficients below this are zero but for rounding: they are small fractions of whole numbers. */
const tiny = 1e-9;
