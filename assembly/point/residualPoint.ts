import {
  chains,
  chainTableAt,
  lnOccupationAt,
  lnWeightAt,
  pointResidualAt,
  rowScaleAt,
} from '../layout';
import { get, set } from './doubles';
import { fillPoint } from './fillPoint';
import { eliminatePoint, weighPoint } from './weighPoint';

/** Residual g(u) - u of the fixed point; returns its largest magnitude, NaN when it is not finite. */
export function residualPoint(): f64 {
  fillPoint();
  eliminatePoint();
  weighPoint();
  let largest: f64 = 0;
  let table = chainTableAt;
  for (let c = 0; c < chains; c++, table += 24) {
    const first = load<i32>(table);
    const end = load<i32>(table, 4);
    let top: f64 = -Infinity;
    for (let i = first; i < end; i++) {
      const ln = get(lnWeightAt, i) - get(rowScaleAt, i);
      set(pointResidualAt, i, ln);
      top = max(top, ln + get(lnOccupationAt, i));
    }
    let sum: f64 = 0;
    for (let i = first; i < end; i++) sum += Math.exp(get(pointResidualAt, i) + get(lnOccupationAt, i) - top);
    const shift = load<f64>(table, 8) - top - Math.log(sum);
    for (let i = first; i < end; i++) {
      const g = get(pointResidualAt, i) + shift;
      set(pointResidualAt, i, g);
      if (!(Math.abs(g) <= largest)) largest = Math.abs(g);
    }
  }
  return largest;
}
