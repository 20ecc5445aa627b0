import {
  cellCount,
  cellTangentPairAt,
  cellsAt,
  chains,
  chainTableAt,
  eliminationAt,
  partnerStreamAt,
  partnerWidth,
  rowTangentPairAt,
  shareAt,
  stateTangentPairAt,
  systemPairAt,
  tangentStreamAt,
  weightAt,
  weightStreamAt,
} from '../layout';
import { blendRows, clearSlots, subtractRow, three } from './slotRows';

/**
 * Eliminates the filled matrix in both lanes and differentiates the elimination, in logarithms: a sum is a weighted mean
 * of logarithmic derivatives, a quotient their difference (compare `eliminatePair`, which leaves the same shares).
 *
 * What is differentiated are gross fluxes θ_i W_ij, whose shares and means are those of W: derivatives by the occupation
 * that leaves then cancel exactly, instead of to rounding. They are taken by partners only, the occupations that stand in
 * some W; any other scales all that leaves its state, and the derivative of G by it is -1 in its own row and 0 elsewhere.
 */
export function eliminateTangentsPair(): void {
  startTangents();
  let at = eliminationAt;
  const row = rowTangentPairAt;
  const shares = shareAt;
  const width = partnerWidth;
  const size = width << 4;
  const tangents = cellTangentPairAt - cellsAt * width;
  let left = load<i32>(at);
  for (at += 4; left > 0; left--) {
    const exits = at + 8;
    const end = exits + (<usize>load<i32>(at) << 2);
    let entries = load<i32>(at, 4);
    let exit = v128.load(load<i32>(exits));
    for (let e = exits + 4; e < end; e += 4) exit = f64x2.add(exit, v128.load(load<i32>(e)));
    const stay = f64x2.div(f64x2.splat(1), exit);
    let share = shares;
    for (let e = exits; e < end; e += 4, share += 16) v128.store(share, f64x2.mul(v128.load(load<i32>(e)), stay));
    meanRow(row, exits, end, tangents);
    at = end;
    for (; entries > 0; entries--) {
      const from = <usize>load<i32>(at);
      const last = at + 8 + (<usize>load<i32>(at, 4) << 3);
      const part = f64x2.mul(v128.load(from), stay);
      v128.store(from, part);
      const own = tangents + from * width;
      subtractRow(own, row, size);
      for (at += 8; at < last; at += 8) {
        const to = <usize>load<i32>(at);
        const other = <usize>load<i32>(at, 4);
        const added = f64x2.mul(part, v128.load(other));
        const before = v128.load(to);
        const total = f64x2.add(before, added);
        v128.store(to, total);
        const inverse = f64x2.div(f64x2.splat(1), total);
        blendRows(
          tangents + to * width,
          f64x2.mul(before, inverse),
          f64x2.mul(added, inverse),
          own,
          tangents + other * width,
          size,
        );
      }
    }
  }
}

/** row ← Σ share × derivatives of the cell, over the cells listed from `first` to `end`, shares at `shareAt`. */
// @ts-ignore: decorator
@inline
function meanRow(row: usize, first: usize, end: usize, tangents: usize): void {
  const width = partnerWidth;
  const size = width << 4;
  for (let d: usize = 0; d < size; d += three) {
    let x = f64x2.splat(0);
    let y = f64x2.splat(0);
    let z = f64x2.splat(0);
    let share = shareAt;
    for (let e = first; e < end; e += 4, share += 16) {
      const part = v128.load(share);
      const from = tangents + <usize>load<i32>(e) * width + d;
      x = f64x2.add(x, f64x2.mul(part, v128.load(from)));
      y = f64x2.add(y, f64x2.mul(part, v128.load(from, 16)));
      z = f64x2.add(z, f64x2.mul(part, v128.load(from, 32)));
    }
    v128.store(row + d, x);
    v128.store(row + d, y, 16);
    v128.store(row + d, z, 32);
  }
}

/**
 * Derivatives of the transitions: by each partner among the reactants, once per order; where several make up a cell, weighted by their share.
 *
 * Stream: [cells of one transition] (row, factors, offset …) …; [terms of other cells] (row, cell, rate, partners,
 * occupation …, factors, offset …) …. Offsets are those of partners in a row.
 */
