import {
  activeOfAt,
  chains,
  chainTableAt,
  chosenAt,
  externals,
  factorStartAt,
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
} from '../layout';
import { withoutRestart } from './chainProgram';
import { get, set } from './doubles';
import { factorise } from './linearSystem';
import { chosenBytes, netRatesPoint } from './netRatesPoint';
import { writeResponses } from './responses';
import { sensitivities, width as rowWidth } from './sensitivities';
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
 * @param combinations stream of what TOFs are made up from.
 * @returns the end of that stream.
 */
export function derivativesPoint(point: i32, index: i32, combinations: usize): usize {
  withoutRestart();
  readConstants(index);
  const row = lnCoverageAt + (<usize>(point * states) << 3);
  for (let i = 0; i < unknowns; i++) {
    set(lnOccupationAt, i, get(row, load<i32>(stateOfAt + (<usize>i << 2))) + get(lnDenticityAt, i));
  }
  tangentPoint(By.Rates);
  centreTangents(false);
  const end = netRatesPoint(combinations, -1);
  fillTransposed();
  const regular = factorise(unknowns);
  if (regular) sensitivities();
  for (let x = 0; x < externals; x++) {
    const known = regular && load<i32>(chosenAt + <usize>x * chosenBytes, 4) != 0;
    writeRateControl((point * externals + x) * steps, x, known);
  }
  writeResponses(point, regular);
  return end;
}

/** Jᵀ, whose row j is the derivative by occupation j. */
function fillTransposed(): void {
  const n = unknowns;
  const down = <usize>n << 3;
  const across = <usize>width << 3;
  memory.fill(jacobianAt, 0, <usize>(n * n) << 3);
  for (let r = 0, last = -1; r < rates; r++) {
    let at = <usize>load<i32>(factorStartAt + (<usize>r << 2));
    const d = load<i32>(at);
    if (d == last) continue;
    last = d;
    let factors = load<i32>(at, 4);
    for (at += 8; factors > 0; factors--, at += 4) {
      let from = stateTangentAt + (<usize>d << 3);
      const end = jacobianAt + <usize>(load<i32>(at) + 1) * down;
      for (let to = end - down; to < end; to += 8, from += across) store<f64>(to, load<f64>(to) + load<f64>(from));
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

function writeRateControl(row: i32, x: i32, known: bool): void {
  const n = rowWidth;
  let at = activeOfAt;
  for (let j = 0; j < steps; j++, at += 8) {
    const forward = load<i32>(at);
    const reverse = load<i32>(at, 4);
    const sum = (forward < 0 ? 0 : get(sensitivityAt, forward * n + x)) + (reverse < 0 ? 0 : get(sensitivityAt, reverse * n + x));
    set(rateControlAt, row + j, known ? sum : NaN);
  }
}
