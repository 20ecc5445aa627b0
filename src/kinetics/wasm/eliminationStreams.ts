import { Stream } from './memoryImage';
import type { SymbolicElimination } from '../chain/symbolicElimination';

/** See the kernel's `eliminatePoint`. @param cell address of each cell. */
export function eliminationStream({ pivots }: SymbolicElimination, cell: readonly number[]): Stream {
  const stream = new Stream().int(pivots.length);
  for (const { exits, entries } of pivots) {
    stream.int(exits.length, entries.length, ...exits.map((c) => cell[c.index]));
    for (const { cell: from, targets } of entries) {
      stream.int(
        cell[from.index],
        targets.length,
        ...targets.flatMap(({ to, exit }) => [cell[to.index], cell[exit.index]]),
      );
    }
  }
  return stream;
}

/** See the kernel's `weighPoint`. @param weight address of the weight of each state. */
export function weightStream(
  { pivots, roots }: SymbolicElimination,
  cell: readonly number[],
  weight: (state: number) => number,
): Stream {
  const stream = new Stream().int(pivots.length + roots.length);
  for (const root of roots) stream.int(weight(root), 0);
  for (const { state, entries } of [...pivots].reverse()) {
    stream.int(weight(state), entries.length);
    for (const { cell: from } of entries) stream.int(weight(from.from), cell[from.index]);
  }
  return stream;
}