function startTangents(): void {
  clearSlots(cellTangentPairAt, cellTangentPairAt + ((<usize>cellCount * partnerWidth) << 4));
  const one = f64x2.splat(1);
  let at = tangentStreamAt;
  let left = load<i32>(at);
  for (at += 4; left > 0; left--) {
    const row = load<i32>(at);
    let factors = load<i32>(at, 4);
    for (at += 8; factors > 0; factors--, at += 4) add(row + load<i32>(at), one);
  }
  left = load<i32>(at);
  for (at += 4; left > 0; left--) {
    const row = load<i32>(at);
    let share = f64x2.div(v128.load(load<i32>(at, 8)), v128.load(load<i32>(at, 4)));
    let others = load<i32>(at, 12);
    for (at += 16; others > 0; others--, at += 4) share = f64x2.mul(share, v128.load(load<i32>(at)));
    let factors = load<i32>(at);
    for (at += 4; factors > 0; factors--, at += 4) add(row + load<i32>(at), share);
  }
}

// @ts-ignore: decorator
@inline
function add(to: usize, value: v128): void {
  v128.store(to, f64x2.add(v128.load(to), value));
}

/**
 * Newton's matrix at `systemPairAt`: derivatives of the partners' residuals by every partner, those of ln weights less
 * their mean per chain.
 */
export function weighTangentsPair(): void {
  const width = partnerWidth;
  const size = width << 4;
  const tangents = cellTangentPairAt - cellsAt * width;
  const states = stateTangentPairAt - weightAt * width;
  let at = weightStreamAt;
  let left = load<i32>(at);
  for (at += 4; left > 0; left--) {
    const weight = <usize>load<i32>(at);
    const to = states + weight * width;
    const end = at + 8 + (<usize>load<i32>(at, 4) << 3);
    const whole = f64x2.div(f64x2.splat(1), v128.load(weight));
    const first = at + 8;
    at = end;
    for (let d: usize = 0; d < size; d += three) {
      let x = f64x2.splat(0);
      let y = f64x2.splat(0);
      let z = f64x2.splat(0);
      for (let e = first; e < end; e += 8) {
        const from = <usize>load<i32>(e);
        const cell = <usize>load<i32>(e, 4);
        const term = f64x2.mul(f64x2.mul(v128.load(from), v128.load(cell)), whole);
        const p = states + from * width + d;
        const q = tangents + cell * width + d;
        x = f64x2.add(x, f64x2.mul(term, f64x2.add(v128.load(p), v128.load(q))));
        y = f64x2.add(y, f64x2.mul(term, f64x2.add(v128.load(p, 16), v128.load(q, 16))));
        z = f64x2.add(z, f64x2.mul(term, f64x2.add(v128.load(p, 32), v128.load(q, 32))));
      }
      v128.store(to + d, x);
      v128.store(to + d, y, 16);
      v128.store(to + d, z, 32);
    }
  }
  centre();
}

/** Takes the mean of each chain off its partners' rows. */
function centre(): void {
  const size = partnerWidth << 4;
  const mean = rowTangentPairAt;
  let table = chainTableAt;
  let at = partnerStreamAt;
  let to = systemPairAt;
  let column: usize = 0;
  for (let c = 0; c < chains; c++, table += 24) {
    const first = <usize>load<i32>(table) << 4;
    const end = <usize>load<i32>(table, 4) << 4;
    let sum = f64x2.splat(0);
    for (let i = first; i < end; i += 16) sum = f64x2.add(sum, v128.load(weightAt + i));
    const inverse = f64x2.div(f64x2.splat(1), sum);
    for (let d: usize = 0; d < size; d += three) {
      let x = f64x2.splat(0);
      let y = f64x2.splat(0);
      let z = f64x2.splat(0);
      for (let i = first; i < end; i += 16) {
        const part = f64x2.mul(v128.load(weightAt + i), inverse);
        const from = stateTangentPairAt + i * partnerWidth + d;
        x = f64x2.add(x, f64x2.mul(part, v128.load(from)));
        y = f64x2.add(y, f64x2.mul(part, v128.load(from, 16)));
        z = f64x2.add(z, f64x2.mul(part, v128.load(from, 32)));
      }
      v128.store(mean + d, x);
      v128.store(mean + d, y, 16);
      v128.store(mean + d, z, 32);
    }
    const partners = load<i32>(at);
    at += 4;
    for (let p = 0; p < partners; p++, column += 16) {
      const offset = <usize>load<i32>(at + (<usize>p << 2));
      add(mean + column, f64x2.mul(v128.load(weightAt + offset), inverse));
    }
    for (let left = partners; left > 0; left--, at += 4, to += size) {
      const from = stateTangentPairAt + <usize>load<i32>(at) * partnerWidth;
      for (let d: usize = 0; d < size; d += 16) v128.store(to + d, f64x2.sub(v128.load(from + d), v128.load(mean + d)));
    }
  }
}
