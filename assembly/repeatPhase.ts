import { lastStepAt, occupationAt, residualPairAt, partnerAt, partners, weightAt } from './layout';
import { acceleratePair } from './pair/acceleratePair';
import { eliminatePair, weighPair } from './pair/eliminatePair';
import { roughExponential } from './pair/exponential';
import { fillPair } from './pair/fillPair';
import { roughLogarithm } from './pair/logarithm';
import { newtonStep } from './pair/newtonPair';
import { preparePair } from './pair/preparePair';
import { readOccupations, readRates } from './pair/readPair';

/**
 * Repeats one phase of the solution of the first two points of the last call, for benchmarks: 0 rates and masks, 1 matrix
 * and elimination, 2 acceleration with its exponentials and logarithms, 3 those alone, 4 a Newton step.
 */
export function repeatPhase(phase: i32, times: i32): void {
  readRates(0);
  readOccupations(0);
  if (phase == 0) for (let i = 0; i < times; i++) preparePair(0, 1, 0);
  else if (phase == 1) for (let i = 0; i < times; i++) solveChains();
  else if (phase == 2) {
    solveChains();
    for (let i = 0; i < times; i++) acceleratePair();
  } else if (phase == 3) for (let i = 0; i < times; i++) transcendentals();
  else for (let i = 0; i < times; i++) newtonStep(false, false);
}

function solveChains(): void {
  fillPair();
  eliminatePair();
  weighPair();
}

function transcendentals(): void {
  for (let i: usize = 0; i < <usize>partners << 4; i += 16) {
    const at = <usize>load<i32>(partnerAt + (i >> 2)) << 4;
    v128.store(residualPairAt + i, roughLogarithm(f64x2.div(v128.load(weightAt + at), v128.load(occupationAt + at))));
    v128.store(lastStepAt + i, roughExponential(v128.load(residualPairAt + i)));
  }
}
