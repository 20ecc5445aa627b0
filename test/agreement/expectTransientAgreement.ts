import { expect } from 'vitest';
import type { Batch, Solutions } from '../../src/kinetics';

/** Backends choose their own time steps, each with an error of 1e-4: what is left to agree on, in ln coverage and log10 TOF. */
const tolerance = 2e-3;
/** ln of the smallest coverage that is compared closely. */
const lnRare = -60 * Math.LN10;
const stepTolerance = 1e-4;

/**
 * Fails unless two transients of a batch agree: statuses and masks equal, the same species absent, ln coverages above
 * 1e-60 and log10 of the TOFs asked for within 2e-3 where both backends know them.
 *
 * @param compared externals whose TOFs are compared.
 * @returns TOFs compared.
 */
export function expectTransientAgreement(
  batch: Batch,
  expected: Solutions,
  actual: Solutions,
  compared: readonly string[],
): number {
  const { states, externals } = batch.mechanism;
  expect([...actual.status], 'status').toEqual([...expected.status]);
  expect([...actual.mask], 'mask').toEqual([...expected.mask]);
  const faults: string[] = [];
  let tofs = 0;
  for (let p = 0; p < batch.count; p++) {
    const solved = expected.status[p] === 0;
    if (solved && !(actual.residual[p] <= stepTolerance)) faults.push(`point ${p}: error ${actual.residual[p]}`);
    states.forEach(({ name }, s) => {
      const known = expected.lnCoverage[p * states.length + s];
      const found = actual.lnCoverage[p * states.length + s];
      const equal = solved ? isNear(found, known) : Number.isNaN(found);
      if (!equal) faults.push(`point ${p}: ln coverage of ${name} ${found}, expected ${known}`);
    });
    externals.forEach(({ name }, x) => {
      const at = p * externals.length + x;
      if (!compared.includes(name) || expected.tofSign[at] === 0 || actual.tofSign[at] === 0) return;
      tofs++;
      const gap = Math.abs(actual.lnTof[at] - expected.lnTof[at]) / Math.LN10;
      if (actual.tofSign[at] !== expected.tofSign[at] || !(gap <= tolerance))
        faults.push(`point ${p}: log10 TOF of ${name} off by ${gap}, sign ${actual.tofSign[at]}`);
    });
  }
  expect(faults).toEqual([]);
  return tofs;
}

function isNear(found: number, known: number): boolean {
  if (known === -Infinity) return found === -Infinity;
  return Number.isFinite(found) && (known <= lnRare || Math.abs(found - known) <= tolerance);
}
