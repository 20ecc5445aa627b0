/** Text of a file: UTF-8, or UTF-16 with its byte order mark, which spreadsheets write as “Unicode text”. */
export function decodedText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const label =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(label).decode(bytes);
}
