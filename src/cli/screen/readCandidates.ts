import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { InvalidInput } from '../../base';
import { largeTable, parquetTable, type LargeTable } from '../../formats';

/** A file of candidates, and the SHA-256 of its bytes. */
export interface CandidateFile {
  readonly table: LargeTable;
  readonly hash: string;
}

/** Largest file [bytes]: it is kept in memory. */
const largestFile = 500_000_000;

/** Reads CSV, TSV or (`.parquet`) Parquet. @throws InvalidInput when it cannot be read or is none of them. */
export async function readCandidates(path: string): Promise<CandidateFile> {
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
  const parquet = bytes.subarray(0, 4).toString('latin1') === 'PAR1';
  const table = parquet ? await parquetTable(bytes, path) : largeTable(bytes.toString('utf8'), path);
  return { table, hash };
}
