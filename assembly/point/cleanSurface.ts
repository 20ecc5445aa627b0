import { chains, chainTableAt, lnFluxAt, lnOccupationAt, rates, unknowns } from '../layout';
import { get, set } from './doubles';
import { evaluateFluxes } from './fillPoint';

/** Writes the occupations of the clean surface: the empty site of each type, which is its first unknown. */
export function cleanSurface(to: usize): void {
  let table = chainTableAt;
  for (let c = 0; c < chains; c++, table += 24) {
    for (let i = load<i32>(table); i < load<i32>(table, 4); i++) {
      set(to, i, i == load<i32>(table) ? load<f64>(table, 16) : 0);
    }
  }
}

/** A hundredth of the time in which the fastest process changes a surface of these occupations [s]. */
export function firstStep(occupations: usize): f64 {
  for (let i = 0; i < unknowns; i++) set(lnOccupationAt, i, Math.log(get(occupations, i)));
  evaluateFluxes();
  let fastest: f64 = -Infinity;
  for (let r = 0; r < rates; r++) fastest = max(fastest, get(lnFluxAt, r));
  return 0.01 * Math.exp(-fastest);
}
