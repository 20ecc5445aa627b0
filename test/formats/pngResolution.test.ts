import { describe, expect, it } from 'vitest';
import { pngResolution } from '../../src/formats';

/** A PNG of one white pixel, as an encoder wrote it. */
const pixel = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
    'base64',
  ),
);

function chunks(png: Uint8Array): { readonly type: string; readonly data: Buffer; readonly crc: number }[] {
  const bytes = Buffer.from(png);
  const found = [];
  for (let at = 8; at < bytes.length;) {
    const end = at + 8 + bytes.readUInt32BE(at);
    found.push({
      type: bytes.toString('latin1', at + 4, at + 8),
      data: bytes.subarray(at + 8, end),
      crc: bytes.readUInt32BE(end),
    });
    at = end + 4;
  }
  return found;
}

describe('pngResolution', () => {
  it('puts the pixels per metre after the header and keeps every other chunk', () => {
    const [header, resolution, ...rest] = chunks(pngResolution(pixel, 300));
    expect([header, ...rest]).toEqual(chunks(pixel));
    expect(resolution.type).toBe('pHYs');
    expect(resolution.data.toString('hex')).toBe('00002e2300002e2301');
    // CRC-32 of "pHYs" and these nine bytes, from an independent implementation.
    expect(resolution.crc).toBe(0x78a53f76);
  });

  it('replaces the resolution that a file has', () => {
    const again = pngResolution(pngResolution(pixel, 72), 600);
    expect(again).toEqual(pngResolution(pixel, 600));
    expect(chunks(again)[1].data.readUInt32BE(0)).toBe(23622);
  });

  it.each([
    ['text', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['nothing', new Uint8Array(0)],
    ['a file cut short', pixel.subarray(0, 50)],
  ])('refuses %s', (_, bytes) => {
    expect(() => pngResolution(bytes, 300)).toThrow('expected a whole PNG file');
  });

  it.each([0, NaN, Infinity, 1e9])('refuses %d pixels per inch', (dpi) => {
    expect(() => pngResolution(pixel, dpi)).toThrow('invalid resolution');
  });
});
