import type { Workbench, WorkbenchDocument } from './workbench.svelte';
import type { Sheet } from './sheet';

/** A document at an entry of the browser's history, and the sheet that it is a version of. */
interface Stop {
  readonly document: WorkbenchDocument;
  readonly sheet: Sheet;
}

/**
 * The entries that links make in the browser's history, by their number in it: Back leads to the document from before a
 * link, Forward to that of the link. Both are changes like others, which undo takes back; nothing that was done is lost.
 */
export class LinkTrail {
  private readonly stops = new Map<number, Stop>();
  private at: number;

  /** @param state of the entry at which the page opens. */
  constructor(
    private readonly workbench: Workbench,
    state: unknown,
  ) {
    this.at = numberOf(state) ?? 0;
  }

  /** A link has come and opens next. Its entry is a new one unless it has a state: what is there now is that of the one before. */
  follow(state: unknown): void {
    if (numberOf(state) !== null) return;
    this.keep();
    this.at += 1;
    for (const later of [...this.stops.keys()].filter((number) => number >= this.at)) this.stops.delete(later);
  }

  /** State that tells the entry from others. */
  get state(): unknown {
    return { link: this.at };
  }

  /** The browser went to an entry. @returns whether another document is there now. */
  go(state: unknown): boolean {
    const to = numberOf(state);
    if (to === null || to === this.at) return false;
    this.keep();
    this.at = to;
    const stop = this.stops.get(to);
    if (stop === undefined || stop.document === this.workbench.document) return false;
    this.workbench.open(stop.document.study, stop.document.view, stop.sheet);
    return true;
  }

  private keep(): void {
    const { document, sheet } = this.workbench;
    this.stops.set(this.at, { document, sheet });
  }
}

function numberOf(state: unknown): number | null {
  if (typeof state !== 'object' || state === null || !('link' in state)) return null;
  return typeof state.link === 'number' ? state.link : null;
}
