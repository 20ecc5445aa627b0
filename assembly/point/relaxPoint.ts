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
 * @param mostMoved share of all sites that a step may turn from or to one state; where basins meet, longer steps leap over.
 */
export function relaxPoint(mostGrowth: f64, mostMoved: f64): bool {
  cleanSurface(resetAt);
  let h = firstStep(resetAt);
  copy(lnOccupationAt, uniformAt, unknowns);
  let factor = min(10, mostGrowth);
  for (let k = 0; k < 2000 && h < 1e200; k++) {
    copy(trialAt, lnOccupationAt, unknowns);
    withRestart(-Math.log(h));
    if (convergePoint(1, 1e-8) && moved() <= mostMoved) {
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

/** Largest share of all sites that the step has turned from or to one state. */
function moved(): f64 {
  let most: f64 = 0;
  for (let i = 0; i < unknowns; i++) most = max(most, Math.abs(Math.exp(get(lnOccupationAt, i)) - get(resetAt, i)));
  return most;
}
