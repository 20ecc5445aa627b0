import { externals, lnTofAt, roughAt, tofSignAt, tofStreamAt } from '../layout';
import { logarithm } from './logarithm';

/** Cancellation that is not worth another combination: it costs a digit. */
const harmless: f64 = 10;

/**
 * TOF of every external in both lanes, by the combination of step rates in which least cancels (the first in which next
 * to nothing does), written for the points that are wanted. Points in which much cancels in all of them are marked rough.
 *
 * Stream: per external [combinations, 0], per combination [terms, 0] (flux, 0, coefficient) ….
 *
 * @param a point in the first lane, or -1.
 * @param b point in the second lane, or -1.
 */
export function netRatesPair(a: i32, b: i32): void {
  let at = tofStreamAt;
  let rough = i64x2.splat(0);
  for (let x = 0; x < externals; x++) {
    let combinations = load<i32>(at);
    at += 8;
    let best = f64x2.splat(0);
    let cancellation = f64x2.splat(Infinity);
    for (; combinations > 0; combinations--) {
      const terms = load<i32>(at);
      const end = at + 8 + (<usize>terms << 4);
      if (v128.any_true(f64x2.gt(cancellation, f64x2.splat(harmless)))) {
        let sum = f64x2.splat(0);
        let gross = f64x2.splat(1e-300);
        for (at += 8; at < end; at += 16) {
          const term = f64x2.mul(v128.load_splat<f64>(at, 8), v128.load(load<i32>(at)));
          sum = f64x2.add(sum, term);
          gross = f64x2.add(gross, f64x2.abs(term));
        }
        const lost = f64x2.div(gross, f64x2.pmax(f64x2.abs(sum), f64x2.splat(1e-300)));
        const better = v128.and(f64x2.lt(lost, cancellation), f64x2.gt(cancellation, f64x2.splat(harmless)));
        best = v128.bitselect(sum, best, better);
        cancellation = v128.bitselect(lost, cancellation, better);
      }
      at = end;
    }
    rough = v128.or(rough, v128.not(f64x2.le(cancellation, f64x2.splat(harmless))));
    const size = f64x2.abs(best);
    const ln = logarithm(f64x2.pmax(f64x2.splat(1e-300), size));
    if (a >= 0) write(a, x, f64x2.extract_lane(best, 0), f64x2.extract_lane(ln, 0));
    if (b >= 0) write(b, x, f64x2.extract_lane(best, 1), f64x2.extract_lane(ln, 1));
  }
  if (a >= 0) store<u8>(roughAt + a, i64x2.extract_lane(rough, 0) != 0 ? 1 : 0);
  if (b >= 0) store<u8>(roughAt + b, i64x2.extract_lane(rough, 1) != 0 ? 1 : 0);
}

function write(point: i32, x: i32, value: f64, ln: f64): void {
  const row = <usize>(point * externals + x);
  store<f64>(lnTofAt + (row << 3), value == 0 ? -Infinity : ln);
  store<i8>(tofSignAt + row, value > 0 ? 1 : value < 0 ? -1 : 0);
}
