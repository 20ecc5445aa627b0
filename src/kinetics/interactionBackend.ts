import { InvalidInput } from '../base';
import { gatherBatch, scatterSolutions } from './batchRows';
import { cpuKernel } from './cpu/cpuKernel';
import type { Batch, Kernel } from './kernel';

/** The only backend whose rate constants follow the coverages. */
export const interactionBackend = 'cpu';

/** True for a batch in which adsorbates interact. */
export function interacts({ program }: Pick<Batch, 'program'>): boolean {
  return program.interactions !== null;
}

/** @throws InvalidInput where adsorbates interact: the backend would ignore that. */
export function requireMeanField(batch: Pick<Batch, 'program'>, backend: string): void {
  if (interacts(batch)) throw interactionRefusal('backend', backend);
}

/** The refusal of a backend that knows no interactions. */
export function interactionRefusal(name: string, backend: string): InvalidInput {
  const expected = `${interactionBackend} or auto (adsorbates of this study interact, which other backends do not compute)`;
  return new InvalidInput({ name, got: backend, expected });
}

/** The kernel, with batches in which adsorbates interact solved by the backend that can. */
export function withInteractions(kernel: Kernel): Kernel {
  return {
    name: kernel.name,
    solve: (batch, signal) => (interacts(batch) ? cpuKernel : kernel).solve(batch, signal),
    ...(kernel.solveRows === undefined ? {} : { solveRows: rowsOf(kernel.solveRows.bind(kernel)) }),
  };
}

function rowsOf(solveRows: NonNullable<Kernel['solveRows']>): NonNullable<Kernel['solveRows']> {
  return async (batch, rows, into, signal) => {
    if (!interacts(batch)) return solveRows(batch, rows, into, signal);
    scatterSolutions(await cpuKernel.solve(gatherBatch(batch, rows), signal), rows, into, batch.count);
  };
}
