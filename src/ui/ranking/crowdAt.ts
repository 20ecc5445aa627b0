import { cellAt } from '../../plots';
import type { Density } from './rankAsk';

/** Candidates of one cell of a density: how many, and the best of them with its log10 TOF. */
export interface Crowd {
  readonly count: number;
  readonly name: string;
  readonly score: number;
}

/** The cell at a place in values of the axes, or null where it is empty. */
export function crowdAt(density: Density, { x, y }: { readonly x: number; readonly y: number }): Crowd | null {
  const cell = cellAt(density.cells, x, y);
  return cell < 0 ? null : { count: density.cells.count[cell], name: density.names[cell], score: density.scores[cell] };
}
