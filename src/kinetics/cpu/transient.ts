import type { SiteBalance } from './siteBalance';
import { solveFixedPoint, type Convergence } from './fixedPoint';

/** State of a surface at a time after it was exposed. */
export interface TransientEnd {
  readonly converged: boolean;
  readonly iterations: number;
  /** ln occupation of each unknown. */
  readonly u: Float64Array;
  /** Estimated error of the largest ln coverage error. */
  readonly error: number;
  /** dθ/dt of each state [1/s]. [states] */
  readonly drift: Float64Array;
  /** Rounding error of each drift [1/s]. [states] */
  readonly driftNoise: Float64Array;
}

/** Error allowed per time step in any ln coverage. */
const stepTolerance = 1e-5;
const sequence = [1, 2, 3, 4] as const;

/**
 * Coverages at time `time` [s] from the clean surface.
 *
 * Implicit Euler keeps coverages positive and sites conserved, and is solved without subtraction: a step of length h is
 * the stationary distribution of the same chains with a restart, at rate 1/h, to the state before. Steps of 1, 2, 3 and 4
 * substeps are extrapolated to h → 0 in the *logarithms* of the coverages (Aitken–Neville, fourth order), which keeps
 * them positive and gives small coverages the same relative accuracy as large ones. Step lengths follow the difference of
 * the last two extrapolants.
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
  let now = 0;
  let step = Math.min(time, firstStep(balance));
  let iterations = 0;
  let worst = 0;
  for (let k = 0; k < 2000; k++) {
    const last = now + step >= time * (1 - 1e-12);
    const h = last ? time - now : step;
    const attempt = macroStep(balance, y, u, h);
    iterations += attempt.iterations;
    if (!attempt.converged || !(attempt.error <= stepTolerance)) {
      step = h * (attempt.converged && Number.isFinite(attempt.error) ? Math.max(0.1, shrink(attempt.error)) : 0.1);
      if (!(step > time * 1e-60)) break;
      continue;
    }
    worst = Math.max(worst, attempt.error);
    u.set(attempt.u);
    if (last) {
      const { drift, driftNoise } = driftOf(balance, attempt);
      balance.setReset(0, null);
      balance.residual(u, new Float64Array(n));
      return { converged: true, iterations, u, error: worst, drift, driftNoise };
    }
    for (let i = 0; i < n; i++) y[i] = Math.exp(u[i]!);
    now += h;
    step = h * Math.min(20, shrink(attempt.error));
  }
  balance.setReset(0, null);
  return { converged: false, iterations, u, error: NaN, drift: new Float64Array(0), driftNoise: new Float64Array(0) };
}

/**
 * Steady state by following the clean surface through implicit Euler steps of growing length, then Newton. Slower than
 * the fixed point, and the way out where that does not converge.
 */
export function relax(balance: SiteBalance, u: Float64Array): Convergence {
  const y = new Float64Array(balance.n);
  balance.clean(y);
  balance.uniform(u);
  let iterations = 0;
  let h = firstStep(balance);
  for (let k = 0, growth = 10; k < 400 && h < 1e200; k++) {
    const trial = u.slice();
    balance.setReset(1 / h, y);
    const step = solveFixedPoint(balance, trial, 1);
    iterations += step.iterations;
    if (step.converged) {
      u.set(trial);
      for (let i = 0; i < y.length; i++) y[i] = Math.exp(u[i]!);
      h *= growth;
      growth = Math.min(1e3, growth * 2);
    } else {
      h /= 3;
      growth = 2;
    }
  }
  balance.setReset(0, null);
  const end = solveFixedPoint(balance, u, 2);
  return { converged: end.converged, iterations: iterations + end.iterations };
}

/** A tenth of the time in which the fastest process changes a clean surface [s]. */
function firstStep(balance: SiteBalance): number {
  const clean = new Float64Array(balance.n);
  balance.clean(clean);
  const u = clean.map((value) => Math.log(Math.max(value, 1e-300)));
  balance.setReset(0, null);
  balance.residual(u, new Float64Array(balance.n));
  const fastest = balance.lnRate.reduce((top, value) => Math.max(top, value), -Infinity);
  return 0.1 * Math.exp(-fastest);
}

const order = sequence.length;

function shrink(error: number): number {
  return 0.8 * (stepTolerance / Math.max(error, 1e-300)) ** (1 / order);
}

interface MacroStep extends Convergence {
  readonly u: Float64Array;
  readonly error: number;
  /** Extrapolated dy/dt of each unknown at the end [1/s]. */
  readonly slope: Float64Array;
  readonly h: number;
}

function macroStep(balance: SiteBalance, y0: Float64Array, guess: Float64Array, h: number): MacroStep {
  const n = balance.n;
  const failed = { converged: false, u: guess, error: Infinity, slope: new Float64Array(n), h };
  const values: Float64Array[] = [];
  const slopes: Float64Array[] = [];
  let iterations = 0;
  let before = guess;
  for (const substeps of sequence) {
    const u = guess.slice();
    let y = y0;
    let previous = y0;
    for (let s = 0; s < substeps; s++) {
      balance.setReset(substeps / h, y);
      if (s === substeps - 1) u.set(before);
      const solved = solveFixedPoint(balance, u, 2);
      iterations += solved.iterations;
      if (!solved.converged) return { ...failed, iterations };
      previous = y;
      y = u.map(Math.exp);
    }
    before = u;
    values.push(u);
    slopes.push(y.map((value, i) => ((value - previous[i]!) * substeps) / h));
  }
  const { value, error } = extrapolate(values);
  return { converged: true, iterations, u: value, error, slope: extrapolate(slopes).value, h };
}

/** Aitken–Neville on T_j1 = f(h / n_j); the error is the distance of the last two extrapolants. */
function extrapolate(column: readonly Float64Array[]): { readonly value: Float64Array; readonly error: number } {
  let table = [...column];
  let error = Infinity;
  for (let k = 1; k < column.length; k++) {
    const next = table.slice(1).map((row, j) => {
      const ratio = sequence[j + k]! / sequence[j]! - 1;
      return row.map((value, i) => value + (value - table[j]![i]!) / ratio);
    });
    const best = next[next.length - 1]!;
    const former = table[table.length - 1]!;
    error = best.reduce((top, value, i) => Math.max(top, Math.abs(value - former[i]!)), 0);
    table = next;
  }
  return { value: table[0]!, error };
}

/** dθ/dt per state and its rounding error: coverages are good to some 1e-12, quotients to that over the step. */
function driftOf(balance: SiteBalance, end: MacroStep): { readonly drift: Float64Array; readonly driftNoise: Float64Array } {
  const { mechanism } = balance;
  const drift = new Float64Array(mechanism.states.length);
  const driftNoise = new Float64Array(mechanism.states.length);
  balance.states.forEach((s, i) => {
    drift[s] = end.slope[i]! / mechanism.denticity[s]!;
    driftNoise[s] = (1e-13 * Math.exp(end.u[i]!)) / end.h;
  });
  return { drift, driftNoise };
}
