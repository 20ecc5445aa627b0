import { InvalidInput } from '../base';
import type { ScalingData } from '../energetics';
import { powerColumn } from '../math';
import type { TextTable } from './csv';

/** Which columns of a table play which part in a fit. */
export interface FitColumns {
  readonly y: string;
  readonly x: readonly string[];
  readonly yError?: string;
  readonly xError: readonly string[];
  readonly weights?: string;
  readonly label?: string;
  readonly group?: string;
}

/** The rows of a table that have all their numbers, and the lines of those that have not. */
export interface FitTable {
  readonly data: ScalingData;
  /** Group of each row; null without a column of groups. */
  readonly groups: readonly string[] | null;
  /** Place of each row in the table. */
  readonly rows: readonly number[];
  /** Lines that were left out because a cell is empty or says that there is no value. */
  readonly left: readonly number[];
  /** Lines that were left out because a cell holds something else than a number. */
  readonly bad: readonly { readonly line: number; readonly column: string; readonly cell: string }[];
}

/** What becomes of a cell that is neither a number nor empty: its table is refused, or its row left out. */
export type OnBadCell = 'refuse' | 'leave';

const missing = /^(|nan|na|n\/a|null|none|-|–|—)$/i;
/** Headers that name the rows, where no column is given for it. */
const labelWords = ['name', 'label', 'surface', 'catalyst', 'metal', 'element', 'formula', 'system'];

/**
 * Picks the columns of a fit from a table.
 *
 * @throws InvalidInput for a column that does not exist, and where told to for a cell that is neither a number nor empty.
 */
export function fitTable(
  { header, rows, lines }: TextTable,
  columns: FitColumns,
  where: string,
  onBad: OnBadCell = 'refuse',
): FitTable {
  const indexOf = (name: string): number => {
    const index = header.indexOf(name);
    if (index < 0)
      throw new InvalidInput({ name: 'column', got: name, expected: `one of ${header.join(', ')}`, where });
    return index;
  };
  if (columns.x.includes(columns.y) || new Set(columns.x).size < columns.x.length)
    throw new InvalidInput({ name: '--x', got: columns.x, expected: 'each column once, and not that of --y' });
  const optional = (name: string | undefined): readonly string[] => (name === undefined ? [] : [name]);
  const powers = columns.x.map((name) => powerOf(name, header));
  const names = [
    columns.y,
    ...powers.map(({ base }) => base),
    ...optional(columns.yError),
    ...columns.xError,
    ...optional(columns.weights),
  ];
  const indices = names.map(indexOf);
  const kept: number[] = [];
  const left: number[] = [];
  const bad: FitTable['bad'][number][] = [];
  const columnsOf = new Map(names.map((name) => [name, [] as number[]]));
  const lists = [...columnsOf.values()];
  const places = [...columnsOf.keys()].map(indexOf);
  rows.forEach((row, r) => {
    if (indices.some((i) => missing.test(row[i]))) {
      left.push(lines[r]);
      return;
    }
    const values = places.map((i) => Number(row[i].replace(/\u2212/g, '-')));
    const fault = values.findIndex((value) => !Number.isFinite(value));
    if (fault >= 0) {
      const [name, cell] = [[...columnsOf.keys()][fault], row[places[fault]].replace(/\u2212/g, '-')];
      if (onBad === 'refuse')
        throw new InvalidInput({ name, got: cell, expected: 'a number', where: `${where}, line ${lines[r]}` });
      bad.push({ line: lines[r], column: name, cell });
      return;
    }
    kept.push(r);
    values.forEach((value, k) => lists[k].push(value));
  });
  const column = (name: string): Float64Array => Float64Array.from(columnsOf.get(name)!);
  const label = columns.label ?? labelColumn(header);
  const words = (name: string): readonly string[] => {
    const index = indexOf(name);
    return kept.map((r) => rows[r][index]);
  };
  return {
    data: {
      y: { name: columns.y, values: column(columns.y) },
      x: columns.x.map((name, j) => {
        const { base, power } = powers[j];
        return power === 1 ? { name, values: column(name) } : { name, ...powerColumn(column(base), power) };
      }),
      labels: label === undefined ? kept.map((r) => `line ${lines[r]}`) : words(label),
      ...(columns.weights === undefined ? {} : { weights: column(columns.weights) }),
      ...(columns.yError === undefined ? {} : { yErrors: column(columns.yError) }),
      ...(columns.xError.length === 0 ? {} : { xErrors: columns.xError.map(column) }),
    },
    groups: columns.group === undefined ? null : words(columns.group),
    rows: kept,
    left,
    bad,
  };
}

/** The column that names the rows, where there is one. */
export function labelColumn(header: readonly string[]): string | undefined {
  return header.find((name) => labelWords.includes(name.toLowerCase()));
}

/** `E_O^2` is a power of column `E_O`, where no column has that name itself. */
function powerOf(name: string, header: readonly string[]): { readonly base: string; readonly power: number } {
  const match = header.includes(name) ? null : /^(.+)\^([2-9]|1\d)$/.exec(name);
  return match === null ? { base: name, power: 1 } : { base: match[1], power: Number(match[2]) };
}
