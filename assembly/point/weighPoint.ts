import { lnWeightAt, weightAt } from '../layout';
import { elimination, weights } from './chainProgram';
import { get, set } from './doubles';

/** Weights outside this range are summed as logarithms. */
const smallest: f64 = 1e-290;
const largest: f64 = 1e290;

/**
 * Elimination of Grassmann, Taksar and Heyman of one point: sums, products and quotients of non-negative numbers.
 *
 * Stream: [states to eliminate], then per state k: [exits, entries], (cell kj) …, and per entry i:
 * [cell ik, targets] (cell ij, cell kj) …
 */
export function eliminatePoint(): void {
  let at = elimination;
  let left = load<i32>(at);
  for (at += 4; left > 0; left--) {
    let exits = load<i32>(at);
    let entries = load<i32>(at, 4);
    let exit: f64 = 0;
    for (at += 8; exits > 0; exits--, at += 4) exit += load<f64>(load<i32>(at));
    for (; entries > 0; entries--) {
      const from = load<i32>(at);
      const end = at + 8 + (<usize>load<i32>(at, 4) << 3);
      const share = load<f64>(from) / exit;
      store<f64>(from, share);
      for (at += 8; at < end; at += 8) {
        const to = load<i32>(at);
        store<f64>(to, load<f64>(to) + share * load<f64>(load<i32>(at, 4)));
      }
    }
  }
}

/** Whether the weights themselves, at `weightAt`, are in range. */
export let inRange: bool = false;

/**
 * ln of the stationary weights of the scaled rows, p_k = Σ_i p_i a_ik, the last state of each chain first with weight 1.
 *
 * Stream: [states], per state [weight k, entries] (weight i, cell ik) …; no entries for the last of a chain.
 */
export function weighPoint(): void {
  inRange = true;
  let at = weights;
  let left = load<i32>(at);
  for (at += 4; left > 0; left--) {
    const to = load<i32>(at);
    const end = at + 8 + (<usize>load<i32>(at, 4) << 3);
    at += 8;
    let sum: f64 = at < end ? 0 : 1;
    for (; at < end; at += 8) sum += load<f64>(load<i32>(at)) * load<f64>(load<i32>(at, 4));
    if (!(sum > smallest && sum < largest)) {
      inRange = false;
      weighLogarithms();
      return;
    }
    store<f64>(to, sum);
    set(lnWeightAt, stateOf(to), Math.log(sum));
  }
}

function weighLogarithms(): void {
  let at = weights;
  let left = load<i32>(at);
  for (at += 4; left > 0; left--) {
    const to = stateOf(load<i32>(at));
    const end = at + 8 + (<usize>load<i32>(at, 4) << 3);
    at += 8;
    if (at == end) {
      set(lnWeightAt, to, 0);
      continue;
    }
    let top: f64 = -Infinity;
    for (let e = at; e < end; e += 8) top = max(top, lnTerm(e));
    let sum: f64 = 0;
    for (; at < end; at += 8) sum += Math.exp(lnTerm(at) - top);
    set(lnWeightAt, to, top + Math.log(sum));
  }
}

/** ln (p_i a_ik) of an entry of the weight stream. */
export function lnTerm(entry: usize): f64 {
  return get(lnWeightAt, stateOf(load<i32>(entry))) + Math.log(load<f64>(load<i32>(entry, 4)));
}

/** State or hub whose weight lies at an address. */
export function stateOf(weight: usize): i32 {
  return <i32>((weight - weightAt) >> 4);
}
