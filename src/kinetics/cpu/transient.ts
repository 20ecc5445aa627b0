import { solveFixedPoint, type Convergence } from './fixedPoint';
import { ReducedBalance } from './reducedBalance';
import { exchangesSites } from '../exchangesSites';
import type { Drift } from '../netRates';
import type { SiteBalance } from './siteBalance';
import { slowDrift } from './slowDrift';

/** State of a surface at a time after it was exposed. */
export interface TransientEnd extends Convergence {
  /** ln occupation of each unknown. */
  readonly u: Float64Array;
  /** Largest error estimate of a time step in any ln coverage, weighted as described in `errorOf`. */
  readonly error: number;
  /** Storage on the surface, by state. */
  readonly drift: Drift;
}

/** Error allowed per time step. */
const stepTolerance = 1e-4;
/** Substeps of the extrapolated columns. */
const sequence = [1, 2, 3, 4] as const;
const order = sequence.length;
const mostSteps = 3000;

/**
 * Coverages at time `time` [s] from the clean surface.
 *
 * Implicit Euler keeps coverages positive and sites conserved, and is solved without subtraction: a step of length h is
 * the stationary distribution of the same chains with a restart, at rate 1/h, to the state before. Steps of 1, 2, 3 and 4
 * substeps are extrapolated to h → 0 in the *logarithms* of the coverages (Aitken–Neville, fourth order), which keeps
 * them positive and gives small coverages the same relative accuracy as large ones.
 *
 * Source of the extrapolation: E. Hairer, G. Wanner, Solving Ordinary Differential Equations II, 2nd ed., Springer 1996,
 * section IV.9. General integrators do not serve: they bound errors in coverages, not in logarithms, and subtract.
 */
export function transient(balance: SiteBalance, time: number): TransientEnd {
  const n = balance.n;
  const y = new Float64Array(n);
  balance.clean(y);
  const u = new Float64Array(n);
  balance.uniform(u);
  const slope = new Float64Array(n);
  let now = 0;
  let step = firstStep(balance);
  let iterations = 0;
  let worst = 0;
  for (let k = 0; k < mostSteps; k++) {
    const last = now + step >= time * (1 - 1e-12);
    const h = last ? time - now : step;
    const attempt = macroStep(balance, y, predictor(u, slope, now), h, last);
    iterations += attempt.iterations;
    const error = attempt.converged ? errorOf(attempt, slope, (now + h) / time) : Infinity;
    if (!(error <= stepTolerance)) {
      step = h * (Number.isFinite(error) ? Math.max(0.1, growth(error)) : 0.1);
      if (now + step === now) break;
      continue;
    }
    worst = Math.max(worst, error);
    balance.normalise(attempt.u);
    for (let i = 0; i < n; i++) slope[i] = now === 0 ? 0 : (attempt.u[i] - u[i]) / Math.log1p(h / now);
    u.set(attempt.u);
    if (last) {
      const drift = slowDrift(balance, u, driftOf(balance, attempt), time);
      balance.setReset(0, null);
      balance.residual(u, new Float64Array(n));
      return { converged: true, iterations, u, error: worst, drift };
    }
    for (let i = 0; i < n; i++) y[i] = Math.exp(u[i]);
    now += h;
    step = h * Math.min(50, growth(error));
  }
  balance.setReset(0, null);
  const none = new Float64Array(balance.mechanism.states.length).fill(NaN);
  return { converged: false, iterations, u, error: NaN, drift: { value: none, noise: none } };
}

/** How a surface is followed. */
export interface Way {
  /** Growth of the time step from one to the next. */
  readonly growth: number;
  /** Share of all sites that a step may turn from or to one state: where basins meet, longer steps leap over. */
  readonly moved: number;
  /** Unknown that fills the sites of its type at the beginning. Default: the clean surface. */
  readonly filledWith?: number;
}

const straight: Way = { growth: 1e3, moved: Infinity };

/**
 * Steady state by following the clean surface through implicit Euler steps of growing length, then Newton. Slower than
 * the fixed point, and the way out where that does not converge.
 *
 */
export function relax(balance: SiteBalance, u: Float64Array, way: Way = straight): Convergence {
  const { growth: mostGrowth, moved: mostMoved, filledWith = -1 } = way;
  const y = new Float64Array(balance.n);
  balance.clean(y);
  if (filledWith >= 0) balance.fill(y, filledWith);
  balance.uniform(u);
  let iterations = 0;
  let h = firstStep(balance);
  const reduced = exchangesSites(balance.mechanism) && !balance.interacting ? new ReducedBalance(balance) : null;
  for (let k = 0, factor = Math.min(10, mostGrowth); k < 2000 && h < 1e200; k++) {
    const trial = u.slice();
    let converged = false;
    const euler = { lnLength: Math.log(h), from: y };
    const sharp = k > 0 && (reduced?.newton(trial, 12, euler) ?? false);
    iterations++;
    if (!sharp) {
      trial.set(u);
      balance.setReset(1 / h, y);
      const step = solveFixedPoint(balance, trial, { rounds: 1, stopAt: 1e-8 });
      balance.setReset(0, null);
      iterations += step.iterations;
      converged = step.converged;
    }
    if ((sharp || converged) && y.every((before, i) => Math.abs(Math.exp(trial[i]) - before) <= mostMoved)) {
      u.set(trial);
      for (let i = 0; i < y.length; i++) y[i] = Math.exp(u[i]);
      h *= factor;
      factor = Math.min(mostGrowth, factor * 2);
    } else {
      h /= 3;
      factor = 2;
    }
  }
  const last = u.slice();
  if (reduced?.newton(last, 30) === true) {
    u.set(last);
    return { converged: true, iterations };
  }
  const end = solveFixedPoint(balance, u, { rounds: 2, stopAt: null });
  return { converged: end.converged, iterations: iterations + end.iterations };
}

