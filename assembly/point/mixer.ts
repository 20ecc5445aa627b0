import { historyAt, lnOccupationAt, pointResidualAt, unknowns } from '../layout';
import { get, set } from './doubles';

const depth: i32 = 5;
const mixing: f64 = 0.7;

let stored: i32 = 0;
let next: i32 = 0;
let primed: bool = false;

/** Forgets the history of the accelerator. */
export function resetMixer(): void {
  stored = 0;
  next = 0;
  primed = false;
}

/** Moves the occupations of the point one Anderson step, given its residual; logarithms throughout. */
export function mixPoint(): void {
  const n = unknowns;
  const lastU = historyAt + (<usize>(2 * depth * n) << 3);
  const lastG = lastU + (<usize>n << 3);
  const gamma = lastG + (<usize>n << 3);
  if (primed) {
    for (let i = 0; i < n; i++) {
      set(movement(next), i, get(lnOccupationAt, i) - get(lastU, i));
      set(change(next), i, get(pointResidualAt, i) - get(lastG, i));
    }
    next = next == depth - 1 ? 0 : next + 1;
    stored = min(stored + 1, depth);
  }
  memory.copy(lastU, lnOccupationAt, <usize>n << 3);
  memory.copy(lastG, pointResidualAt, <usize>n << 3);
  primed = true;
  leastSquares(gamma);
  for (let i = 0; i < n; i++) {
    let u = get(lnOccupationAt, i) + mixing * get(pointResidualAt, i);
    for (let m = 0; m < stored; m++) u -= get(gamma, m) * (get(movement(m), i) + mixing * get(change(m), i));
    set(lnOccupationAt, i, u);
  }
}

function movement(m: i32): usize {
  return historyAt + (<usize>(m * unknowns) << 3);
}

function change(m: i32): usize {
  return historyAt + (<usize>((depth + m) * unknowns) << 3);
}

/** Coefficients of the residual in its stored changes, by Cholesky factors of the normal equations. */
function leastSquares(gamma: usize): void {
  const factor = gamma + (depth << 3);
  for (let i = 0; i < stored; i++) {
    for (let j = 0; j <= i; j++) {
      const product = dot(change(i), change(j));
      let sum = product;
      for (let k = 0; k < j; k++) sum -= get(factor, i * depth + k) * get(factor, j * depth + k);
      set(factor, i * depth + j, i > j ? sum / get(factor, j * depth + j) : Math.sqrt(max(sum, 1e-13 * product + 1e-300)));
    }
  }
  for (let i = 0; i < stored; i++) {
    let sum = dot(change(i), pointResidualAt);
    for (let k = 0; k < i; k++) sum -= get(factor, i * depth + k) * get(gamma, k);
    set(gamma, i, sum / get(factor, i * depth + i));
  }
  for (let i = stored - 1; i >= 0; i--) {
    let sum = get(gamma, i);
    for (let k = i + 1; k < stored; k++) sum -= get(factor, k * depth + i) * get(gamma, k);
    set(gamma, i, sum / get(factor, i * depth + i));
  }
}

function dot(a: usize, b: usize): f64 {
  let sum: f64 = 0;
  for (let i = 0; i < unknowns; i++) sum += get(a, i) * get(b, i);
  return sum;
}
