import { decodedText, isParquet, parquetTable, tableCsv } from '../../formats';
import type { SurfaceSource } from './surfaceSource';

/** The table of a source as text, Parquet as CSV. @throws InvalidInput for a Parquet file that cannot be read. */
export async function sourceText({ name, content }: SurfaceSource): Promise<string> {
  if (typeof content === 'string') return content;
  const bytes = new Uint8Array(await content.arrayBuffer());
  return isParquet(bytes) ? tableCsv(await parquetTable(bytes, name)) : decodedText(bytes);
}
