import {
  active,
  adjointAt,
  chains,
  chainTableAt,
  chosenAt,
  externals,
  factorStartAt,
  fluxAt,
  jacobianAt,
  lnCoverageAt,
  lnDenticityAt,
  lnOccupationAt,
  rateControlAt,
  rates,
  sensitivityAt,
  stateOfAt,
  states,
  stateTangentAt,
  steps,
  unknowns,
  activeOfAt,
} from '../layout';
import { withoutRestart } from './chainProgram';
import { get, set } from './doubles';
import { factorise, substitute } from './linearSystem';
import { chosenBytes, lnFlux, netRatesPoint } from './netRatesPoint';
import { residualPoint } from './residualPoint';
import { writeResponses } from './responses';
import { readConstants } from './solvePoint';
import { By, centreTangents, tangentPoint, width } from './tangentPoint';

/**
 * Degrees of rate control and responses of one solved point by implicit differentiation of G(u, ln k) = 0: with the
 * derivatives B of G by every ln k, those by the unknowns are J = B O less the shares of each site type (fluxes depend on
 * u through their orders O alone), and d ln TOF = w · d ln flux needs one solution with Jᵀ per TOF.
 *
 * Source: C. T. Campbell, J. Catal. 204, 520 (2001), doi 10.1006/jcat.2001.3396.
 *
 * @param index place in the block.
 */
export function derivativesPoint(point: i32, index: i32): void {
  withoutRestart();
  readConstants(index);
  const row = lnCoverageAt + (<usize>(point * states) << 3);
  for (let i = 0; i < unknowns; i++) {
    set(lnOccupationAt, i, get(row, load<i32>(stateOfAt + (<usize>i << 2))) + get(lnDenticityAt, i));
  }
  residualPoint();
  tangentPoint(By.Rates);
  centreTangents(false);
  netRatesPoint(-1);
  fillTransposed();
  const regular = factorise(unknowns);
  for (let x = 0; x < externals; x++) {
    const chosen = chosenAt + <usize>x * chosenBytes;
    const sign = regular ? load<i32>(chosen, 4) : 0;
    if (sign != 0) sensitivities(load<i32>(chosen), sign, load<f64>(chosen, 8));
    writeRateControl(point * externals + x, sign != 0);
    writeResponses(point, point * externals + x, sign != 0);
  }
}

/** Jᵀ, whose row j is the derivative by occupation j. */
function fillTransposed(): void {
  const n = unknowns;
  memory.fill(jacobianAt, 0, <usize>(n * n) << 3);
  for (let r = 0, last = -1; r < rates; r++) {
    let at = <usize>load<i32>(factorStartAt + (<usize>r << 2));
    const d = load<i32>(at);
    if (d == last) continue;
    last = d;
    let factors = load<i32>(at, 4);
    for (at += 8; factors > 0; factors--, at += 4) {
      const j = load<i32>(at);
      for (let i = 0; i < n; i++) {
        const cell = j * n + i;
        set(jacobianAt, cell, get(jacobianAt, cell) + get(stateTangentAt, i * width + d));
      }
    }
  }
  let table = chainTableAt;
  for (let c = 0; c < chains; c++, table += 24) {
    const first = load<i32>(table);
    const end = load<i32>(table, 4);
    for (let j = first; j < end; j++) {
      const share = Math.exp(get(lnOccupationAt, j) - load<f64>(table, 8));
      for (let i = first; i < end; i++) set(jacobianAt, j * n + i, get(jacobianAt, j * n + i) - share);
    }
  }
}

/** d ln|TOF| / d ln k of every active direction, of the TOF that a combination of fluxes makes. */
function sensitivities(combination: usize, sign: i32, lnTof: f64): void {
  memory.fill(sensitivityAt, 0, <usize>active << 3);
  memory.fill(adjointAt, 0, <usize>unknowns << 3);
  const end = combination + 8 + (<usize>load<i32>(combination) << 4);
  for (let t = combination + 8; t < end; t += 16) {
    const share = <f64>sign * load<f64>(t, 8) * Math.exp(lnFlux(t) - lnTof);
    if (share == 0) continue;
    const rate = (<usize>load<i32>(t) - fluxAt) >> 4;
    let at = <usize>load<i32>(factorStartAt + (rate << 2));
    const d = load<i32>(at);
    set(sensitivityAt, d, get(sensitivityAt, d) + share);
    let factors = load<i32>(at, 4);
    for (at += 8; factors > 0; factors--, at += 4) {
      const i = load<i32>(at);
      set(adjointAt, i, get(adjointAt, i) + share);
    }
  }
  substitute(unknowns, adjointAt);
  for (let i = 0; i < unknowns; i++) {
    const weight = get(adjointAt, i);
    for (let d = 0; d < active; d++) {
      set(sensitivityAt, d, get(sensitivityAt, d) - weight * get(stateTangentAt, i * width + d));
    }
  }
}

function writeRateControl(row: i32, known: bool): void {
  for (let j = 0; j < steps; j++) {
    set(rateControlAt, row * steps + j, known ? sensitivityOf(2 * j) + sensitivityOf(2 * j + 1) : NaN);
  }
}

/** Sensitivity to one direction, 0 for those that do not run. */
function sensitivityOf(direction: i32): f64 {
  const d = load<i32>(activeOfAt + (<usize>direction << 2));
  return d < 0 ? 0 : get(sensitivityAt, d);
}
