import { browserStore } from './browserStore';

const key = 'sabatier-draft';
/** Longest that the page waits for the draft of an earlier visit before it opens without [ms]. */
const patience_ms = 600;

/**
 * The draft of this tab, else that of the last visit, else null. The tab's own lies in its session storage: it is read and
 * written at once, so that a reload loses nothing, and two tabs do not overwrite each other.
 */
export async function loadDraft(): Promise<string | null> {
  try {
    const own = sessionStorage.getItem(key);
    if (own !== null) return own;
  } catch {
    // Without session storage there is still the last visit.
  }
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patience_ms));
  const last = browserStore.read(key).then(
    (text) => (typeof text === 'string' ? text : null),
    () => null,
  );
  return Promise.race([last, late]);
}

/** A draft beyond this is written to session storage only when it cannot wait, which takes longer than a frame [characters]. */
const mostOwn = 1_000_000;

/** Keeps a draft for this tab and for the next visit; a page without storage keeps nothing. @param leaving when the page may go. */
export function saveDraft(text: string, leaving = false): void {
  try {
    if (leaving || text.length <= mostOwn) sessionStorage.setItem(key, text);
    else forgetOwn();
  } catch {
    forgetOwn();
  }
  browserStore.write(key, text).catch(() => undefined);
}

/** A draft that no longer fits must not hide the newer one of the last visit. */
function forgetOwn(): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // There is none.
  }
}
