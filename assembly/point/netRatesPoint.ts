import { chosenAt, externals, fluxAt, lnFluxAt, lnTofAt, roughAt, tofSignAt } from '../layout';
import { get } from './doubles';

/** Cancellation that is not worth another combination. */
const harmless: f64 = 10;

/** Bytes per external at `chosenAt`: address of the combination, sign, ln of the TOF. */
export const chosenBytes: usize = 16;

/**
 * TOF of every external as `netRatesPair`, from logarithms of fluxes: terms are summed relative to the largest, so that
 * rates below the range of f64 keep their digits. The choice stays at `chosenAt`.
 *
 * @param stream combinations to try.
 * @param point place to write to, or -1.
 * @returns the end of the stream.
 */
export function netRatesPoint(stream: usize, point: i32): usize {
  let at = stream;
  let rough = false;
  for (let x = 0; x < externals; x++) {
    let left = load<i32>(at);
    let chosen: usize = 0;
    let best: f64 = 0;
    let scale: f64 = -Infinity;
    let cancellation: f64 = Infinity;
    for (at += 8; left > 0; left--) {
      const end = at + 8 + (<usize>load<i32>(at) << 4);
      if (cancellation > harmless) {
        let top: f64 = -Infinity;
        for (let t = at + 8; t < end; t += 16) top = max(top, lnFlux(t));
        let sum: f64 = 0;
        let gross: f64 = 0;
        for (let t = at + 8; t < end && top > -Infinity; t += 16) {
          const term = load<f64>(t, 8) * Math.exp(lnFlux(t) - top);
          sum += term;
          gross += Math.abs(term);
        }
        const lost = gross == 0 ? 1 : gross / Math.abs(sum);
        if (chosen == 0 || lost < cancellation) {
          chosen = at;
          best = sum;
          scale = top;
          cancellation = lost;
        }
      }
      at = end;
    }
    if (!(cancellation <= harmless)) rough = true;
    const sign = best == 0 ? 0 : best > 0 ? 1 : -1;
    const ln = best == 0 ? -Infinity : scale + Math.log(Math.abs(best));
    const place = chosenAt + <usize>x * chosenBytes;
    store<i32>(place, <i32>chosen);
    store<i32>(place, sign, 4);
    store<f64>(place, ln, 8);
    if (point < 0) continue;
    store<f64>(lnTofAt + (<usize>(point * externals + x) << 3), ln);
    store<i8>(tofSignAt + <usize>(point * externals + x), <i8>sign);
  }
  if (point >= 0) store<u8>(roughAt + <usize>point, rough ? 1 : 0);
  return at;
}

/** ln of the flux of a term. */
export function lnFlux(term: usize): f64 {
  return get(lnFluxAt, <i32>((<usize>load<i32>(term) - fluxAt) >> 4));
}
