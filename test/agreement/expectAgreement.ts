import { expect } from 'vitest';
import type { Batch, Solutions } from '../../src/kinetics';
import { evaluateProgram } from '../../src/kinetics/evaluateProgram';
import { doublePrecision, type Precision } from './precision';

/** Largest differences seen, for reports. */
export interface Differences {
  readonly lnCoverage: number;
  /** Points that were compared. */
  readonly points: number;
}

/**
 * Fails unless two solutions of a batch agree: statuses and masks equal; ln coverages, TOFs (of themselves, or of the gross
 * rates that they are the difference of), derivatives (as far as the TOF is known) and shares to the precision, with the
 * same winner unless the first two differ by less. No NaN passes for a number.
 */
export function expectAgreement(
  batch: Batch,
  expected: Solutions,
  actual: Solutions,
  precision: Precision = doublePrecision,
): Differences {
  expect([...actual.status], 'status').toEqual([...expected.status]);
  expect([...actual.mask], 'mask').toEqual([...expected.mask]);
  const states = batch.mechanism.states.length;
  let worst = 0;
  let points = 0;
  for (let p = 0; p < batch.count; p++) {
    const faults: string[] = [];
    if (expected.status[p] !== 0) {
      const row = actual.lnCoverage.subarray(p * states, (p + 1) * states);
      if (!row.every(Number.isNaN)) faults.push('a coverage of an unsolved point is not NaN');
    } else {
      points++;
      if (!(actual.residual[p] <= precision.residual)) faults.push(`residual ${actual.residual[p]}`);
      for (let s = p * states; s < (p + 1) * states; s++) {
        const gap = difference(actual.lnCoverage[s], expected.lnCoverage[s]);
        worst = Math.max(worst, gap);
        if (!(gap <= precision.coverage))
          faults.push(`ln coverage of ${batch.mechanism.states[s % states].name} off by ${gap}`);
      }
      faults.push(...rateFaults(batch, expected, actual, p, precision));
    }
    faults.push(...shareFaults(batch, expected, actual, p, precision));
    if (faults.length > 0) expect.fail(`point ${p}: ${faults.join('; ')}`);
  }
  return { lnCoverage: worst, points };
}

function rateFaults(
  batch: Batch,
  expected: Solutions,
  actual: Solutions,
  p: number,
  precision: Precision,
): readonly string[] {
  const { externals, steps } = batch.mechanism;
  const variables = batch.program.variables.length + 1;
  const lnGross = grossRates(batch, expected, p);
  return externals.flatMap((species, x) => {
    const at = p * externals.length + x;
    const known = signed(expected, at);
    const found = signed(actual, at);
    const share = difference(found.value(lnGross[x]), known.value(lnGross[x]));
    const equal = known.sign === found.sign && difference(found.ln, known.ln) <= precision.tof;
    const faults =
      equal || share <= precision.gross ? [] : [`ln TOF of ${species.name} ${found.ln}, expected ${known.ln}`];
    const lost = Math.exp(Math.min(700, lnGross[x] - known.ln));
    const compare = (a: Float64Array | null, b: Float64Array | null, width: number, name: string): void => {
      for (let k = at * width; a !== null && b !== null && k < (at + 1) * width; k++) {
        const allowed = precision.derivative * Math.max(1, Math.abs(b[k])) + precision.gross * lost;
        if (known.sign === 0 || found.sign === 0 || !Number.isFinite(known.ln)) continue;
        if (!(Math.abs(a[k] - b[k]) <= allowed))
          faults.push(`${name} ${k % width} of ${species.name} ${a[k]}, expected ${b[k]}`);
      }
    };
    compare(actual.rateControl, expected.rateControl, steps.length, 'rate control');
    compare(actual.response, expected.response, variables, 'response');
    return faults;
  });
}

function shareFaults(
  { shares = null }: Batch,
  expected: Solutions,
  actual: Solutions,
  p: number,
  precision: Precision,
): readonly string[] {
  if (shares === null) return actual.selectivity === null && actual.winner === null ? [] : ['shares unasked'];
  const width = shares.products.length;
  const known = expected.selectivity!.subarray(p * width, (p + 1) * width);
  const found = actual.selectivity!.subarray(p * width, (p + 1) * width);
  const equal = known.every((share, i) => Object.is(share, found[i]) || Math.abs(share - found[i]) <= precision.share);
  const first = expected.winner![p];
  const other = actual.winner![p];
  const tie = first >= 0 && other >= 0 && Math.abs(known[first] - known[other]) <= precision.share;
  return [
    ...(equal ? [] : [`shares ${found.join(' ')}, expected ${known.join(' ')}`]),
    ...(first === other || tie ? [] : [`winner ${other}, expected ${first}`]),
  ];
}

/** A TOF that is not known counts as 0: it is a difference in which nothing is left. */
function signed(
  { lnTof, tofSign }: Solutions,
  at: number,
): { ln: number; sign: number; value: (lnUnit: number) => number } {
  const ln = lnTof[at];
  const sign = tofSign[at];
  return { ln, sign, value: (lnUnit) => (sign === 0 ? 0 : sign * Math.exp(ln - lnUnit)) };
}

/** ln of the gross rate, both directions, of the steps that change each external. */
function grossRates({ mechanism, program, x }: Batch, { lnCoverage }: Solutions, p: number): readonly number[] {
  const { states, externals, surfacePtr, surfaceState, surfaceOrder } = mechanism;
  const lnRate = new Float64Array(2 * mechanism.steps.length);
  evaluateProgram(program, x, p * program.variables.length, lnRate, new Int32Array(lnRate.length));
  for (let d = 0; d < lnRate.length; d++) {
    for (let r = surfacePtr[d]; r < surfacePtr[d + 1]; r++) {
      lnRate[d] += surfaceOrder[r] * lnCoverage[p * states.length + surfaceState[r]];
    }
  }
  return externals.map((_, e) => {
    const own = [...lnRate.keys()].filter((d) => mechanism.netExternal[(d >> 1) * externals.length + e] !== 0);
    const top = Math.max(...own.map((d) => lnRate[d]));
    const sum = own.reduce((total, d) => total + Math.exp(lnRate[d] - top), 0);
    return top === -Infinity ? 0 : top + Math.log(sum);
  });
}

/** |a - b|, 0 for equal infinities and NaN if either is NaN. */
function difference(a: number, b: number): number {
  return a === b ? 0 : Math.abs(a - b);
}
