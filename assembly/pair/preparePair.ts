import { affinePair, formEnd } from './affine';
import { careful, masked, notFinite, otherPattern, pending } from './block';
import { exponential } from './exponential';
import {
  directed,
  lnKBlockAt,
  maskAt,
  maskStreamAt,
  masks,
  pieceStreamAt,
  rateBlockAt,
  rateStreamAt,
  rates,
  split,
  statusAt,
  vanishingAt,
  variables,
  xAt,
  xPairAt,
} from '../layout';

/** Forms closer to zero than this [eV] count as zero (`maskTolerance` of the contract). */
const edge: f64 = -1e-12;
/** |ln k| up to which rate constants are held as f64. */
const widest: f64 = 600;

/**
 * Evaluates masks and rate constants of two points and gives each its first status.
 *
 * @param a point in the first lane.
 * @param b point in the second lane; may be `a`.
 * @param pair place in the block.
 */
export function preparePair(a: i32, b: i32, pair: i32): void {
  const stride = <usize>variables << 3;
  const rowA = xAt + <usize>a * stride;
  const rowB = xAt + <usize>b * stride;
  for (let v: usize = 0; v < stride; v += 8) {
    v128.store(xPairAt + (v << 1), f64x2.replace_lane(v128.load_splat<f64>(rowA + v), 1, load<f64>(rowB + v)));
  }
  let maskA = -1;
  let maskB = -1;
  let form = maskStreamAt;
  for (let m = 0; m < masks; m++) {
    const broken = f64x2.lt(affinePair(form), f64x2.splat(edge));
    form = formEnd;
    if (!v128.any_true(broken)) continue;
    if (maskA < 0 && i64x2.extract_lane(broken, 0) != 0) maskA = m;
    if (maskB < 0 && i64x2.extract_lane(broken, 1) != 0) maskB = m;
  }
  store<i16>(maskAt + (<usize>a << 1), <i16>maskA);
  store<i16>(maskAt + (<usize>b << 1), <i16>maskB);
  if (maskA >= 0 && maskB >= 0) {
    store<u8>(statusAt + a, masked);
    store<u8>(statusAt + b, masked);
    return;
  }

  const infinity = f64x2.splat(Infinity);
  const lowest = f64x2.splat(-Infinity);
  let bad = i64x2.splat(0);
  let other = i64x2.splat(0);
  let wide = i64x2.splat(0);
  const lnK = lnKBlockAt + ((<usize>pair * directed) << 4);
  const xPair = xPairAt;
  const end = lnK + (<usize>directed << 4);
  let at = pieceStreamAt;
  let vanishing = vanishingAt;
  for (let to = lnK; to < end; to += 16, vanishing += 4) {
    let pieces = load<i32>(at);
    at += 8;
    let least = infinity;
    do {
      const last = at + 16 + (<usize>load<i32>(at) << 4);
      let sum = v128.load_splat<f64>(at, 8);
      for (at += 16; at < last; at += 16) {
        sum = f64x2.add(sum, f64x2.mul(v128.load_splat<f64>(at, 8), v128.load(xPair + load<i32>(at))));
      }
      bad = v128.or(bad, f64x2.ne(sum, sum));
      least = f64x2.pmin(least, sum);
    } while (--pieces > 0);
    v128.store(to, least);
    bad = v128.or(bad, v128.not(f64x2.lt(least, infinity)));
    const some = f64x2.gt(least, lowest);
    if (load<i32>(vanishing) != 0) {
      other = v128.or(other, some);
    } else {
      other = v128.or(other, v128.not(some));
      wide = v128.or(wide, f64x2.gt(f64x2.abs(least), f64x2.splat(widest)));
    }
  }
  constants(lnK, rateBlockAt + ((<usize>pair * rates) << 4));
  store<u8>(statusAt + a, statusOf(maskA, i64x2.extract_lane(bad, 0), i64x2.extract_lane(other, 0), i64x2.extract_lane(wide, 0)));
  if (b != a) {
    store<u8>(statusAt + b, statusOf(maskB, i64x2.extract_lane(bad, 1), i64x2.extract_lane(other, 1), i64x2.extract_lane(wide, 1)));
  }
}

/** Rate constants, sites per event and denticities included. Beyond the range they are clipped and the point is not used. */
function constants(lnK: usize, to: usize): void {
  const top = f64x2.splat(widest + 50);
  const bottom = f64x2.splat(-widest - 50);
  let at = rateStreamAt;
  for (let r = 0; r < rates; r++, at += 16) {
    const ln = f64x2.add(v128.load(lnK + load<i32>(at)), v128.load_splat<f64>(at, 8));
    v128.store(to + (<usize>r << 4), exponential(f64x2.pmax(bottom, f64x2.pmin(top, ln))));
  }
}

function statusOf(mask: i32, bad: i64, other: i64, wide: i64): u8 {
  if (mask >= 0) return masked;
  if (bad != 0) return notFinite;
  if (other != 0) return otherPattern;
  return wide != 0 || split != 0 ? careful : pending;
}
