import type { CompiledMechanism } from '../../mechanism';

/**
 * Turnover frequency of an external species as a sum of step rates plus storage on the surface,
 * TOF = Σ_j steps[j] (r_j - r_-j) + Σ_i drift[i] dθ_i/dt.
 */
export interface RateCombination {
  readonly steps: Float64Array;
  readonly drift: Float64Array;
  /** Directed reactions whose step takes part. */
  readonly directed: Int32Array;
  /** States whose drift takes part. */
  readonly stored: Int32Array;
}

function combination(steps: Float64Array, drift: Float64Array): RateCombination {
  const nonZero = (values: Float64Array): number[] => [...values.keys()].filter((i) => values[i] !== 0);
  const directed = Int32Array.from(nonZero(steps).flatMap((j) => [2 * j, 2 * j + 1]));
  return { steps, drift, directed, stored: Int32Array.from(nonZero(drift)) };
}

/**
 * All combinations that give the TOF of each external, the plain sum over the steps that make it first. The others use
 * conservation laws: the balance of each of its elements over all other species, and the balance of each surface species
 * that a step of its own makes. Where its own steps are in quasi-equilibrium, their net rate is the difference of almost
 * equal numbers, while another combination (what leaves the surface, say) has nothing to cancel.
 */
export function rateCombinations(mechanism: CompiledMechanism): readonly (readonly RateCombination[])[] {
  return mechanism.externals.map((species, x) => {
    const direct = directCombination(mechanism, x);
    const elements = Object.keys(species.composition ?? {}).map((e) => elementCombination(mechanism, x, e));
    return [direct, ...elements, ...intermediateCombinations(mechanism, direct)];
  });
}

function directCombination(m: CompiledMechanism, x: number): RateCombination {
  const steps = Float64Array.from(m.steps, (_, j) => m.netExternal[j * m.externals.length + x]);
  return combination(steps, new Float64Array(m.states.length));
}

/** n_E(X) TOF_X = -Σ_{Q≠X} n_E(Q) TOF_Q - Σ_i n_E(i) dθ_i/dt. */
function elementCombination(m: CompiledMechanism, x: number, element: string): RateCombination {
  const atoms = (c: Readonly<Record<string, number>> | null): number => c?.[element] ?? 0;
  const own = atoms(m.externals[x].composition);
  const steps = Float64Array.from(m.steps, (_, j) =>
    m.externals.reduce(
      (sum, q, i) => (i === x ? sum : sum - (atoms(q.composition) * m.netExternal[j * m.externals.length + i]) / own),
      0,
    ),
  );
  return combination(
    steps,
    Float64Array.from(m.states, (s) => -atoms(s.composition) / own),
  );
}

/** For each step j of the direct sum and each adsorbate i it changes: S_ij r_j = dθ_i/dt - Σ_{j'≠j} S_ij' r_j'. */
function intermediateCombinations(m: CompiledMechanism, direct: RateCombination): RateCombination[] {
  const found: RateCombination[] = [];
  direct.steps.forEach((own, j) => {
    if (own === 0) return;
    m.states.forEach((state, i) => {
      const change = m.netState[j * m.states.length + i];
      if (change === 0 || state.phase === 'site') return;
      const steps = direct.steps.map((c, k) => c - (own / change) * m.netState[k * m.states.length + i]);
      const drift = new Float64Array(m.states.length);
      drift[i] = own / change;
      found.push(combination(steps, drift));
    });
  });
  return found;
}

/** A TOF and how it was made up. */
export interface NetRate {
  readonly lnMagnitude: number;
  readonly sign: -1 | 0 | 1;
  readonly combination: RateCombination;
  /** Gross terms divided by the sum: 1 where nothing cancels. */
  readonly cancellation: number;
}

/** Drift of the coverages of a surface that is not in the steady state. */
export interface Drift {
  /** dθ/dt of each state [1/s]. */
  readonly value: Float64Array;
  /** Rounding error of each value [1/s]. */
  readonly noise: Float64Array;
}

/** Cancellation that is not worth another combination: it costs a digit. */
const harmless = 10;

/**
 * The TOF by the first combination in which next to nothing cancels, else by the one in which least does.
 *
 * @param lnRate ln of the directed gross rates. [2 steps]
 * @param drift storage on the surface; null in the steady state.
 */
export function netRate(combinations: readonly RateCombination[], lnRate: Float64Array, drift: Drift | null): NetRate {
  let best: NetRate | null = null;
  for (const combination of combinations) {
    const rate = sumOf(combination, lnRate, drift);
    if (best === null || rate.cancellation < best.cancellation) best = rate;
    if (best.cancellation <= harmless) break;
  }
  const known = best!.cancellation * Number.EPSILON <= largestError;
  return known ? best! : { ...best!, lnMagnitude: NaN, sign: 0 };
}

/** A TOF whose rounding error may exceed this share of it is not known, and reported as NaN. */
const largestError = 0.05;

/** Terms are summed relative to the largest, so that rates below the range of f64 keep their digits. */
function sumOf(made: RateCombination, lnRate: Float64Array, drift: Drift | null): NetRate {
  const { steps, directed } = made;
  let top = -Infinity;
  for (const d of directed) if (lnRate[d] > top) top = lnRate[d]!;
  if (drift !== null) for (const i of made.stored) top = Math.max(top, Math.log(Math.abs(drift.value[i])));
  let sum = 0;
  let gross = 0;
  if (top > -Infinity) {
    for (const d of directed) {
      const term = steps[d >> 1] * Math.exp(lnRate[d] - top);
      sum += d % 2 === 0 ? term : -term;
      gross += Math.abs(term);
    }
    if (drift !== null) {
      const scale = Math.exp(-top);
      for (const i of made.stored) {
        const c = made.drift[i] * scale;
        sum += c * drift.value[i];
        gross += Math.abs(c) * (Math.abs(drift.value[i]) + drift.noise[i] / Number.EPSILON);
      }
    }
  }
  return {
    lnMagnitude: sum === 0 ? -Infinity : top + Math.log(Math.abs(sum)),
    sign: Math.sign(sum) as -1 | 0 | 1,
    combination: made,
    cancellation: gross === 0 ? 1 : gross / Math.abs(sum),
  };
}
