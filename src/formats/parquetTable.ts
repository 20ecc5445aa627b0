import { parquetMetadataAsync, parquetRead, parquetSchema } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { faultText, InvalidInput } from '../base';
import type { LargeTable } from './largeTable';
import { numberFault } from './numberCell';

type ColumnValues = ArrayLike<unknown>;

/**
 * The flat columns of a Parquet file as a table; a null is an empty cell. Snappy and uncompressed files are read.
 *
 * @param where file named in errors.
 * @throws InvalidInput for what is no such file.
 */
export async function parquetTable(bytes: Uint8Array, where: string): Promise<LargeTable> {
  const file = {
    byteLength: bytes.byteLength,
    // A copy: what `slice` of a Node buffer gives shares memory with other buffers.
    slice: (from: number, to?: number) => new Uint8Array(bytes.subarray(from, to)).buffer,
  };
  try {
    const metadata = await parquetMetadataAsync(file);
    const names = parquetSchema(metadata).children.map(({ element }) => element.name);
    const count = Number(metadata.num_rows);
    const columns = new Map(names.map((name) => [name, new Array<unknown>(count).fill(null)]));
    await parquetRead({
      file,
      metadata,
      onChunk: ({ columnName, columnData, rowStart }) => {
        const column = columns.get(columnName);
        for (let i = 0; column !== undefined && i < columnData.length; i++) column[rowStart + i] = columnData[i];
      },
    });
    return tableOf(names, count, [...columns.values()]);
  } catch (fault) {
    const got = faultText(fault);
    throw new InvalidInput({ name: 'table', got, expected: 'a Parquet file, uncompressed or with Snappy', where });
  }
}

function tableOf(names: readonly string[], count: number, columns: readonly ColumnValues[]): LargeTable {
  const known = new Map<number, Float64Array>();
  const number = (row: number, column: number): number => numberOf(columns[column][row]);
  return {
    names,
    count,
    number,
    text: (row, column) => textOf(columns[column][row]),
    numbers(column) {
      const values = known.get(column) ?? Float64Array.from({ length: count }, (_, row) => number(row, column));
      known.set(column, values);
      return values;
    },
    // Columns are apart already.
    load: () => undefined,
    csv: () => null,
    place: (row) => `row ${row + 1}`,
    fault: (row, column) => numberFault(textOf(columns[column][row]), '.'),
    plain: true,
    left: { count: 0, first: [] },
  };
}

function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint' || typeof value === 'boolean') return Number(value);
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  return JSON.stringify(value);
}

/** A column to be written: numbers as doubles, anything else as text. */
export interface ParquetColumn {
  readonly name: string;
  readonly data: Float64Array | readonly string[];
}

/** Columns as the bytes of a Parquet file with Snappy. */
export function writeParquet(columns: readonly ParquetColumn[]): Uint8Array {
  const buffer = parquetWriteBuffer({
    columnData: columns.map(({ name, data }) =>
      data instanceof Float64Array ? { name, data, type: 'DOUBLE' } : { name, data: [...data], type: 'STRING' },
    ),
  });
  return new Uint8Array(buffer);
}
