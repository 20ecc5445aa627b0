import {
  beginAt,
  driftAt,
  driftColumnsAt,
  jacobianAt,
  lnBeginAt,
  lnDenticityAt,
  lnOccupationAt,
  noiseAt,
  resetAt,
  slopesAt,
  stateOfAt,
  states,
  stateTangentAt,
  stepAt,
  unknowns,
} from '../layout';
import { withRestart } from './chainProgram';
import { copy, get, set } from './doubles';
import { factorise, substitute } from './linearSystem';
import { lastLength } from './macroStep';
import { residualPoint } from './residualPoint';
import { By, centreTangents, tangentPoint, width } from './tangentPoint';

/** Steps of a fiftieth, a hundredth and a two-hundredth of the time. */
const coarsest: f64 = 1.0 / 50;
const lengths: i32 = 3;
const passes: i32 = 3;

/**
 * dθ/dt of the surface that the last macro step ended with, cleaned of the rounding error of its difference quotients.
 *
 * Species in quasi-equilibrium turn over so fast that an occupation good to 1e-13 says nothing of how it drifts. But the
 * drift z = du/dt obeys the linearised equations of motion: their implicit Euler steps make fast species follow the slow
 * ones exactly and leave the slow ones as they are, up to an error in proportion to the step, which is extrapolated away.
 */
export function slowDriftPoint(point: i32, time: f64): void {
  const n = unknowns;
  copy(lnOccupationAt, lnBeginAt, n);
  copy(resetAt, beginAt, n);
  for (let c = 0; c < lengths; c++) {
    const column = driftColumn(c);
    for (let i = 0; i < n; i++) set(column, i, get(slopesAt, i) / get(beginAt, i));
    if (!follow(column, (coarsest * time) / <f64>(1 << c))) {
      writeRough(point);
      return;
    }
  }
  write(point, time);
}

/** Linearised implicit Euler steps of z; false when they are singular. */
function follow(z: usize, step: f64): bool {
  const n = unknowns;
  withRestart(-Math.log(step));
  residualPoint();
  tangentPoint(By.Unknowns);
  centreTangents(true);
  for (let i = 0; i < n; i++) {
    copy(jacobianAt + (<usize>(i * n) << 3), stateTangentAt + (<usize>(i * width) << 3), n);
  }
  if (!factorise(n)) return false;
  tangentPoint(By.Restart);
  centreTangents(false);
  for (let pass = 0; pass < passes; pass++) {
    for (let i = 0; i < n; i++) {
      let sum: f64 = 0;
      for (let j = 0; j < n; j++) sum -= get(stateTangentAt, i * width + j) * get(z, j);
      set(stepAt, i, sum);
    }
    substitute(n, stepAt);
    copy(z, stepAt, n);
  }
  return true;
}

/** Relative drifts are good to some 1e-15 of the fastest, and of 1/time. */
function write(point: i32, time: f64): void {
  const coarse = driftColumn(0);
  const middle = driftColumn(1);
  const fine = driftColumn(2);
  let fastest: f64 = 1 / time;
  for (let i = 0; i < unknowns; i++) fastest = max(fastest, Math.abs(get(fine, i)));
  for (let i = 0; i < unknowns; i++) {
    const theta = Math.exp(get(lnBeginAt, i) - get(lnDenticityAt, i));
    const first = 2 * get(middle, i) - get(coarse, i);
    const second = 2 * get(fine, i) - get(middle, i);
    const z = (4 * second - first) / 3;
    put(point, i, theta * z, theta * (1e-15 * fastest + 0.1 * Math.abs(z - second)));
  }
}

/** The difference quotients themselves; occupations are good to some 1e-13. */
function writeRough(point: i32): void {
  for (let i = 0; i < unknowns; i++) {
    put(point, i, get(slopesAt, i) * Math.exp(-get(lnDenticityAt, i)), (1e-13 * get(beginAt, i)) / lastLength);
  }
}

function put(point: i32, unknown: i32, drift: f64, noise: f64): void {
  const at = point * states + load<i32>(stateOfAt + (<usize>unknown << 2));
  set(driftAt, at, drift);
  set(noiseAt, at, noise);
}

function driftColumn(index: i32): usize {
  return driftColumnsAt + (<usize>(index * unknowns) << 3);
}
