import { partnerAt, partners, stepPairAt } from './layout';
import { acceleratePair } from './pair/acceleratePair';
import { weighPair } from './pair/chainCode';
import { roughExponential } from './pair/exponential';
import { newtonStep } from './pair/newtonPair';
import { preparePair } from './pair/preparePair';
import { residualOf } from './pair/residualsPair';
import { readOccupations, readRates } from './pair/readPair';

/**
 * Repeats one phase of the solution of the first two points of the last call, for benchmarks: 0 rates and masks, 1 matrix
 * and elimination, 2 acceleration with its exponentials and logarithms, 3 those alone, 4 a Newton step.
 */
export function repeatPhase(phase: i32, times: i32): void {
  readRates(0);
  readOccupations(0);
  if (phase == 0) for (let i = 0; i < times; i++) preparePair(0, 1, 0);
  else if (phase == 1) for (let i = 0; i < times; i++) weighPair();
  else if (phase == 2) {
    weighPair();
    for (let i = 0; i < times; i++) acceleratePair();
  } else if (phase == 3) for (let i = 0; i < times; i++) transcendentals();
  else for (let i = 0; i < times; i++) newtonStep(false, false);
}

function transcendentals(): void {
  for (let p: usize = 0; p < <usize>partners; p++) {
    const g = residualOf(<usize>load<i32>(partnerAt + (p << 2)) << 4);
    v128.store(stepPairAt + (p << 4), f64x2.add(g, roughExponential(g)));
  }
}
