/** A figure of the page and the limit it has to keep. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit: { readonly least: number } | { readonly most: number } | null;
  /** What the value is made of, or what was found. */
  readonly note: string;
}

/** Whether a figure keeps its limit; true without one. */
export function isKept({ value, limit }: Figure): boolean {
  if (limit === null) return true;
  return 'least' in limit ? value >= limit.least : value <= limit.most;
}

/** A table of figures as text. */
export function figureTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure): readonly string[] => {
    const { name, value, unit, limit, note } = figure;
    const bound = limit === null ? '' : 'least' in limit ? `≥ ${limit.least}` : `≤ ${limit.most}`;
    return [name, `${value} ${unit}`.trim(), bound, limit === null ? '' : isKept(figure) ? 'ok' : 'MISSED', note];
  });
  const table = [['figure', 'measured', 'limit', '', ''], ...rows];
  const widths = [0, 1, 2, 3].map((c) => Math.max(...table.map((row) => row[c].length)));
  return table
    .map((row) =>
      row
        .map((cell, c) => cell.padEnd(widths[c] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
