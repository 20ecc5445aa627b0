import {
  cellCount,
  cellTangentPairAt,
  cellsAt,
  chains,
  chainTableAt,
  eliminationAt,
  occupationAt,
  partnerAt,
  partners,
  rowTangentPairAt,
  stateTangentPairAt,
  tangentStreamAt,
  unknowns,
  weightAt,
  weightStreamAt,
} from '../layout';
import { addRow, blendRows, clearSlots, subtractRow } from './slotRows';

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
  const size = <usize>partners << 4;
  let left = load<i32>(at);
  for (at += 4; left > 0; left--) {
    const exits = load<i32>(at);
    let entries = load<i32>(at, 4);
    at += 8;
    let exit = v128.load(load<i32>(at));
    for (let e = 1; e < exits; e++) exit = f64x2.add(exit, v128.load(load<i32>(at + (<usize>e << 2))));
    const stay = f64x2.div(f64x2.splat(1), exit);
    clearSlots(row, row + size);
    for (let e = 0; e < exits; e++, at += 4) {
      const cell = <usize>load<i32>(at);
      addRow(row, f64x2.mul(v128.load(cell), stay), tangentOf(cell));
    }
    for (; entries > 0; entries--) {
      const from = <usize>load<i32>(at);
      const end = at + 8 + (<usize>load<i32>(at, 4) << 3);
      const share = f64x2.mul(v128.load(from), stay);
      v128.store(from, share);
      const own = tangentOf(from);
      subtractRow(own, row);
      for (at += 8; at < end; at += 8) {
        const to = <usize>load<i32>(at);
        const other = <usize>load<i32>(at, 4);
        const added = f64x2.mul(share, v128.load(other));
        const before = v128.load(to);
        const total = f64x2.add(before, added);
        v128.store(to, total);
        const part = f64x2.div(f64x2.splat(1), total);
        blendRows(tangentOf(to), f64x2.mul(before, part), f64x2.mul(added, part), own, tangentOf(other));
      }
    }
  }
}

/**
 * Derivatives of the transitions: by each partner among the reactants, once per order; where several make up a cell, weighted by their share.
 *
 * Stream: [cells of one transition] (row, factors, offset …) …; [terms of other cells] (row, cell, flux, occupation of
 * the origin, factors, offset …) …. Offsets are those of partners in a row.
 */
function startTangents(): void {
  clearSlots(cellTangentPairAt, cellTangentPairAt + (<usize>(cellCount * partners) << 4));
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
    const whole = f64x2.mul(v128.load(load<i32>(at, 4)), v128.load(load<i32>(at, 12)));
    const share = f64x2.div(v128.load(load<i32>(at, 8)), whole);
    let factors = load<i32>(at, 16);
    for (at += 20; factors > 0; factors--, at += 4) add(row + load<i32>(at), share);
  }
}

// @ts-ignore: decorator
@inline
function add(to: usize, value: v128): void {
  v128.store(to, f64x2.add(v128.load(to), value));
}

/** Row of derivatives of a cell. */
// @ts-ignore: decorator
@inline
function tangentOf(cell: usize): usize {
  return cellTangentPairAt + (cell - cellsAt) * <usize>partners;
}

/** Row of derivatives of the state whose weight lies at an address. */
// @ts-ignore: decorator
@inline
function stateRow(weight: usize): usize {
  return stateTangentPairAt + (weight - weightAt) * <usize>partners;
}

/** Derivatives of the residual by every partner, at `stateTangentPairAt`: those of ln weights, less their mean per chain. */
export function weighTangentsPair(): void {
  clearSlots(stateTangentPairAt, stateTangentPairAt + (<usize>(unknowns * partners) << 4));
  let at = weightStreamAt;
  let left = load<i32>(at);
  for (at += 4; left > 0; left--) {
    const to = <usize>load<i32>(at);
    const end = at + 8 + (<usize>load<i32>(at, 4) << 3);
    const whole = f64x2.div(f64x2.splat(1), v128.load(to));
    for (at += 8; at < end; at += 8) {
      const from = <usize>load<i32>(at);
      const cell = <usize>load<i32>(at, 4);
      const term = f64x2.mul(f64x2.mul(v128.load(from), v128.load(cell)), whole);
      blendRows(stateRow(to), f64x2.splat(1), term, stateRow(from), tangentOf(cell));
    }
  }
  let table = chainTableAt;
  let p = 0;
  for (let c = 0; c < chains; c++, table += 24) {
    const first = <usize>load<i32>(table);
    const end = <usize>load<i32>(table, 4);
    const full = f64x2.splat(1 / load<f64>(table, 16));
    clearSlots(rowTangentPairAt, rowTangentPairAt + (<usize>partners << 4));
    for (let i = first; i < end; i++) {
      const share = f64x2.mul(v128.load(occupationAt + (i << 4)), full);
      addRow(rowTangentPairAt, share, stateTangentPairAt + ((i * <usize>partners) << 4));
      if (p == partners || load<i32>(partnerAt + (<usize>p << 2)) != <i32>i) continue;
      add(rowTangentPairAt + (<usize>p << 4), share);
      p++;
    }
    for (let i = first; i < end; i++) subtractRow(stateTangentPairAt + ((i * <usize>partners) << 4), rowTangentPairAt);
  }
}
