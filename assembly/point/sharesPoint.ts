import { externals, lnTofAt, products, selectivityAt, shareTableAt, statusAt, tofSignAt, winnerAt } from '../layout';
import { converged } from '../pair/block';
import { get, set } from './doubles';

/**
 * Weighted shares of the products that form, and the product with the largest; NaN and -1 where none forms. TOFs that are
 * not known need no care: the host, which combines the TOFs of rough points, takes their shares too.
 */
export function sharesPoint(point: i32): void {
  const row = selectivityAt + (<usize>(point * products) << 3);
  const solved = load<u8>(statusAt + point) == converged;
  let winner = -1;
  let top: f64 = -Infinity;
  for (let i = 0; i < products; i++) {
    const entry = shareTableAt + (<usize>i << 4);
    const at = point * externals + load<i32>(entry);
    const forms = solved && load<i8>(tofSignAt + <usize>at) == 1;
    const ln = forms ? get(lnTofAt, at) + load<f64>(entry, 8) : -Infinity;
    set(row, i, ln);
    if (ln > top) {
      top = ln;
      winner = i;
    }
  }
  store<i8>(winnerAt + <usize>point, <i8>winner);
  let total: f64 = 0;
  for (let i = 0; i < products; i++) {
    const part = winner < 0 ? NaN : Math.exp(get(row, i) - top);
    set(row, i, part);
    total += part;
  }
  for (let i = 0; i < products; i++) set(row, i, get(row, i) / total);
}
