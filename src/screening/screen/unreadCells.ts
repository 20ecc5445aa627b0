import type { LargeTable } from '../../formats';

/** Candidates that have a variable without a number. */
export interface UnreadCells {
  readonly count: number;
  /** Candidates, ascending. */
  readonly candidates: Int32Array;
  has(candidate: number): boolean;
  /** `E_O: missing value`; of several cells each. Empty for a candidate that was read. */
  reason(candidate: number): string;
}

/**
 * Looks for candidates whose cells give no number: any variable, or a descriptor that is not finite.
 *
 * @param rows of the table, by candidate.
 * @param columns variables by candidate.
 * @param descriptors names of those that are descriptors.
 */
export function unreadCells(
  table: LargeTable,
  rows: Int32Array,
  columns: ReadonlyMap<string, Float64Array>,
  descriptors: readonly string[],
): UnreadCells {
  const isRead = (name: string, value: number): boolean =>
    Number.isFinite(value) || !(Number.isNaN(value) || descriptors.includes(name));
  const marks = new Uint8Array(rows.length);
  for (const [name, values] of columns)
    for (let i = 0; i < values.length; i++) if (!isRead(name, values[i])) marks[i] = 1;
  const candidates = Int32Array.from(marks.keys()).filter((i) => marks[i] === 1);
  return {
    count: candidates.length,
    candidates,
    has: (candidate) => marks[candidate] === 1,
    reason: (candidate) =>
      [...columns]
        .filter(([name, values]) => !isRead(name, values[candidate]))
        .map(([name]) => `${name}: ${table.fault(rows[candidate], table.names.indexOf(name))}`)
        .join('; '),
  };
}
