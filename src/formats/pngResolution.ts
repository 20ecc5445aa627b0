import { InvalidInput } from '../base';

const signature = [137, 80, 78, 71, 13, 10, 26, 10];
/** Signature and the header chunk, which the standard puts first. */
const headEnd = 33;

/** CRC-32 of the PNG standard (polynomial 0xEDB88320, reflected). */
function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc >>> 0;
}

/**
 * A PNG file that says how many pixels an inch has, in a `pHYs` chunk (whole pixels per metre); one that was there goes.
 *
 * @throws InvalidInput for bytes that are no PNG file, or a resolution that the chunk cannot hold.
 */
export function pngResolution(png: Uint8Array, pixelsPerInch: number): Uint8Array<ArrayBuffer> {
  const perMetre = Math.round(pixelsPerInch / 0.0254);
  if (!(perMetre >= 1 && perMetre < 2 ** 31)) {
    throw new InvalidInput({ name: 'resolution', got: pixelsPerInch, expected: 'pixels per inch above 0' });
  }
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  if (png.length < headEnd || signature.some((byte, i) => png[i] !== byte)) throw notPng(png);
  const kept: Uint8Array[] = [png.subarray(0, headEnd), resolutionChunk(perMetre)];
  for (let at = headEnd; at < png.length;) {
    const end = at + 12 <= png.length ? at + 12 + view.getUint32(at) : Infinity;
    if (end > png.length) throw notPng(png);
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
    if (type !== 'pHYs') kept.push(png.subarray(at, end));
    at = end;
  }
  const all = new Uint8Array(kept.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of kept) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function resolutionChunk(perMetre: number): Uint8Array {
  const chunk = new Uint8Array(21);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, 9);
  chunk.set([112, 72, 89, 115], 4);
  view.setUint32(8, perMetre);
  view.setUint32(12, perMetre);
  chunk[16] = 1;
  view.setUint32(17, crc32(chunk.subarray(4, 17)));
  return chunk;
}

function notPng(png: Uint8Array): InvalidInput {
  return new InvalidInput({ name: 'picture', got: `${png.length} bytes`, expected: 'a whole PNG file' });
}
