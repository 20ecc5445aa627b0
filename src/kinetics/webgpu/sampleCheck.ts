import { gatherBatch, pickSolutions, scatterSolutions } from '../batchRows';
import { converged, type Batch, type Kernel, type Solutions } from '../kernel';

/** Points of a batch that are computed in double precision besides. */
const sampled = 16;
/**
 * Deviation [ln] that single precision does not explain, and the share of a sample that may have it: a point with two
 * steady states may end in the other one.
 */
const mostDeviation = 1e-3;
const mostAstray = 0.25;

/**
 * Solves a few points, spread over the batch, in double precision and keeps how far off they are in `out.deviation`; those
 * that are astray take the solution in double precision.
 *
 * @returns what is wrong when more of them are off than rounding explains, else null.
 */
export async function checkSample(batch: Batch, out: Solutions, kernel: Kernel): Promise<string | null> {
  const rows = sampleRows(out);
  if (rows.length === 0) return null;
  const exact = await kernel.solve(gatherBatch(batch, rows));
  const states = batch.mechanism.states.length;
  const externals = batch.mechanism.externals.length;
  const astray: number[] = [];
  let worst = 0;
  rows.forEach((row, i) => {
    const gap = Math.max(
      largestGap(out.lnCoverage, row * states, exact.lnCoverage, i * states, states),
      largestGap(out.lnTof, row * externals, exact.lnTof, i * externals, externals),
    );
    out.deviation[row] = gap;
    worst = Math.max(worst, gap);
    if (!(gap <= mostDeviation)) astray.push(i);
  });
  for (const i of astray) {
    exact.refined[i] = 1;
    exact.deviation[i] = out.deviation[rows[i]];
  }
  if (astray.length > 0) {
    const picked = pickSolutions(exact, Int32Array.from(astray), rows.length);
    scatterSolutions(
      picked,
      Int32Array.from(astray, (i) => rows[i]),
      out,
      batch.count,
    );
  }
  if (astray.length <= Math.max(1, mostAstray * rows.length)) return null;
  return `${astray.length} of ${rows.length} points are off by up to ${worst.toPrecision(2)} in ln`;
}

function sampleRows({ status, refined }: Solutions): Int32Array {
  const own: number[] = [];
  for (let row = 0; row < status.length; row++) if (status[row] === converged && refined[row] === 0) own.push(row);
  const count = Math.min(sampled, own.length);
  return Int32Array.from({ length: count }, (_, i) => own[Math.floor(((i + 0.5) * own.length) / count)]);
}

/** Largest |a - b| of so many values; 0 for equal infinities, Infinity where just one is a number. */
function largestGap(a: Float64Array, atA: number, b: Float64Array, atB: number, count: number): number {
  let largest = 0;
  for (let k = 0; k < count; k++) {
    const [x, y] = [a[atA + k], b[atB + k]];
    if (Object.is(x, y)) continue;
    const gap = Math.abs(x - y);
    largest = Number.isNaN(gap) ? Infinity : Math.max(largest, gap);
  }
  return largest;
}
