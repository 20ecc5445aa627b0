import { occupationAt, partnerAt, partners, residualPairAt, weightAt } from '../layout';
import { roughLogarithmOfRatio } from './logarithm';

/**
 * Residual G = ln(π / y) of a partner, π its stationary occupation. Rates of transitions depend on occupations of partners
 * alone, so that their residuals are all there is to solve for.
 *
 * @param offset of its slots.
 */
// @ts-ignore: decorator
@inline
export function residualOf(offset: usize): v128 {
  return roughLogarithmOfRatio(v128.load(weightAt + offset), v128.load(occupationAt + offset));
}

/** Residuals of all partners. */
export function residualsPair(): void {
  for (let p: usize = 0; p < <usize>partners; p++) {
    v128.store(residualPairAt + (p << 4), residualOf(<usize>load<i32>(partnerAt + (p << 2)) << 4));
  }
}
