import { converged, cpuKernel, type Batch, type Solutions } from '../../src/kinetics';
import { random } from '../helpers/random';

/** How far starts are moved [ln coverage], how often, and how closely the same answer must come back. */
const push = 1;
const trials = 3;
const reproduced = 1e-10;

/**
 * Points whose steady state the reference finds again from starts nearby. Outside the domain of a model some balances are
 * singular to working precision, or have several solutions: there is no one answer there to agree on.
 */
export async function settledPoints(batch: Batch): Promise<readonly number[]> {
  const next = random(11);
  const first = await cpuKernel.solve(batch);
  let settled = Array.from({ length: batch.count }, (_, p) => p).filter((p) => first.status[p] === converged);
  for (let trial = 0; trial < trials; trial++) {
    const start = first.lnCoverage.map((value) => value + push * (2 * next() - 1));
    const again = await cpuKernel.solve({ ...batch, start });
    settled = settled.filter((p) => isSame(batch, first, again, p));
  }
  return settled;
}

function isSame({ mechanism }: Batch, a: Solutions, b: Solutions, p: number): boolean {
  return mechanism.states.every((_, s) => {
    const i = p * mechanism.states.length + s;
    return a.lnCoverage[i] === b.lnCoverage[i] || Math.abs(a.lnCoverage[i] - b.lnCoverage[i]) <= reproduced;
  });
}
