import { parquetTable, tableCsv } from '../../formats';
import type { SurfaceSource } from './surfaceSource';

/** The table of a source as text, Parquet as CSV. @throws InvalidInput for a Parquet file that cannot be read. */
export async function sourceText({ name, content }: SurfaceSource): Promise<string> {
  if (typeof content === 'string') return content;
  const bytes = await content.arrayBuffer();
  const start = String.fromCharCode(...new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength)));
  return start === 'PAR1' ? tableCsv(await parquetTable(new Uint8Array(bytes), name)) : decoded(bytes);
}

/** Text of a file: UTF-8, or UTF-16 with its byte order mark, which spreadsheets write as "Unicode text". */
function decoded(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  const label =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(label).decode(bytes);
}
