import { emptySolutions, type Batch, type SolutionArray, type Solutions } from '../kinetics';
import type { SpareMemory } from './spareMemory';

/** True where threads can share memory: in Node, and in pages that are cross-origin isolated. */
export function canShare(): boolean {
  const { crossOriginIsolated } = globalThis as { readonly crossOriginIsolated?: boolean };
  return typeof SharedArrayBuffer === 'function' && crossOriginIsolated !== false;
}

/** The batch with its points in shared memory; arrays that are there already stay. */
export function shareBatch(batch: Batch): Batch {
  return { ...batch, x: shareDoubles(batch.x), start: batch.start === null ? null : shareDoubles(batch.start) };
}

/** `emptySolutions` in shared memory. */
export function sharedSolutions(batch: Batch, memory: SpareMemory): Solutions {
  const solutions: { -readonly [name in keyof Solutions]: Solutions[name] } = emptySolutions({ ...batch, count: 1 });
  const byName = solutions as Record<keyof Solutions, SolutionArray | null>;
  for (const name of Object.keys(byName) as (keyof Solutions)[]) {
    const onePoint = byName[name];
    if (onePoint !== null) byName[name] = repeated(onePoint, batch.count, memory);
  }
  return solutions;
}

function shareDoubles(values: Float64Array): Float64Array {
  if (values.buffer instanceof SharedArrayBuffer) return values;
  const shared = new Float64Array(new SharedArrayBuffer(values.byteLength));
  shared.set(values);
  return shared;
}

/** An array of the same kind that holds the first value of `row` for so many rows. */
function repeated(row: SolutionArray, count: number, memory: SpareMemory): SolutionArray {
  const Kind = row.constructor as new (buffer: SharedArrayBuffer) => SolutionArray;
  const { buffer, zero } = memory.take(row.byteLength * count);
  const array = new Kind(buffer);
  return (zero && row[0] === 0) || row.length === 0 ? array : array.fill(row[0]);
}
