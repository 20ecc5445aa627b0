import {
  active,
  cellTangentAt,
  chains,
  chainTableAt,
  factorStartAt,
  lnFluxAt,
  lnOccupationAt,
  lnWeightAt,
  rowScaleAt,
  rowTangentAt,
  stateTangentAt,
  unknowns,
} from '../layout';
import { cellCount, cells, elimination, restarts, transitions, weights } from './chainProgram';
import { get, set } from './doubles';
import { fillPoint } from './fillPoint';
import { inRange, lnTerm, stateOf, weighPoint } from './weighPoint';

/** What derivatives are taken by: ln occupations, each active ln k, or ln of what the restart leads to. */
export enum By {
  Unknowns,
  Rates,
  Restart,
}

/** Doubles per row of derivatives, an even number. */
export let width: i32 = 0;

/**
 * Derivatives of ln x, the logarithms of the weights of gross fluxes, at `stateTangentAt`. The elimination itself is
 * differentiated in logarithms: a sum becomes a weighted mean of logarithmic derivatives, a quotient their difference, so
 * that rare states lose no digits to common ones. Chains do not mix: means are taken off by the caller.
 *
 * Assumes, except by rates, that weights have been found at the same occupations.
 */
export function tangentPoint(by: By): void {
  const directions = by == By.Rates ? active : unknowns;
  width = (directions + 1) & ~1;
  fillPoint();
  memory.fill(cellTangentAt, 0, <usize>(cellCount * width) << 3);
  if (by != By.Restart) tangentTransitions(by);
  if (by != By.Rates) tangentRestarts(by);
  eliminateTangents();
  if (by == By.Rates) weighPoint();
  weighTangents();
}

/** Derivatives of each cell: the mean over the transitions that make it up. */
function tangentTransitions(by: By): void {
  let at = transitions + 4;
  for (let left = load<i32>(transitions); left > 0; left--, at += 12) {
    const cell = <usize>load<i32>(at);
    const rate = load<i32>(at, 8);
    const share = Math.exp(get(lnFluxAt, rate) - get(rowScaleAt, load<i32>(at, 4))) / load<f64>(cell);
    if (!(share > 0)) continue;
    const row = tangentOf(cell);
    let factor = <usize>load<i32>(factorStartAt + (<usize>rate << 2));
    if (by == By.Rates) {
      const d = load<i32>(factor);
      set(row, d, get(row, d) + share);
      continue;
    }
    for (let left = load<i32>(factor, 4); left > 0; left--, factor += 4) {
      const i = load<i32>(factor, 8);
      set(row, i, get(row, i) + share);
    }
  }
}

function tangentRestarts(by: By): void {
  const place: usize = by == By.Unknowns ? 4 : 8;
  let at = restarts;
  let left = load<i32>(at);
  for (at += 4; left > 0; left--, at += 16) set(tangentOf(load<i32>(at + place)), load<i32>(at), 1);
}

/** Row of derivatives of a cell. */
// @ts-ignore: decorator
@inline
function tangentOf(cell: usize): usize {
  return cellTangentAt + ((cell - cells) >> 1) * <usize>width;
}

/** to ← a to + b (p + q) by pairs of directions. */
// @ts-ignore: decorator
@inline
function blend(to: usize, a: f64, b: f64, p: usize, q: usize): void {
  const end = <usize>width << 3;
  for (let d: usize = 0; d < end; d += 16) {
    const sum = f64x2.mul(f64x2.splat(b), f64x2.add(v128.load(p + d), v128.load(q + d)));
    v128.store(to + d, f64x2.add(f64x2.mul(f64x2.splat(a), v128.load(to + d)), sum));
  }
}

/** to ← to + a p by pairs of directions. */
// @ts-ignore: decorator
@inline
function addScaled(to: usize, a: f64, p: usize): void {
  const end = <usize>width << 3;
  for (let d: usize = 0; d < end; d += 16) {
    v128.store(to + d, f64x2.add(v128.load(to + d), f64x2.mul(f64x2.splat(a), v128.load(p + d))));
  }
}

function eliminateTangents(): void {
  let at = elimination;
  let left = load<i32>(at);
  for (at += 4; left > 0; left--) {
    const exits = load<i32>(at);
    let entries = load<i32>(at, 4);
    at += 8;
    let exit: f64 = 0;
    for (let e = 0; e < exits; e++) exit += load<f64>(load<i32>(at + (<usize>e << 2)));
    memory.fill(rowTangentAt, 0, <usize>width << 3);
    for (let e = 0; e < exits; e++, at += 4) {
      const cell = <usize>load<i32>(at);
      const weight = load<f64>(cell) / exit;
      if (weight != 0) addScaled(rowTangentAt, weight, tangentOf(cell));
    }
    for (; entries > 0; entries--) {
      const from = <usize>load<i32>(at);
      const end = at + 8 + (<usize>load<i32>(at, 4) << 3);
      const share = load<f64>(from) / exit;
      store<f64>(from, share);
      if (share == 0) {
        at = end;
        continue;
      }
      const own = tangentOf(from);
      addScaled(own, -1, rowTangentAt);
      for (at += 8; at < end; at += 8) {
        const to = <usize>load<i32>(at);
        const other = <usize>load<i32>(at, 4);
        const added = share * load<f64>(other);
        if (added == 0) continue;
        const before = load<f64>(to);
        const total = before + added;
        store<f64>(to, total);
        blend(tangentOf(to), before / total, added / total, own, tangentOf(other));
      }
    }
  }
}

/** d ln p_k = Σ_i p_i a_ik (d ln p_i + d ln a_ik) / p_k. */
function weighTangents(): void {
  memory.fill(stateTangentAt, 0, <usize>((unknowns + chains) * width) << 3);
  let at = weights;
  let left = load<i32>(at);
  for (at += 4; left > 0; left--) {
    const to = <usize>load<i32>(at);
    const state = stateOf(to);
    const end = at + 8 + (<usize>load<i32>(at, 4) << 3);
    const row = stateTangentAt + (<usize>(state * width) << 3);
    for (at += 8; at < end; at += 8) {
      const cell = <usize>load<i32>(at, 4);
      if (load<f64>(cell) == 0) continue;
      const other = <usize>load<i32>(at);
      const term = inRange
        ? (load<f64>(other) * load<f64>(cell)) / load<f64>(to)
        : Math.exp(lnTerm(at) - get(lnWeightAt, state));
      const source = stateTangentAt + (<usize>(stateOf(other) * width) << 3);
      blend(row, 1, term, source, tangentOf(cell));
    }
  }
}

/**
 * Takes from each row the mean over its site type, weighted by occupation: derivatives of g(u) - u at `stateTangentAt`.
 *
 * @param own whether the directions are the unknowns, whose own occupation counts in the mean.
 */
export function centreTangents(own: bool): void {
  let table = chainTableAt;
  for (let c = 0; c < chains; c++, table += 24) {
    const first = load<i32>(table);
    const end = load<i32>(table, 4);
    memory.fill(rowTangentAt, 0, <usize>width << 3);
    for (let i = first; i < end; i++) {
      const share = Math.exp(get(lnOccupationAt, i) - load<f64>(table, 8));
      addScaled(rowTangentAt, share, stateTangentAt + (<usize>(i * width) << 3));
      if (own) set(rowTangentAt, i, get(rowTangentAt, i) + share);
    }
    for (let i = first; i < end; i++) addScaled(stateTangentAt + (<usize>(i * width) << 3), -1, rowTangentAt);
  }
}
