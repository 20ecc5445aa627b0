import {
  beginAt,
  differenceAt,
  lnBeginAt,
  lnOccupationAt,
  powerAt,
  resetAt,
  slopesAt,
  unknowns,
  valuesAt,
} from '../layout';
import { withRestart } from './chainProgram';
import { convergePoint } from './convergePoint';
import { copy, get, set } from './doubles';

/** Columns of the extrapolation; column c takes c + 1 substeps. */
export const columns: i32 = 4;
/** Residual that ends a substep other than the exact ones. */
const enough: f64 = 1e-7;

/** Length of the latest macro step [s]; difference quotients over it carry its rounding error. */
export let lastLength: f64 = 0;

/**
 * One extrapolated step of length h from the surface at `beginAt`. Implicit Euler steps are restarts to the surface
 * before, which keeps occupations positive and subtracts nothing; steps of 1, 2, 3 and 4 substeps are extrapolated to
 * h → 0 in the logarithms of occupations (Aitken–Neville, fourth order), so that rare species keep their digits. Ends
 * with u in the first row of `valuesAt`, dy/dt in that of `slopesAt`.
 *
 * Source: E. Hairer, G. Wanner, Solving Ordinary Differential Equations II, 2nd ed., Springer 1996, section IV.9.
 *
 * @param exact solves each substep to rounding, for its slopes.
 */
export function macroStep(now: f64, h: f64, exact: bool): bool {
  const n = unknowns;
  lastLength = h;
  for (let c = 0; c < columns; c++) {
    const substep = h / <f64>(c + 1);
    copy(resetAt, beginAt, n);
    copy(lnOccupationAt, lnBeginAt, n);
    withRestart(-Math.log(substep));
    for (let s = 0; s <= c; s++) {
      if (s > 0) for (let i = 0; i < n; i++) set(resetAt, i, Math.exp(get(lnOccupationAt, i)));
      if (s == c && c > 0) copy(lnOccupationAt, row(valuesAt, c - 1), n);
      else predict(now, <f64>s * substep, substep);
      if (!convergePoint(2, exact ? 0 : enough)) return false;
    }
    copy(row(valuesAt, c), lnOccupationAt, n);
    const slopes = row(slopesAt, c);
    for (let i = 0; i < n; i++) set(slopes, i, (Math.exp(get(lnOccupationAt, i)) - get(resetAt, i)) / substep);
  }
  extrapolate(slopesAt);
  extrapolate(valuesAt);
  return true;
}

/** Moves u from `after` to a time `length` later, counted from `now`: occupations go as powers of time as they build up. */
function predict(now: f64, after: f64, length: f64): void {
  if (now == 0) return;
  const factor = Math.log1p(length / (now + after));
  for (let i = 0; i < unknowns; i++) set(lnOccupationAt, i, get(lnOccupationAt, i) + factor * get(powerAt, i));
}

/** Aitken–Neville in place; leaves the difference of the last two extrapolants at `differenceAt`. */
function extrapolate(table: usize): void {
  for (let k = 1; k < columns; k++) {
    for (let j = 0; j < columns - k; j++) {
      const ratio = <f64>k / <f64>(j + 1);
      const coarse = row(table, j);
      const fine = row(table, j + 1);
      for (let i = 0; i < unknowns; i++) set(coarse, i, get(fine, i) + (get(fine, i) - get(coarse, i)) / ratio);
    }
  }
  for (let i = 0; i < unknowns; i++) set(differenceAt, i, get(table, i) - get(row(table, 1), i));
}

function row(table: usize, index: i32): usize {
  return table + (<usize>(index * unknowns) << 3);
}
