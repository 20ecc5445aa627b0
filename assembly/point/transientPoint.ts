import {
  beginAt,
  chains,
  chainTableAt,
  differenceAt,
  iterationsAt,
  lnBeginAt,
  lnCoverageAt,
  lnDenticityAt,
  powerAt,
  residualAt,
  stateOfAt,
  states,
  statusAt,
  uniformAt,
  unknowns,
  valuesAt,
} from '../layout';
import { converged, stalled } from '../pair/block';
import { cleanSurface, firstStep } from './cleanSurface';
import { iterations, resetIterations } from './convergePoint';
import { copy, get, set } from './doubles';
import { columns, macroStep } from './macroStep';
import { slowDriftPoint } from './slowDriftPoint';
import { readConstants } from './solvePoint';

/** Error allowed per time step. */
const stepTolerance: f64 = 1e-4;
const mostSteps: i32 = 3000;
/** Steps grow by no more than this. */
const fastestGrowth: f64 = 50;

/**
 * Follows one point from the clean surface to `time` [s] by extrapolated implicit Euler steps of controlled length, and
 * writes ln coverages, the largest error estimate of a step as the residual, and the drift.
 *
 * @param index place in the block.
 */
export function transientPoint(point: i32, index: i32, time: f64): void {
  readConstants(index);
  resetIterations();
  const error = follow(time);
  store<i32>(iterationsAt + (<usize>point << 2), iterations);
  store<u8>(statusAt + point, stalled);
  if (isNaN(error)) return;
  store<u8>(statusAt + point, converged);
  store<f64>(residualAt + (<usize>point << 3), error);
  const row = lnCoverageAt + (<usize>(point * states) << 3);
  for (let s = 0; s < states; s++) set(row, s, -Infinity);
  for (let i = 0; i < unknowns; i++) {
    set(row, load<i32>(stateOfAt + (<usize>i << 2)), get(lnBeginAt, i) - get(lnDenticityAt, i));
  }
  slowDriftPoint(point, time);
}

/** Steps to `time`, where ln occupations end at `lnBeginAt`; the largest error estimate of a step, NaN without success. */
function follow(time: f64): f64 {
  cleanSurface(beginAt);
  let step = firstStep(beginAt);
  copy(lnBeginAt, uniformAt, unknowns);
  memory.fill(powerAt, 0, <usize>unknowns << 3);
  let now: f64 = 0;
  let worst: f64 = 0;
  for (let k = 0; k < mostSteps; k++) {
    const last = now + step >= time * (1 - 1e-12);
    const h = last ? time - now : step;
    const error = macroStep(now, h, last) ? errorOf((now + h) / time) : Infinity;
    if (!(error <= stepTolerance)) {
      step = h * (isFinite(error) ? max(0.1, growth(error)) : 0.1);
      if (now + step == now) break;
      continue;
    }
    worst = max(worst, error);
    normalise();
    accept(now, h);
    if (last) return worst;
    now += h;
    step = h * min(fastestGrowth, growth(error));
  }
  return NaN;
}

function growth(error: f64): f64 {
  return 0.8 * Math.pow(stepTolerance / max(error, 1e-300), 1.0 / <f64>columns);
}

/**
 * Error of a step: differences of the last two extrapolants of each ln occupation, weighted by what they will matter at
 * the end. An occupation that grows as t^p forgets an error as (t'/t)^p, at least in proportion to time while it builds
 * up; what fills the surface is followed closely from the start, since irreversible adsorption is never forgotten.
 *
 * @param progress share of the whole time at the end of the step.
 */
function errorOf(progress: f64): f64 {
  let error: f64 = 0;
  for (let i = 0; i < unknowns; i++) {
    const weight = max(Math.exp(get(valuesAt, i)), Math.pow(progress, max(1, get(powerAt, i))));
    const value = weight * Math.abs(get(differenceAt, i));
    if (!isFinite(value)) return Infinity;
    error = max(error, value);
  }
  return error;
}

/** Shifts the extrapolated u so that the occupations of every site type sum to its fraction. */
function normalise(): void {
  let table = chainTableAt;
  for (let c = 0; c < chains; c++, table += 24) {
    const first = load<i32>(table);
    const end = load<i32>(table, 4);
    let sum: f64 = 0;
    for (let i = first; i < end; i++) sum += Math.exp(get(valuesAt, i) - load<f64>(table, 8));
    const shift = Math.log(sum);
    for (let i = first; i < end; i++) set(valuesAt, i, get(valuesAt, i) - shift);
  }
}

/** Makes the end of a step the beginning of the next. */
function accept(now: f64, h: f64): void {
  for (let i = 0; i < unknowns; i++) {
    const u = get(valuesAt, i);
    set(powerAt, i, now == 0 ? 0 : (u - get(lnBeginAt, i)) / Math.log1p(h / now));
    set(lnBeginAt, i, u);
    set(beginAt, i, Math.exp(u));
  }
}
