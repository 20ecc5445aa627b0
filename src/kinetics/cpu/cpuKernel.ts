import { emptySolutions, type Kernel } from '../kernel';

/** Points solved between two looks at the abort signal and the event loop. */
const slice = 512;

/**
 * The reference backend: plain f64 TypeScript, written to be read. The solver is loaded with the first batch: most pages
 * compute with WebAssembly and never need it.
 */
export const cpuKernel: Kernel = {
  name: 'cpu',
  async solve(batch, signal) {
    const { PointSolver } = await import('./pointSolver');
    signal?.throwIfAborted();
    const solutions = emptySolutions(batch);
    const solver = new PointSolver(batch, solutions);
    for (let first = 0; first < batch.count; first += slice) {
      if (first > 0) await new Promise((resolve) => setTimeout(resolve, 0));
      signal?.throwIfAborted();
      for (let p = first; p < Math.min(first + slice, batch.count); p++) solver.solve(p);
    }
    return solutions;
  },
};
