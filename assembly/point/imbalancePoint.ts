import { fluxAt, inflowAt, lnFluxAt, outflowAt, rowScaleAt, transitionStreamAt, unknowns } from '../layout';
import { get } from './doubles';
import { fillPoint } from './fillPoint';

/** Largest imbalance of a state relative to its gross flows at the current occupations, without a restart. */
export function imbalancePoint(): f64 {
  fillPoint();
  for (let i = 0; i < unknowns; i++) {
    store<f64>(inflowAt + (<usize>i << 4), 0);
    store<f64>(outflowAt + (<usize>i << 4), 0);
  }
  let at = transitionStreamAt;
  let left = load<i32>(at);
  for (at += 4; left > 0; left--, at += 12) {
    const lnFlux = get(lnFluxAt, <i32>((<usize>load<i32>(at) - fluxAt) >> 4));
    add(load<i32>(at, 4), inflowAt, lnFlux);
    add(load<i32>(at, 8), outflowAt, lnFlux);
  }
  let largest: f64 = 0;
  for (let i: usize = 0; i < <usize>unknowns; i++) {
    const into = load<f64>(inflowAt + (i << 4));
    const out = load<f64>(outflowAt + (i << 4));
    const gross = max(into, out);
    if (gross > 0) largest = max(largest, Math.abs(into - out) / gross);
  }
  return largest;
}

/** Adds a flux to the flow at an address, in units of the largest flux that leaves the state. */
function add(to: usize, base: usize, lnFlux: f64): void {
  const scale = get(rowScaleAt, <i32>((to - base) >> 4));
  store<f64>(to, load<f64>(to) + Math.exp(lnFlux - scale));
}
