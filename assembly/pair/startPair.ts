import { careful, pending } from './block';
import { exponential } from './exponential';
import {
  lnDenticityAt,
  occupationBlockAt,
  partnerAt,
  partners,
  startAt,
  stateOfAt,
  states,
  statusAt,
  uniformAt,
  unknowns,
} from '../layout';

/** ln occupations outside this range are not started from in f64. */
const lowest: f64 = -640;
const highest: f64 = 10;

/**
 * Occupations of partners that two points of a block start from: those given where they are finite, else every occupant of a site
 * type equally likely.
 *
 * @param warm whether starting coverages were given.
 */
export function startPair(a: i32, b: i32, pair: i32, warm: bool): void {
  const to = occupationBlockAt + ((<usize>pair * unknowns) << 4);
  const usable = warm ? v128.and(lane(0, isUsable(a)), lane(1, isUsable(b))) : i64x2.splat(0);
  const uniform = !i64x2.all_true(usable);
  for (let p: usize = 0; p < <usize>partners; p++) {
    const i = <usize>load<i32>(partnerAt + (p << 2));
    let y = f64x2.splat(1);
    if (uniform) y = exponential(v128.load_splat<f64>(uniformAt + (i << 3)));
    if (warm) {
      const state = <usize>load<i32>(stateOfAt + (i << 2));
      const rowA = startAt + ((<usize>(a * states) + state) << 3);
      const rowB = startAt + ((<usize>(b * states) + state) << 3);
      let ln = f64x2.replace_lane(v128.load_splat<f64>(rowA), 1, load<f64>(rowB));
      ln = f64x2.add(ln, v128.load_splat<f64>(lnDenticityAt + (i << 3)));
      const given = exponential(f64x2.pmax(f64x2.splat(lowest), f64x2.pmin(f64x2.splat(highest), ln)));
      y = v128.bitselect(given, y, usable);
    }
    v128.store(to + (i << 4), y);
  }
}

/** All ones in the other lane, and in this one when `on`. */
// @ts-ignore: decorator
@inline
function lane(index: i32, on: bool): v128 {
  const all = i64x2.splat(-1);
  if (on) return all;
  return index == 0 ? i64x2.replace_lane(all, 0, 0) : i64x2.replace_lane(all, 1, 0);
}

/** Whether every given ln coverage is finite; coverages too small for f64 send the point the careful way. */
function isUsable(point: i32): bool {
  let small = false;
  for (let i: usize = 0; i < <usize>unknowns; i++) {
    const state = <usize>load<i32>(stateOfAt + (i << 2));
    const value = load<f64>(startAt + ((<usize>(point * states) + state) << 3));
    if (!isFinite(value)) return false;
    if (value < lowest + 20) small = true;
  }
  if (small && load<u8>(statusAt + point) == pending) store<u8>(statusAt + point, careful);
  return true;
}
