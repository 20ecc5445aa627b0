import { damagedLink } from './linkFault';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const sextets = new Int8Array(128).fill(-1);
for (let i = 0; i < alphabet.length; i++) sextets[alphabet.charCodeAt(i)] = i;

/** Bytes as base64url without padding (RFC 4648, section 5): letters that no URL escapes. */
export function toBase64url(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const left = Math.min(3, bytes.length - at);
    const bits = (bytes[at] << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let i = 0; i <= left; i++) parts.push(alphabet[(bits >> (18 - 6 * i)) & 63]);
  }
  return parts.join('');
}

/**
 * The bytes of base64url text without padding.
 *
 * @throws LinkFault for any other character, a length that no bytes have, or bits left over that are not zero.
 */
export function fromBase64url(text: string): Uint8Array {
  const rest = text.length % 4;
  if (rest === 1) throw damagedLink('base64url of whole bytes');
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const sextet = code < 128 ? sextets[code] : -1;
    if (sextet < 0) throw damagedLink('letters, digits, - and _');
    bits = ((bits << 6) | sextet) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[at++] = (bits >> held) & 255;
  }
  if ((bits & ((1 << held) - 1)) !== 0) throw damagedLink('base64url of whole bytes');
  return bytes;
}
