import {
  chains,
  chainTableAt,
  occupationAt,
  partnerStreamAt,
  residualPairAt,
  weightAt,
} from '../layout';
import { roughLogarithm } from './logarithm';

/** Largest residual of the last call, by lane; NaN where weights are not finite. */
export let residualSize: v128 = i64x2.splat(0);

/**
 * Residuals G = ln(π / y) of the partners, from the stationary weights. Rates of transitions depend on occupations of
 * partners alone, so that these are all there is to solve for.
 *
 * Stream: per chain [partners] (slot offset of the partner among the unknowns) …
 */
export function residualsPair(): void {
  const weights = weightAt;
  const occupations = occupationAt;
  let size = f64x2.splat(0);
  let check = f64x2.splat(0);
  let table = chainTableAt;
  let at = partnerStreamAt;
  let to = residualPairAt;
  for (let chain = 0; chain < chains; chain++, table += 24) {
    const sum = sumWeights(table);
    check = f64x2.add(check, sum);
    const scale = f64x2.div(v128.load_splat<f64>(table, 16), sum);
    let left = load<i32>(at);
    for (at += 4; left > 0; left--, at += 4, to += 16) {
      const offset = <usize>load<i32>(at);
      const p = f64x2.mul(scale, v128.load(weights + offset));
      const g = roughLogarithm(f64x2.div(p, v128.load(occupations + offset)));
      size = f64x2.pmax(f64x2.abs(g), size);
      v128.store(to, g);
    }
  }
  residualSize = f64x2.add(size, f64x2.mul(check, f64x2.splat(0)));
}

/** Occupations of all unknowns but the partners, from the stationary weights. */
export function occupyRest(): void {
  let table = chainTableAt;
  let at = partnerStreamAt;
  for (let chain = 0; chain < chains; chain++, table += 24) {
    const scale = f64x2.div(v128.load_splat<f64>(table, 16), sumWeights(table));
    let left = load<i32>(at);
    at += 4;
    const end = <usize>load<i32>(table, 4) << 4;
    for (let i = <usize>load<i32>(table) << 4; i < end; i += 16) {
      if (left > 0 && <usize>load<i32>(at) == i) {
        left--;
        at += 4;
        continue;
      }
      v128.store(occupationAt + i, f64x2.mul(scale, v128.load(weightAt + i)));
    }
  }
}

/** Sum over a chain, in two parts that do not wait for each other. */
function sumWeights(table: usize): v128 {
  let at = weightAt + (<usize>load<i32>(table) << 4);
  const end = weightAt + (<usize>load<i32>(table, 4) << 4);
  let even = v128.load(at);
  let odd = f64x2.splat(0);
  for (at += 16; at + 16 < end; at += 32) {
    odd = f64x2.add(odd, v128.load(at));
    even = f64x2.add(even, v128.load(at, 16));
  }
  if (at < end) odd = f64x2.add(odd, v128.load(at));
  return f64x2.add(even, odd);
}
