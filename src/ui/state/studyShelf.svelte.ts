import { browserStore } from './browserStore';
import { isEmbedded, ownLabel } from './embeddedList';
import { draftInTurns, draftOf, isLarge, readDraft } from './session';
import type { SessionDocument } from './sessionDocument';
import type { Sheet } from './sheet';

/** An edited study that was set aside for another one. */
export interface KeptStudy {
  readonly sheet: Sheet;
  /** As a list shows it, `NO3RR · Liu 2019, edited`. */
  readonly label: string;
  /** The draft of its document. */
  readonly text: string;
}

/** Where what is kept outlives the page. */
export interface ShelfStore {
  read(): Promise<unknown>;
  /** Changes what is kept at once, so that two tabs do not lose each other's studies. */
  change(next: (kept: unknown) => readonly KeptStudy[]): Promise<void>;
}

/** Most studies that are kept; the oldest go first. */
export const mostKept = 6;

/** The edited studies that are not open, newest first, kept by the browser until they are forgotten. */
export class StudyShelf {
  kept = $state.raw<readonly KeptStudy[]>([]);

  constructor(private readonly store: ShelfStore = ownStore) {}

  /** Reads what earlier visits and other tabs kept; without storage there is what this page kept. */
  async load(): Promise<void> {
    const stored = await this.store.read().then(readKept, () => []);
    const own = this.kept.map(({ sheet }) => sheet);
    this.kept = [...this.kept, ...stored.filter(({ sheet }) => !own.includes(sheet))].slice(0, mostKept);
  }

  /**
   * Keeps a document that is left, in the place of its earlier version; one that ships with the page is left out.
   *
   * @returns a sentence on what is kept and what had to go, or null for nothing.
   */
  async put(document: SessionDocument, sheet: Sheet): Promise<string | null> {
    if (isEmbedded(document.study)) return null;
    const text = isLarge(document) ? await draftInTurns(document) : draftOf(document);
    const entry = { sheet, label: ownLabel(document.study), text };
    const next = (before: readonly KeptStudy[]): readonly KeptStudy[] => [
      entry,
      ...before.filter((other) => other.sheet !== sheet && other.text !== text),
    ];
    const all = next(this.kept);
    this.kept = all.slice(0, mostKept);
    await this.store.change((kept) => next(readKept(kept)).slice(0, mostKept)).catch(() => undefined);
    const gone = all[mostKept];
    const words = `${entry.label} is kept; the list of studies brings it back.`;
    return gone === undefined ? words : `${words} ${mostKept} are kept, so the oldest, ${gone.label}, was let go.`;
  }

  /** What is kept besides the study that is open. */
  others(open: Sheet): readonly KeptStudy[] {
    return this.kept.filter(({ sheet }) => sheet !== open);
  }

  /** The document of a kept study; null when it is not there or cannot be read. */
  async documentOf(sheet: Sheet): Promise<SessionDocument | null> {
    const entry = this.kept.find((known) => known.sheet === sheet);
    return entry === undefined ? null : readDraft(entry.text);
  }

  async forget(sheet: Sheet): Promise<void> {
    const others = (all: readonly KeptStudy[]): readonly KeptStudy[] => all.filter((known) => known.sheet !== sheet);
    this.kept = others(this.kept);
    await this.store.change((kept) => others(readKept(kept))).catch(() => undefined);
  }
}

const key = 'sabatier-kept-studies';
const ownStore: ShelfStore = {
  read: () => browserStore.read(key),
  change: (next) => browserStore.change(key, next),
};

function readKept(value: unknown): readonly KeptStudy[] {
  return Array.isArray(value) ? value.filter(isKept) : [];
}

function isKept(value: unknown): value is KeptStudy {
  if (typeof value !== 'object' || value === null) return false;
  const { sheet, label, text } = value as Readonly<Record<string, unknown>>;
  return [sheet, label, text].every((part) => typeof part === 'string');
}
