import { clearResults } from './clearResults';
import { roughAt, statusAt, unknowns } from './layout';
import { blockPoints, careful, converged, pending } from './pair/block';
import { preparePair } from './pair/preparePair';
import { withoutRestart } from './point/chainProgram';
import { factoriseResidual } from './point/convergePoint';
import { determinantSign } from './point/linearSystem';
import { readConstants, startFrom } from './point/solvePoint';

/**
 * Marks those of `count` given steady states that are unstable along an odd number of directions, at `roughAt`.
 *
 * With the balance dy/dt = Wᵀ(y) y and the stationary distribution π, the derivative of dy/dt is Wᵀ (1 - ∂π/∂y), and the
 * determinant of -Wᵀ among distributions is positive: that of the derivative has the sign of det(1 - ∂ ln π/∂ ln y), whose
 * elements lose no digits to each other.
 */
export function findSaddles(count: i32): void {
  clearResults(count, false);
  for (let first = 0; first < count; first += blockPoints) {
    const points = min(blockPoints, count - first);
    for (let q = 0; q < points; q += 2) preparePair(first + q, first + min(q + 1, points - 1), q >> 1);
    for (let q = 0; q < points; q++) {
      const point = first + q;
      const status = load<u8>(statusAt + point);
      if (status != pending && status != careful) continue;
      withoutRestart();
      readConstants(q);
      startFrom(point);
      if (!factoriseResidual()) continue;
      const sign = (unknowns & 1) == 0 ? determinantSign(unknowns) : -determinantSign(unknowns);
      store<u8>(roughAt + point, sign < 0 ? 1 : 0);
      store<u8>(statusAt + point, converged);
    }
  }
}
