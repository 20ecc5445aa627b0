import type { LargeTable } from '../../formats';

const nameColumns = ['name', 'surface', 'formula', 'label', 'material'];
const facetColumns = ['facet', 'hkl'];

/** Columns of a table that name its rows; -1 for none. */
export interface NameColumns {
  readonly name: number;
  readonly facet: number;
}

/** Finds the columns that name the rows of a table. */
export function nameColumnsOf({ names }: Pick<LargeTable, 'names'>): NameColumns {
  const among = (known: readonly string[]): number => names.findIndex((name) => known.includes(name.toLowerCase()));
  return { name: among(nameColumns), facet: among(facetColumns) };
}

/** What a row is called: its name with its facet, or where it stands in the file. */
export function candidateName(table: LargeTable, { name, facet }: NameColumns, row: number): string {
  if (name < 0) return table.place(row);
  const [text, plane] = [table.text(row, name), facet < 0 ? '' : `(${table.text(row, facet)})`];
  return text.includes(plane) ? text : `${text}${plane}`;
}
