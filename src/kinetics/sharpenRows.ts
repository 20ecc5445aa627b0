import { gatherBatch, gatherRows, scatterSolutions } from './batchRows';
import { cpuKernel } from './cpu/cpuKernel';
import { masked, notFinite, type Batch, type Solutions } from './kernel';

/** Solves rows of a batch of steady states again on `cpu`, from the solutions that they have. */
export async function sharpenRows(batch: Batch, rows: Int32Array, out: Solutions, signal?: AbortSignal): Promise<void> {
  const left = rows.filter((row) => out.status[row] !== masked && out.status[row] !== notFinite);
  const part: Batch = {
    ...gatherBatch({ ...batch, start: null }, left),
    start: gatherRows(out.lnCoverage, left, batch.mechanism.states.length),
  };
  const solved = await cpuKernel.solve(part, signal);
  scatterSolutions(solved, left, out, batch.count);
}
