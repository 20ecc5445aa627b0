import { bestAt, jacobianAt, lnOccupationAt, pointResidualAt, savedAt, stateTangentAt, stepAt, unknowns } from '../layout';
import { copy, get, set } from './doubles';
import { factorise, substitute } from './linearSystem';
import { mixPoint, resetMixer } from './mixer';
import { residualPoint } from './residualPoint';
import { By, centreTangents, tangentPoint, width } from './tangentPoint';

/** Residual at which acceleration ends, and largest last Newton step: Newton then leaves rounding alone. */
const tolerance: f64 = 1e-6;
/**
 * Residual that a solution stays far below: a short step does not tell far from any solution, nor do balanced fluxes where
 * occupations do not sum to the sites there are.
 */
const nearby: f64 = 1e-3;
/** Newton steps are limited to this in any ln occupation. */
const longest: f64 = 3;

/** Undamped iterations from far away: mixing residuals of hundreds, as early in a transient, leads nowhere. */
const plainIterations: i32 = 3;

/** Iterations of the point so far. */
export let iterations: i32 = 0;

export function resetIterations(): void {
  iterations = 0;
}

/**
 * Solves the fixed point from the current occupations: acceleration, then Newton and acceleration in turn.
 *
 * @param rounds turns after the first acceleration.
 * @param stopAt residual that is enough; 0 for a last Newton step whose size bounds the error.
 */
export function convergePoint(rounds: i32, stopAt: f64): bool {
  const target = stopAt > 0 ? stopAt : tolerance;
  let met = accelerate(40, target);
  for (let round = 1; round <= rounds && !met; round++) met = newton(15, target) || accelerate(40 * round, target);
  return met && (stopAt > 0 || polish());
}

/** Newton alone, from occupations that are near a solution. */
export function newtonPoint(): bool {
  return newton(15, tolerance) && polish();
}

/** Anderson iterations; the occupations end at the best residual seen. */
function accelerate(limit: i32, target: f64): bool {
  resetMixer();
  copy(bestAt, lnOccupationAt, unknowns);
  let least: f64 = Infinity;
  for (let k = 0; k < limit; k++) {
    const size = residualPoint();
    iterations++;
    if (size < least) {
      least = size;
      copy(bestAt, lnOccupationAt, unknowns);
    }
    if (size <= target) return true;
    if (!isFinite(size)) break;
    if (k < plainIterations && size > 1) takeResidual();
    else mixPoint();
  }
  copy(lnOccupationAt, bestAt, unknowns);
  return false;
}

function takeResidual(): void {
  for (let i = 0; i < unknowns; i++) set(lnOccupationAt, i, get(lnOccupationAt, i) + get(pointResidualAt, i));
}

/** Newton steps; taken back when they end with a larger residual than they began with. */
function newton(limit: i32, target: f64): bool {
  copy(savedAt, lnOccupationAt, unknowns);
  const begin = residualPoint();
  for (let k = 0; k < limit; k++) {
    const size = newtonStep();
    if (!isFinite(size)) break;
    if (size <= target) return true;
  }
  if (!(residualPoint() < begin)) copy(lnOccupationAt, savedAt, unknowns);
  return false;
}

function polish(): bool {
  for (let k = 0; k < 6; k++) {
    const size = newtonStep();
    if (!isFinite(size)) return false;
    if (size <= tolerance) return residualPoint() <= nearby;
  }
  return false;
}

/** Evaluates the residual at the current occupations and factorises its derivatives; false where that is impossible. */
export function factoriseResidual(): bool {
  const n = unknowns;
  if (!isFinite(residualPoint())) return false;
  tangentPoint(By.Unknowns);
  centreTangents(true);
  for (let i = 0; i < n; i++) {
    copy(jacobianAt + (<usize>(i * n) << 3), stateTangentAt + (<usize>(i * width) << 3), n);
  }
  return factorise(n);
}

/** One Newton step of limited length; its full length, NaN when there is none. */
function newtonStep(): f64 {
  const n = unknowns;
  iterations++;
  if (!factoriseResidual()) return NaN;
  for (let i = 0; i < n; i++) set(stepAt, i, -get(pointResidualAt, i));
  substitute(n, stepAt);
  let size: f64 = 0;
  for (let i = 0; i < n; i++) if (!(Math.abs(get(stepAt, i)) <= size)) size = Math.abs(get(stepAt, i));
  if (!isFinite(size)) return NaN;
  const share = size > longest ? longest / size : 1;
  for (let i = 0; i < n; i++) set(lnOccupationAt, i, get(lnOccupationAt, i) + share * get(stepAt, i));
  return size;
}
