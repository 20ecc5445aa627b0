import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { InvalidInput } from '../../base';
import { candidateReader, type LargeTable } from '../../formats';
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
 * Reads a file of candidates for the descriptors of a study. What was done to its columns is said on standard error.
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
  const reader = await candidateReader(bytes, path);
  if (reader.parquet && columns.length > 0)
    throw new InvalidInput({
      name: '--column',
      got: columns.join(' '),
      expected: 'it with text, not with Parquet',
      where: path,
    });
  const { table, notes } = reader.read(
    study.descriptors,
    columns.length === 0 ? undefined : (headers) => parseColumns(columns, headers, study),
  );
  for (const line of notes) process.stderr.write(`sabatier: ${line}\n`);
  return { table, hash };
}
