import { eliminationAt, weightStreamAt } from '../layout';

/**
 * Elimination of Grassmann, Taksar and Heyman in both lanes: sums, products and quotients of non-negative numbers.
 *
 * Stream: [states to eliminate], then per state k: [exits, entries], (cell kj) …, and per entry i:
 * [cell ik, targets] (cell ij, cell kj) …
 */
export function eliminatePair(): void {
  let at = eliminationAt;
  let left = load<i32>(at);
  for (at += 4; left > 0; left--) {
    let exits = load<i32>(at);
    let entries = load<i32>(at, 4);
    at += 8;
    let exit = v128.load(load<i32>(at));
    for (at += 4; --exits > 0; at += 4) exit = f64x2.add(exit, v128.load(load<i32>(at)));
    const stay = f64x2.div(f64x2.splat(1), exit);
    for (; entries > 0; entries--) {
      const from = load<i32>(at);
      const end = at + 8 + (<usize>load<i32>(at, 4) << 3);
      const share = f64x2.mul(v128.load(from), stay);
      v128.store(from, share);
      for (at += 8; at < end; at += 8) {
        const to = load<i32>(at);
        v128.store(to, f64x2.add(v128.load(to), f64x2.mul(share, v128.load(load<i32>(at, 4)))));
      }
    }
  }
}

/**
 * Stationary weights from the eliminated matrix, p_k = Σ_i p_i a_ik, the last state of each chain first with weight 1.
 *
 * Stream: [states], per state [weight k, entries] (weight i, cell ik) …; no entries for the last of a chain.
 */
export function weighPair(): void {
  let at = weightStreamAt;
  let left = load<i32>(at);
  for (at += 4; left > 0; left--) {
    const to = load<i32>(at);
    const end = at + 8 + (<usize>load<i32>(at, 4) << 3);
    at += 8;
    let sum = f64x2.splat(1);
    if (at < end) {
      sum = f64x2.mul(v128.load(load<i32>(at)), v128.load(load<i32>(at, 4)));
      for (at += 8; at < end; at += 8) sum = f64x2.add(sum, f64x2.mul(v128.load(load<i32>(at)), v128.load(load<i32>(at, 4))));
    }
    v128.store(to, sum);
  }
}
