import { fluxAt, fluxStreamAt, inflowAt, outflowAt, rateAt, rates, unknowns } from '../layout';

/** Smallest gross flux of the last call and largest imbalance of a state relative to its gross flows, by lane. */
export let leastFlux: v128 = i64x2.splat(0);
export let imbalance: v128 = i64x2.splat(0);

/**
 * Gross fluxes n k Π θ in both lanes, and how well in- and outflow of every state agree.
 *
 * Stream: per rate [factors] (occupation) …; then [transitions] (flux, inflow, outflow) ….
 */
export function fluxesPair(): void {
  let at = fluxStreamAt;
  let least = f64x2.splat(Infinity);
  for (let r: usize = 0; r < <usize>rates; r++) {
    let flux = v128.load(rateAt + (r << 4));
    let factors = load<i32>(at);
    for (at += 4; factors > 0; factors--, at += 4) flux = f64x2.mul(flux, v128.load(load<i32>(at)));
    least = f64x2.pmin(least, flux);
    v128.store(fluxAt + (r << 4), flux);
  }
  leastFlux = least;
  const zero = f64x2.splat(0);
  const end = <usize>unknowns << 4;
  for (let i: usize = 0; i < end; i += 16) {
    v128.store(inflowAt + i, zero);
    v128.store(outflowAt + i, zero);
  }
  let left = load<i32>(at);
  for (at += 4; left > 0; left--, at += 12) {
    const flux = v128.load(load<i32>(at));
    const into = load<i32>(at, 4);
    const out = load<i32>(at, 8);
    v128.store(into, f64x2.add(v128.load(into), flux));
    v128.store(out, f64x2.add(v128.load(out), flux));
  }
  let largest = zero;
  for (let i: usize = 0; i < end; i += 16) {
    const into = v128.load(inflowAt + i);
    const out = v128.load(outflowAt + i);
    const gross = f64x2.pmax(f64x2.splat(1e-300), f64x2.pmax(into, out));
    largest = f64x2.pmax(f64x2.div(f64x2.abs(f64x2.sub(into, out)), gross), largest);
  }
  imbalance = largest;
}
