import { deflateSync, Inflate } from 'fflate';
import { sha256 } from '@noble/hashes/sha2.js';
import { damagedLink, LinkFault } from './linkFault';
import { fromBase64url, toBase64url } from './base64url';

/** Most bytes that a link may unpack to. A study of a thousand candidates has about 0.2 MB. */
export const mostUnpackedBytes = 8_000_000;

/** Bytes of SHA-256 of the compressed bytes that stand before them. */
const checksumBytes = 4;

/** Compressed bytes per step: deflate makes at most 1032 bytes of each, so a step overshoots the limit by 1 MB. */
const step = 1024;

/** Text as checksum and raw deflate, in base64url. Equal texts give equal letters. */
export function packText(text: string): string {
  const plain = new TextEncoder().encode(text);
  if (plain.length > mostUnpackedBytes) throw tooLarge(plain.length);
  const packed = deflateSync(plain, { level: 9 });
  const bytes = new Uint8Array(checksumBytes + packed.length);
  bytes.set(sha256(packed).subarray(0, checksumBytes));
  bytes.set(packed, checksumBytes);
  return toBase64url(bytes);
}

/**
 * The text that `packText` packed.
 *
 * @throws LinkFault when a letter was lost or changed, and as soon as the text is longer than `mostUnpackedBytes`.
 */
export function unpackText(payload: string): string {
  const bytes = fromBase64url(payload);
  const packed = bytes.subarray(checksumBytes);
  const sum = sha256(packed);
  for (let i = 0; i < checksumBytes; i++) {
    if (bytes[i] !== sum[i]) throw damagedLink('bytes that agree with their checksum');
  }
  return decodeUtf8(inflated(packed));
}

/** Text of UTF-8 bytes. @throws LinkFault when they are none. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw damagedLink('UTF-8 text');
  }
}

function inflated(packed: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let total = 0;
  const stream = new Inflate((part) => {
    total += part.length;
    if (total > mostUnpackedBytes) throw tooLarge(total);
    parts.push(part);
  });
  try {
    for (let at = 0; at < packed.length; at += step) {
      stream.push(packed.subarray(at, at + step), at + step >= packed.length);
    }
  } catch (fault) {
    throw fault instanceof LinkFault ? fault : damagedLink('deflated bytes');
  }
  const whole = new Uint8Array(total);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function tooLarge(bytes: number): LinkFault {
  return new LinkFault(
    'too-large',
    `The study of this link is larger than the ${mostUnpackedBytes / 1e6} MB that a link may hold; send it as a file.`,
    `${bytes} bytes or more`,
    `at most ${mostUnpackedBytes} bytes`,
  );
}