/** A hundredth of the time in which the fastest process changes a clean surface [s]. */
function firstStep(balance: SiteBalance): number {
  const u = new Float64Array(balance.n);
  balance.clean(u);
  for (let i = 0; i < u.length; i++) u[i] = Math.log(u[i]);
  balance.setReset(0, null);
  return 0.01 * Math.exp(-balance.fastestRate(u));
}

function growth(error: number): number {
  return 0.8 * (stepTolerance / Math.max(error, 1e-300)) ** (1 / order);
}

/**
 * Error of a step: differences of the last two extrapolants of each ln coverage, weighted by what they will matter at the
 * end. A coverage that grows as t^p forgets an error as (t'/t)^p, at least in proportion to time while it builds up, so
 * rare species need not be followed closely early on; what fills the surface is followed closely from the start, since
 * irreversible adsorption is never forgotten.
 *
 * @param slope p of each unknown, d ln θ / d ln t.
 * @param progress share of the whole time at the end of the step.
 */
function errorOf({ u, difference }: MacroStep, slope: Float64Array, progress: number): number {
  let error = 0;
  for (let i = 0; i < u.length; i++) {
    const weight = Math.max(Math.exp(u[i]), progress ** Math.max(1, slope[i]));
    const value = weight * Math.abs(difference[i]);
    if (!(value <= error)) error = value;
  }
  return error;
}

interface MacroStep extends Convergence {
  readonly u: Float64Array;
  /** Difference of the last two extrapolants of each ln occupation. */
  readonly difference: Float64Array;
  /** Extrapolated dy/dt of each unknown at the end [1/s]. */
  readonly slope: Float64Array;
  readonly h: number;
}

/** Guess of ln occupations some time after `now`: coverages go as powers of time while they build up. */
function predictor(u: Float64Array, slope: Float64Array, now: number): (after: number) => Float64Array {
  return (after) => u.map((value, i) => (now === 0 ? value : value + slope[i] * Math.log1p(after / now)));
}

/** One extrapolated step from occupations `y0`; `exact` solves each substep to rounding, for its slopes. */
function macroStep(
  balance: SiteBalance,
  y0: Float64Array,
  guess: (after: number) => Float64Array,
  h: number,
  exact: boolean,
): MacroStep {
  const n = balance.n;
  const values: Float64Array[] = [];
  const slopes: Float64Array[] = [];
  let iterations = 0;
  let before: Float64Array | null = null;
  for (const substeps of sequence) {
    let u = guess(0);
    let y = y0;
    let previous = y0;
    for (let s = 0; s < substeps; s++) {
      balance.setReset(substeps / h, y);
      u =
        s === substeps - 1 && before !== null
          ? before.slice()
          : shifted(u, guess((s * h) / substeps), guess(((s + 1) * h) / substeps));
      const solved = solveFixedPoint(balance, u, { rounds: 2, stopAt: exact ? null : 1e-7 });
      iterations += solved.iterations;
      if (!solved.converged) {
        const none = new Float64Array(n).fill(NaN);
        return { converged: false, iterations, u, difference: none, slope: none, h };
      }
      previous = y;
      y = u.map(Math.exp);
    }
    before = u;
    values.push(u);
    slopes.push(y.map((value, i) => ((value - previous[i]) * substeps) / h));
  }
  const { value, difference } = extrapolate(values);
  return { converged: true, iterations, u: value, difference, slope: extrapolate(slopes).value, h };
}

/** u moved as the guess moves from one time to the next. */
function shifted(u: Float64Array, from: Float64Array, to: Float64Array): Float64Array {
  return u.map((value, i) => value + to[i] - from[i]);
}

/** Aitken–Neville on the values at h / n_j. */
function extrapolate(column: readonly Float64Array[]): {
  readonly value: Float64Array;
  readonly difference: Float64Array;
} {
  let table = [...column];
  let difference = table[0];
  for (let k = 1; k < column.length; k++) {
    const next = table.slice(1).map((row, j) => {
      const ratio = sequence[j + k] / sequence[j] - 1;
      return row.map((value, i) => value + (value - table[j][i]) / ratio);
    });
    const former = table[table.length - 1];
    difference = next[next.length - 1].map((value, i) => value - former[i]);
    table = next;
  }
  return { value: table[0], difference };
}

/** dθ/dt by state. Occupations are good to some 1e-13, so difference quotients are good to that over the step. */
function driftOf(balance: SiteBalance, end: MacroStep): Drift {
  const { mechanism } = balance;
  const value = new Float64Array(mechanism.states.length);
  const noise = new Float64Array(mechanism.states.length);
  balance.states.forEach((s, i) => {
    value[s] = end.slope[i] / mechanism.denticity[s];
    noise[s] = (1e-13 * Math.exp(end.u[i])) / end.h;
  });
  return { value, noise };
}
