/** True for the bytes of a Parquet file, by the mark at its beginning. */
export function isParquet(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 4)) === 'PAR1';
}
