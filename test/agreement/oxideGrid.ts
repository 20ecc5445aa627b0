import type { Row } from './captureBatch';

/** Binding energies of the CO oxidation study of the benchmark on a grid of side × side points. */
export function oxideGridRows(side: number): readonly Row[] {
  return Array.from({ length: side * side }, (_, i) => ({
    O_s: -1 + (4 * (i % side)) / (side - 1),
    CO_s: -0.5 + (4.5 * Math.floor(i / side)) / (side - 1),
  }));
}
