import { browserStore } from '../state/browserStore';

/** Large tables of this visit by their keys. */
const held = new Map<string, string>();
const slot = 'sabatier-table';

/** Name of a text that differs for other texts (FNV-1a over two halves, with the length). */
export function tableKey(text: string): string {
  let [a, b] = [0x811c9dc5, 0x1000193];
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193) >>> 0;
    b = Math.imul(b ^ text.charCodeAt(i), 0x85ebca6b) >>> 0;
  }
  return `${text.length.toString(36)}-${a.toString(36)}${b.toString(36)}`;
}

/** Holds a table that is too large for a link: for this visit, and the last one for the next visit. */
export function holdTable(text: string): string {
  const key = tableKey(text);
  held.set(key, text);
  void keep(key, text);
  return key;
}

/** A browser without storage forgets the table with the page. */
async function keep(key: string, text: string): Promise<void> {
  try {
    await browserStore.write(slot, { key, text });
  } catch {
    // The table is still held for this visit.
  }
}

async function kept(): Promise<unknown> {
  try {
    return await browserStore.read(slot);
  } catch {
    return null;
  }
}

/** The text of a large table, or null where this browser does not have it. */
export async function heldTable(key: string): Promise<string | null> {
  const known = held.get(key);
  if (known !== undefined) return known;
  const last = await kept();
  if (typeof last !== 'object' || last === null || !('key' in last) || !('text' in last)) return null;
  if (last.key !== key || typeof last.text !== 'string') return null;
  held.set(key, last.text);
  return last.text;
}
