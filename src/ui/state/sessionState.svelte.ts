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
  private kept: WorkbenchDocument | null;
  private waiting: { readonly document: WorkbenchDocument; readonly timer: ReturnType<typeof setTimeout> } | null =
    null;

  /** @param saveDraft keeps the text of a draft for the next visit. */
  constructor(
    { documents, banner, link }: Opening,
    private readonly saveDraft: (text: string, leaving?: boolean) => void,
  ) {
    const [first, ...later] = documents;
    this.workbench = new Workbench(first.study, first.view);
    for (const { study, view } of later) this.workbench.open(study, view);
    this.banner = banner;
    this.link = link;
    this.kept = link === 'opened' ? null : this.workbench.document;
    if (link === 'opened') this.keepNow();
  }

  /** Keeps a document as the draft of the next visit, once it has not changed for a while. */
  keep(document: WorkbenchDocument): void {
    if (this.waiting !== null) clearTimeout(this.waiting.timer);
    this.waiting = null;
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
    this.saveDraft(draftOf(document), true);
    this.kept = document;
  }

  /** Keeps a large document, unless it has changed when its text is there. */
  private async keepInTurns(document: WorkbenchDocument): Promise<void> {
    const text = await draftInTurns(document);
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
}
