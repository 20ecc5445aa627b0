import { fileTrouble } from '../state/session';
import type { SessionState } from '../state/sessionState.svelte';
import { fileKind, looksLikeTable, surfaceSource, type SurfaceSource } from './surfaceSource';

/** What a reader drops, pastes or chooses: studies are opened, tables wait here until they are taken or not. */
export class ImportState {
  /** Table that is being looked at, or null. */
  source = $state.raw<SurfaceSource | null>(null);
  /** Takes tables in place of the import while it is there. */
  taker: ((source: SurfaceSource) => Promise<void>) | null = null;

  constructor(private readonly session: SessionState) {}

  /** Opens a study file, or offers the table of another one. */
  async openFile(file: File): Promise<void> {
    const kind = await fileKind(file);
    if (kind === 'study') await this.session.openFile(file);
    else if (kind === 'table') this.offerFile(file);
    else this.session.banner = { text: modelAdvice(file.name), bad: true };
  }

  /** Offers the table of a file; one that is too large is refused unread. */
  offerFile(file: File): void {
    try {
      this.offer(surfaceSource(file));
      this.session.banner = null;
    } catch (fault) {
      this.refuse(file.name, fault);
    }
  }

  /** Offers pasted text where it may be a table. */
  offerText(text: string): void {
    if (looksLikeTable(text)) this.offer({ name: 'pasted text', content: text });
    else if (text.trim() !== '')
      this.session.workbench.notice = 'The pasted text is no table; rows with a name and the energies are.';
  }

  /** Offers a table. */
  offer(source: SurfaceSource): void {
    this.session.workbench.notice = null;
    if (this.taker === null) this.source = source;
    else this.taker(source).catch((fault: unknown) => this.refuse(source.name, fault));
  }

  private refuse(name: string, fault: unknown): void {
    this.session.banner = { text: fileTrouble(name, fault), bad: true };
  }

  close(): void {
    this.source = null;
  }
}

/** What to do with a model of another program. */
function modelAdvice(name: string): string {
  const study = name.replace(/(\.[^.]*)?$/, '.json');
  return `${name} was not opened: it is a model of another program. “sabatier import ${name} --out ${study}” makes a study of it, which can be opened here.`;
}
