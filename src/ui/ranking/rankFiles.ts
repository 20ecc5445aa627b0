import { browserStore } from '../state/browserStore';
import type { RankFiles } from './rankState.svelte';

const key = 'sabatier-candidates';

/** Keeps the last file of candidates in the browser, on this machine: a reload opens it again. */
export const rankFiles: RankFiles = {
  async load(name) {
    try {
      const kept = await browserStore.read(key);
      return isKept(kept) && kept.name === name ? kept.content : null;
    } catch {
      return null;
    }
  },
  save(name, content) {
    browserStore.write(key, { name, content }).catch(() => undefined);
  },
};

function isKept(value: unknown): value is { readonly name: string; readonly content: Blob } {
  return typeof value === 'object' && value !== null && 'name' in value && 'content' in value && value.content instanceof Blob; // prettier-ignore
}
