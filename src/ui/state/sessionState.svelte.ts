import { isLink, type Study } from '../../study';
import {
  draftInTurns,
  draftOf,
  fileTrouble,
  isLarge,
  openedLink,
  readFile,
  type Banner,
  type LinkState,
  type Opening,
} from './session';
import type { Sheet } from './sheet';
import type { StudyShelf } from './studyShelf.svelte';
import { defaultView } from './view';
import { Workbench, type WorkbenchDocument } from './workbench.svelte';

/** A document is kept this long after its last change [ms]. */
const rest_ms = 300;

/** What comes into the page and what is kept of it: links, files, embedded studies and the draft. */
export class SessionState {
  readonly workbench: Workbench;
  /** A word on what was opened, or why it was not; null when it was dismissed. */
  banner = $state.raw<Banner | null>(null);
  /** What became of the last link. */
  link: LinkState;
  /** The edited studies that are not open; null until its part of the page is there. */
  shelf = $state.raw<StudyShelf | null>(null);
  private kept: WorkbenchDocument | null;
  /** The newest version that was seen. */
  private last: { readonly document: WorkbenchDocument; readonly sheet: Sheet };
  private waiting: { readonly document: WorkbenchDocument; readonly timer: ReturnType<typeof setTimeout> } | null =
    null;

  /** @param saveDraft keeps the text of a draft for the next visit. */
  constructor(
    { documents, sheet, banner, link }: Opening,
    private readonly saveDraft: (text: string, leaving?: boolean) => void,
  ) {
    const [first, ...later] = documents;
    this.workbench = new Workbench(first.study, first.view, sheet ?? undefined);
    this.last = this.version();
    for (const { study, view } of later) this.workbench.open(study, view);
    this.banner = banner;
    this.link = link;
    this.kept = link === 'opened' ? null : this.workbench.document;
    this.follow();
    if (link === 'opened') this.keepNow();
  }

  /** Keeps a document as the draft of the next visit, once it has not changed for a while. */
  keep(document: WorkbenchDocument): void {
    if (this.waiting !== null) clearTimeout(this.waiting.timer);
    this.waiting = null;
    this.follow();
    if (document === this.kept) return;
    const write = (): void => (isLarge(document) ? void this.keepInTurns(document) : this.keepNow());
    this.waiting = { document, timer: setTimeout(write, rest_ms) };
  }

  /** Keeps the newest document at once, such as before the page is left. */
  keepNow(): void {
    if (this.waiting !== null) clearTimeout(this.waiting.timer);
    this.waiting = null;
    const { document } = this.workbench;
    if (document === this.kept) return;
    this.saveDraft(draftOf(document, this.workbench.sheet), true);
    this.kept = document;
  }

  /** Keeps a large document, unless it has changed when its text is there. */
  private async keepInTurns(document: WorkbenchDocument): Promise<void> {
    const text = await draftInTurns(document, this.workbench.sheet);
    if (this.workbench.document !== document || document === this.kept) return;
    this.waiting = null;
    this.saveDraft(text);
    this.kept = document;
  }

  /** Opens a link, whole or its fragment; text that is none is left alone. */
  async openLink(text: string): Promise<void> {
    if (!isLink(text)) return;
    const { document, banner, link } = await openedLink(text);
    if (document !== null) this.workbench.open(document.study, document.view);
    this.banner = banner;
    this.link = link;
  }

  /** Opens a study file; the document stays as it is when it cannot be read. */
  async openFile(file: File): Promise<void> {
    try {
      const { study, view } = await readFile(file);
      this.workbench.open(study, view);
      this.banner = null;
      this.workbench.notice = `Opened ${file.name}; undo leads back.`;
    } catch (fault) {
      this.banner = { text: fileTrouble(file.name, fault), bad: true };
    }
  }

  /** Opens a study with the view that it has by itself. */
  openStudy(study: Study): void {
    this.workbench.open(study, defaultView(study));
    this.banner = null;
  }

  /** Opens a study that was kept, with its view. */
  async openKept(sheet: Sheet): Promise<void> {
    const document = (await this.shelf?.documentOf(sheet)) ?? null;
    if (document === null) {
      this.banner = { text: 'This study could not be read any more.', bad: true };
      return;
    }
    this.workbench.open(document.study, document.view, sheet);
    this.banner = null;
  }

  /** Loads the edited studies that are kept. @throws Error when their part of the page does not load. */
  async loadShelf(): Promise<StudyShelf> {
    if (this.shelf !== null) return this.shelf;
    const { StudyShelf } = await import('./studyShelf.svelte');
    if (this.shelf === null) {
      const shelf = new StudyShelf();
      await shelf.load();
      this.shelf ??= shelf;
    }
    return this.shelf;
  }

  private version(): { readonly document: WorkbenchDocument; readonly sheet: Sheet } {
    const { document, sheet } = this.workbench;
    return { document, sheet };
  }

  /** Keeps the study that another one has taken the place of, whichever way that one came. */
  private follow(): void {
    const left = this.last;
    this.last = this.version();
    if (left.sheet !== this.last.sheet) void this.setAside(left);
  }

  private async setAside({
    document,
    sheet,
  }: {
    readonly document: WorkbenchDocument;
    readonly sheet: Sheet;
  }): Promise<void> {
    const said = await this.loadShelf().then(
      (shelf) => shelf.put(document, sheet),
      () => null,
    );
    if (said !== null) this.workbench.notice = said;
  }
}
