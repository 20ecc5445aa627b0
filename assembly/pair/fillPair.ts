import { cellsAt, fillStreamAt } from '../layout';

/**
 * Rates at which a site changes from one occupant to another, W_ij = Σ n k Π θ over the other reactants, in both lanes.
 *
 * Stream: [cells with a rate] (rate, occupation) …, cells in order of place; [cells without] in order of place;
 * [further terms] (cell, rate, occupation) …; [longer products] (cell, rate, factors, occupation …) …
 * The last occupation is the constant 1, for transitions without a partner.
 */
export function fillPair(): void {
  let at = fillStreamAt;
  let cell = cellsAt;
  let left = load<i32>(at);
  for (at += 4; left > 0; left--, at += 8, cell += 16) {
    v128.store(cell, f64x2.mul(v128.load(load<i32>(at)), v128.load(load<i32>(at, 4))));
  }
  const zero = f64x2.splat(0);
  left = load<i32>(at);
  for (at += 4; left > 0; left--, cell += 16) v128.store(cell, zero);
  left = load<i32>(at);
  for (at += 4; left > 0; left--, at += 12) {
    const to = load<i32>(at);
    v128.store(to, f64x2.add(v128.load(to), f64x2.mul(v128.load(load<i32>(at, 4)), v128.load(load<i32>(at, 8)))));
  }
  left = load<i32>(at);
  for (at += 4; left > 0; left--) {
    const to = load<i32>(at);
    let product = v128.load(load<i32>(at, 4));
    let factors = load<i32>(at, 8);
    for (at += 12; factors > 0; factors--, at += 4) product = f64x2.mul(product, v128.load(load<i32>(at)));
    v128.store(to, f64x2.add(v128.load(to), product));
  }
}
