import {
  chains,
  factorStartAt,
  lnConstantAt,
  lnFluxAt,
  lnOccupationAt,
  rates,
  resetAt,
  rowScaleAt,
  unknowns,
} from '../layout';
import { cellCount, cells, lnRestart, restarts, transitions } from './chainProgram';
import { get, set } from './doubles';

/** ln gross fluxes n k Π θ at the current occupations. */
export function evaluateFluxes(): void {
  for (let r = 0; r < rates; r++) {
    let at = <usize>load<i32>(factorStartAt + (<usize>r << 2));
    let factors = load<i32>(at, 4);
    let sum = get(lnConstantAt, r);
    for (at += 8; factors > 0; factors--, at += 4) sum += get(lnOccupationAt, load<i32>(at));
    set(lnFluxAt, r, sum);
  }
}

/**
 * Fills the matrix of gross fluxes F_ij = θ_i W_ij, each row scaled by its largest term: its stationary weights are 1 at
 * the solution, so that nothing leaves the range of f64 however small coverages and rate constants are.
 *
 * Transitions: [count] (cell, row, rate) …
 */
export function fillPoint(): void {
  evaluateFluxes();
  for (let c = 0; c < cellCount; c++) store<f64>(cells + (<usize>c << 4), 0);
  for (let i = 0; i < unknowns; i++) {
    set(rowScaleAt, i, lnRestart + get(lnOccupationAt, i));
  }
  for (let c = 0; c < chains; c++) set(rowScaleAt, unknowns + c, lnRestart);
  const first = transitions + 4;
  const end = first + <usize>(load<i32>(transitions) * 12);
  for (let at = first; at < end; at += 12) {
    const row = load<i32>(at, 4);
    const flux = get(lnFluxAt, load<i32>(at, 8));
    if (flux > get(rowScaleAt, row)) set(rowScaleAt, row, flux);
  }
  for (let at = first; at < end; at += 12) {
    const cell = <usize>load<i32>(at);
    const scaled = Math.exp(get(lnFluxAt, load<i32>(at, 8)) - get(rowScaleAt, load<i32>(at, 4)));
    store<f64>(cell, load<f64>(cell) + scaled);
  }
  let at = restarts;
  let left = load<i32>(at);
  for (at += 4; left > 0; left--, at += 16) {
    const i = load<i32>(at);
    store<f64>(load<i32>(at, 4), Math.exp(lnRestart + get(lnOccupationAt, i) - get(rowScaleAt, i)));
    store<f64>(load<i32>(at, 8), get(resetAt, i));
  }
}
