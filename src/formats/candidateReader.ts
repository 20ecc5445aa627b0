import { InvalidInput } from '../base';
import type { Study } from '../study';
import { csvLine } from './csv';
import { decodedText } from './decodedText';
import { foreignTable, looksLikeJson } from './foreign';
import { inStudyUnits } from './inStudyUnits';
import { isParquet } from './isParquet';
import { largeTable, type LargeTable } from './largeTable';
import { parquetTable } from './parquetTable';
import { readSurfaces } from './readSurfaces';
import { mostNamed } from './rowStarts';
import type { ColumnRequest } from './surfaceTable';

/** Candidates as a screening takes them: columns of the study's descriptors in eV, and any others. */
export interface CandidateTable {
  readonly table: LargeTable;
  /** What was done to get there, one sentence each. */
  readonly notes: readonly string[];
}

/** How columns are to be read, by position, for the headers that a text turns out to have. */
export type ColumnsOf = (headers: readonly string[]) => Readonly<Record<number, ColumnRequest>>;

/** A file of candidates that was opened. */
export interface CandidateReader {
  readonly parquet: boolean;
  /** The table as it stands, for no study. */
  plain(): LargeTable;
  /**
   * The table for the descriptors of a study. Text is taken as it stands with the units of its headers; other formats, and
   * columns that are said to be read otherwise, as `readSurfaces` does.
   *
   * @throws InvalidInput as `largeTable` and `readSurfaces` do, and for another format without a descriptor.
   */
  read(descriptors: Study['descriptors'], columnsOf?: ColumnsOf): CandidateTable;
}

/**
 * Opens text, or the bytes of a text or Parquet file.
 *
 * @param where file named in errors.
 * @throws InvalidInput for a damaged Parquet file.
 */
export async function candidateReader(content: string | Uint8Array, where: string): Promise<CandidateReader> {
  if (typeof content !== 'string' && isParquet(content)) {
    const table = await parquetTable(content, where);
    return { parquet: true, plain: () => table, read: (descriptors) => inStudyUnits(table, descriptors) };
  }
  const text = typeof content === 'string' ? content : decodedText(content);
  let known: LargeTable | null = null;
  const plain = (): LargeTable =>
    (known ??= largeTable(looksLikeJson(text) ? foreignTable(text, where)!.text : text, where));
  return {
    parquet: false,
    plain,
    read: (descriptors, columnsOf) =>
      columnsOf !== undefined || foreignTable(text, where, descriptors) !== null
        ? surfacesTable(text, where, descriptors, columnsOf)
        : inStudyUnits(plain(), descriptors),
  };
}

/** Surfaces with the descriptors in eV and relative to their references, and the other columns as they are. */
function surfacesTable(
  text: string,
  where: string,
  descriptors: Study['descriptors'],
  columnsOf: ColumnsOf | undefined,
): CandidateTable {
  const request = { descriptors, where };
  const headers = columnsOf === undefined ? [] : readSurfaces(text, request).columns.map(({ header }) => header);
  const { columns, problem, notes, rows, refused, rowWord } = readSurfaces(text, {
    ...request,
    ...(columnsOf === undefined ? {} : { columns: columnsOf(headers) }),
  });
  if (problem !== null)
    throw new InvalidInput({ name: 'candidates', got: problem, expected: 'a column for each descriptor', where });
  const names = descriptors.map(({ name }) => name);
  const sigmas = names.filter((name) => rows.some(({ uncertainties }) => uncertainties?.[name] !== undefined));
  const own = ['name', ...names, ...sigmas.map((name) => `sigma_${name}`)];
  const roles = ['descriptor', 'uncertainty', 'name'];
  const carried = columns.filter(({ role, header }) => !roles.includes(role.value) && !own.includes(header));
  const lines = rows.map(({ name, values, uncertainties, cells }) =>
    csvLine([
      name,
      ...names.map((descriptor) => values[descriptor]),
      ...sigmas.map((descriptor) => uncertainties?.[descriptor] ?? 0),
      ...carried.map(({ index }) => cells[index]),
    ]),
  );
  const header = csvLine([...own, ...carried.map((column) => column.header)]);
  const first = refused
    .slice(0, mostNamed)
    .map(({ line, reason }) => ({ place: `${rowWord} ${line}`, reason: reason.replace(/\.$/, '') }));
  const table: LargeTable = {
    ...largeTable(header + lines.join(''), where),
    place: (row) => `${rowWord} ${rows[row].line}`,
    left: { count: refused.length, first },
  };
  return { table, notes };
}
