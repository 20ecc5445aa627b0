import { lnOccupationAt, resetAt, trialAt, uniformAt, unknowns } from '../layout';
import { withoutRestart, withRestart } from './chainProgram';
import { cleanSurface, firstStep } from './cleanSurface';
import { convergePoint } from './convergePoint';
import { copy, get, set } from './doubles';

/**
 * Steady state by following the clean surface through implicit Euler steps of growing length, then as `convergePoint`:
 * slow, and the way out where the fixed point is not found.
 *
 * @param mostGrowth of a step from one to the next.
 */
export function relaxPoint(mostGrowth: f64): bool {
  cleanSurface(resetAt);
  let h = firstStep(resetAt);
  copy(lnOccupationAt, uniformAt, unknowns);
  let factor = min(10, mostGrowth);
  for (let k = 0; k < 1000 && h < 1e200; k++) {
    copy(trialAt, lnOccupationAt, unknowns);
    withRestart(-Math.log(h));
    if (convergePoint(1, 1e-8)) {
      for (let i = 0; i < unknowns; i++) set(resetAt, i, Math.exp(get(lnOccupationAt, i)));
      h *= factor;
      factor = min(mostGrowth, factor * 2);
    } else {
      copy(lnOccupationAt, trialAt, unknowns);
      h /= 3;
      factor = 2;
    }
  }
  withoutRestart();
  return convergePoint(2, 0);
}
