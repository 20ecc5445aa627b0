import { converged, stalled } from '../pair/block';
import {
  directed,
  iterationsAt,
  lnConstantAt,
  lnCoverageAt,
  lnDenticityAt,
  lnKBlockAt,
  lnOccupationAt,
  occupationBlockAt,
  rateStreamAt,
  rates,
  residualAt,
  split,
  startAt,
  stateOfAt,
  states,
  statusAt,
  tofStreamAt,
  uniformAt,
  unknowns,
} from '../layout';
import { withoutRestart } from './chainProgram';
import { convergePoint, iterations, newtonPoint, resetIterations } from './convergePoint';
import { copy, get, set } from './doubles';
import { imbalancePoint } from './imbalancePoint';
import { netRatesPoint } from './netRatesPoint';
import { relaxPoint } from './relaxPoint';

/** Relative imbalance above which a point is not called converged. */
const residualLimit: f64 = 1e-9;

/** Growth of the time step where all that is wanted is a steady state. */
const widest: f64 = 1e3;

/** Brings the rate constants of a point of the block to the working place. */
export function readConstants(index: i32): void {
  const lnK = lnKBlockAt + ((<usize>(index >> 1) * directed) << 4) + (<usize>(index & 1) << 3);
  let at = rateStreamAt;
  for (let r = 0; r < rates; r++, at += 16) set(lnConstantAt, r, load<f64>(lnK + load<i32>(at)) + load<f64>(at, 8));
}

/**
 * Solves one point by the engine that holds fluxes as logarithms: what left the range of f64 or did not converge in pairs.
 *
 * @param index place in the block.
 * @param warm whether starting coverages were given.
 * @param quick whether to try the shortest way alone: Newton from where the pairs ended, if they met with the point.
 */
export function solvePoint(point: i32, index: i32, warm: bool, quick: bool): void {
  withoutRestart();
  readConstants(index);
  resetIterations();
  const before = load<i32>(iterationsAt + (<usize>point << 2));
  const met =
    (split == 0 && ((before > 0 && resume(index)) || ((before == 0 || !quick) && fromStart(point, warm, quick ? 1 : 4)))) ||
    ((split != 0 || !quick) && relaxPoint(widest, Infinity));
  store<i32>(iterationsAt + (<usize>point << 2), before + iterations);
  store<u8>(statusAt + point, stalled);
  if (!met) return;
  const residual = imbalancePoint();
  if (!(residual <= residualLimit)) return;
  store<u8>(statusAt + point, converged);
  store<f64>(residualAt + (<usize>point << 3), residual);
  writeCoverages(point);
  netRatesPoint(tofStreamAt, point);
}

/** Writes the current occupations as ln coverages of a point. */
export function writeCoverages(point: i32): void {
  const row = lnCoverageAt + (<usize>(point * states) << 3);
  for (let s = 0; s < states; s++) set(row, s, -Infinity);
  for (let i = 0; i < unknowns; i++) set(row, load<i32>(stateOfAt + (<usize>i << 2)), get(lnOccupationAt, i) - get(lnDenticityAt, i));
}

/** Newton from where the iteration in pairs ended, which is mostly near. */
function resume(index: i32): bool {
  const block = occupationBlockAt + ((<usize>(index >> 1) * unknowns) << 4) + (<usize>(index & 1) << 3);
  for (let i = 0; i < unknowns; i++) {
    const u = Math.log(load<f64>(block + (<usize>i << 4)));
    if (!isFinite(u)) return false;
    set(lnOccupationAt, i, u);
  }
  return newtonPoint();
}

function fromStart(point: i32, warm: bool, rounds: i32): bool {
  copy(lnOccupationAt, uniformAt, unknowns);
  if (warm) startFrom(point);
  return convergePoint(rounds, 0);
}

/** Starts from given coverages if every one is finite. */
export function startFrom(point: i32): void {
  const row = startAt + (<usize>(point * states) << 3);
  for (let i = 0; i < unknowns; i++) {
    const u = get(row, load<i32>(stateOfAt + (<usize>i << 2))) + get(lnDenticityAt, i);
    if (!isFinite(u)) {
      copy(lnOccupationAt, uniformAt, unknowns);
      return;
    }
    set(lnOccupationAt, i, u);
  }
}
