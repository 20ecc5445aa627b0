import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { InvalidInput } from '../../base';
import {
  csvLine,
  decodedText,
  foreignTable,
  isParquet,
  largeTable,
  parquetTable,
  readSurfaces,
  type LargeTable,
} from '../../formats';
import type { Study } from '../../study';
import { parseColumns } from '../parseColumns';

/** A file of candidates, and the SHA-256 of its bytes. */
export interface CandidateFile {
  readonly table: LargeTable;
  readonly hash: string;
}

/** Largest file [bytes]: it is kept in memory. */
const largestFile = 500_000_000;

/**
 * Reads CSV, TSV or Parquet as it stands; other formats, and columns that are said to be read otherwise, as `readSurfaces`
 * does. What that did is said on standard error.
 *
 * @param columns as for `parseColumns`.
 * @throws InvalidInput when it cannot be read or is none of them.
 */
export async function readCandidates(path: string, study: Study, columns: readonly string[]): Promise<CandidateFile> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (fault) {
    const where = fault instanceof Error && 'code' in fault ? String(fault.code) : 'unreadable';
    throw new InvalidInput({ name: 'file', got: path, expected: 'a CSV or Parquet file', where });
  }
  if (bytes.length > largestFile) {
    const got = `${bytes.length} bytes`;
    throw new InvalidInput({ name: 'file', got, expected: `at most ${largestFile} bytes`, where: path });
  }
  const hash = createHash('sha256').update(bytes).digest('hex');
  const parquet = isParquet(bytes);
  if (parquet && columns.length > 0)
    throw new InvalidInput({
      name: '--column',
      got: columns.join(' '),
      expected: 'it with text, not with Parquet',
      where: path,
    });
  if (parquet) return { table: await parquetTable(bytes, path), hash };
  const text = decodedText(bytes);
  const plain = columns.length === 0 && foreignTable(text, path, study.descriptors) === null;
  return { table: largeTable(plain ? text : surfacesText(text, path, study, columns), path), hash };
}

/** Surfaces with the study's descriptors in eV and relative to its references, and the other columns as they are. */
function surfacesText(text: string, path: string, study: Study, asked: readonly string[]): string {
  const request = { descriptors: study.descriptors, where: path };
  const headers = asked.length === 0 ? [] : readSurfaces(text, request).columns.map(({ header }) => header);
  const { columns, problem, notes, rows, refused } = readSurfaces(text, {
    ...request,
    columns: parseColumns(asked, headers, study),
  });
  if (problem !== null)
    throw new InvalidInput({ name: 'candidates', got: problem, expected: 'a column for each descriptor', where: path });
  const say = [
    ...notes,
    ...(refused.length === 0
      ? []
      : [`${refused.length} rows refused, the first in line ${refused[0].line}: ${refused[0].reason}`]),
  ];
  for (const line of say) process.stderr.write(`sabatier: ${line}\n`);
  const names = study.descriptors.map(({ name }) => name);
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
  return csvLine([...own, ...carried.map(({ header }) => header)]) + lines.join('');
}
