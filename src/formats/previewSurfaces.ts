import type { RefusedRow, SurfaceRow, SurfaceTable } from './surfaceTable';

/** A row as it stands in the text beside what was made of it. */
export interface PreviewRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** What would be taken; null for a refused row. */
  readonly taken: {
    readonly name: string;
    /** Energies [eV, more negative = stronger] by descriptor. */
    readonly values: Readonly<Record<string, number>>;
    /** Standard deviations [eV] by descriptor, of those that have one. */
    readonly uncertainties: Readonly<Record<string, number>>;
  } | null;
  /** Why the row is refused, or what its flags say; empty for a plain row. */
  readonly remark: string;
}

/** The first `count` rows in the order of the text, taken and refused alike. */
export function previewSurfaces({ rows, refused, flagged }: SurfaceTable, count: number): readonly PreviewRow[] {
  const first: (SurfaceRow | RefusedRow)[] = [];
  for (let r = 0, f = 0; first.length < count && (r < rows.length || f < refused.length);) {
    const nextRefused = r >= rows.length || (f < refused.length && refused[f].line < rows[r].line);
    first.push(nextRefused ? refused[f++] : rows[r++]);
  }
  const last = first.at(-1)?.line ?? 0;
  const flags = new Map<number, string[]>();
  for (const { line, reason } of flagged) {
    if (line > last) break;
    flags.set(line, [...(flags.get(line) ?? []), reason]);
  }
  return first.map((row) => {
    const { line, cells } = row;
    if ('reason' in row) return { line, cells, taken: null, remark: row.reason };
    return {
      line,
      cells,
      taken: { name: row.name, values: row.values, uncertainties: row.uncertainties ?? {} },
      remark: (flags.get(line) ?? []).join(' '),
    };
  });
}
