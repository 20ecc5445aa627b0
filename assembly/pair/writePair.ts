import { careful, converged, pending } from './block';
import { fluxesPair } from './chainCode';
import { logarithm } from './logarithm';
import { netRatesPair } from './netRatesPair';
import { imbalanceAt, leastFluxAt, lnCoverageAt, lnDenticityAt, occupationAt, residualAt, stateOfAt, states, statusAt, unknowns } from '../layout';

/** Relative imbalance above which a point is not called converged. */
const residualLimit: f64 = 1e-9;
/** Gross fluxes below this may have lost digits to the end of the range of f64. */
const smallestFlux: f64 = 1e-280;

/** Checks two points that `newtonPair` has left at the working place and writes what the contract asks for; points that fail go the careful way. */
export function writePair(a: i32, b: i32): void {
  const doneA = load<u8>(statusAt + a) == pending;
  const doneB = b != a && load<u8>(statusAt + b) == pending;
  if (!doneA && !doneB) return;
  fluxesPair();
  const imbalance = v128.load(imbalanceAt);
  const leastFlux = v128.load(leastFluxAt);
  const goodA = doneA && accept(a, f64x2.extract_lane(imbalance, 0), f64x2.extract_lane(leastFlux, 0));
  const goodB = doneB && accept(b, f64x2.extract_lane(imbalance, 1), f64x2.extract_lane(leastFlux, 1));
  if (!goodA && !goodB) return;
  const rowA = lnCoverageAt + (<usize>(a * states) << 3);
  const rowB = lnCoverageAt + (<usize>(b * states) << 3);
  for (let s: usize = 0; s < <usize>states << 3; s += 8) {
    if (goodA) store<f64>(rowA + s, -Infinity);
    if (goodB) store<f64>(rowB + s, -Infinity);
  }
  for (let i: usize = 0; i < <usize>unknowns; i++) {
    const ln = f64x2.sub(logarithm(v128.load(occupationAt + (i << 4))), v128.load_splat<f64>(lnDenticityAt + (i << 3)));
    const state = <usize>load<i32>(stateOfAt + (i << 2)) << 3;
    if (goodA) store<f64>(rowA + state, f64x2.extract_lane(ln, 0));
    if (goodB) store<f64>(rowB + state, f64x2.extract_lane(ln, 1));
  }
  netRatesPair(goodA ? a : -1, goodB ? b : -1);
}

function accept(point: i32, residual: f64, flux: f64): bool {
  const good = residual <= residualLimit && flux >= smallestFlux;
  store<u8>(statusAt + point, good ? converged : careful);
  if (good) store<f64>(residualAt + (<usize>point << 3), residual);
  return good;
}
