import { InvalidInput } from '../../base';
import { decodeLink, embeddedStudy, encodeLink, isLink, longestText, LinkFault, type Study } from '../../study';
import { documentText, readDocument, type SessionDocument } from './sessionDocument';
import { defaultView, readView } from './view';

/** A sentence at the top of the page on what was opened, or why it was not. */
export interface Banner {
  readonly text: string;
  readonly bad: boolean;
}

/** What the page opens with. */
export interface Opening {
  /** The document that is shown, after those that undo leads back to. */
  readonly documents: readonly [SessionDocument, ...SessionDocument[]];
  readonly banner: Banner | null;
  /** True when a link was opened, so that the document is worth keeping as a draft. */
  readonly fromLink: boolean;
}

/** The study of a first visit. */
const firstStudy = 'no3rr';

/**
 * What the page opens with: the link in the address, else the draft of the last visit, else the nitrate study. A link
 * opens on top of the draft, so that undo leads back to it; one that cannot be opened explains itself.
 *
 * @param hash fragment of the address.
 * @param draft what `draftOf` kept, or null.
 */
export function openingSession(hash: string, draft: string | null): Opening {
  const kept = draft === null ? null : readDraft(draft);
  const first = kept ?? documentOf(embeddedStudy(firstStudy));
  const lost = draft !== null && kept === null;
  const banner = lost
    ? { text: 'The draft of your last visit could not be read, so a new one begins.', bad: true }
    : null;
  if (!isLink(hash)) return { documents: [first], banner, fromLink: false };
  try {
    const { document, notes } = readLink(hash);
    const said = notes.length === 0 ? banner : { text: notes.join(' '), bad: false };
    return { documents: kept === null ? [document] : [kept, document], banner: said, fromLink: true };
  } catch (fault) {
    return { documents: [first], banner: { text: linkTrouble(fault), bad: true }, fromLink: false };
  }
}

/** Opens a link. @throws InvalidInput that `linkTrouble` puts in words. */
export function readLink(text: string): { readonly document: SessionDocument; readonly notes: readonly string[] } {
  const { study, view, notes } = decodeLink(text, (value) => value);
  return { document: { study, view: readView(view ?? defaultView(study), study) }, notes };
}

/** Why a link was not opened, one sentence for whoever clicked it. */
export function linkTrouble(fault: unknown): string {
  if (fault instanceof LinkFault) return fault.message;
  return `This link was not opened: ${messageOf(fault)}.`;
}

/** The fragment of a link to a document. @throws LinkFault for one too large to be opened again. */
export function linkOf({ study, view }: SessionDocument): string {
  // Pages that knew no data panel and no ranking open links that hold neither.
  const newer = (['data', 'ranking'] as const).filter((part) => view[part] !== null);
  const known = Object.fromEntries(
    Object.entries(view).filter(([part]) => !['data', 'ranking'].includes(part) || newer.some((name) => name === part)),
  );
  return encodeLink({ study, view: known, ...(newer.length === 0 ? {} : { since: 2 }) });
}

/** A document longer than this is kept as the text of a file, which is written a hundred times faster [characters]. */
const longestLinkedDraft = 100_000;

/** A document as the text that is kept between visits: a link, or the text of a file for a large one. */
export function draftOf(document: SessionDocument): string {
  const text = documentText(document);
  return text.length > longestLinkedDraft ? text : linkOf(document);
}

/** Candidates from which on a draft is written in portions, and those of a portion. */
const mostAtOnce = 2000;

/** Whether writing the draft of a document takes longer than a frame has time for. */
export function isLarge({ study }: SessionDocument): boolean {
  return study.candidates.length > mostAtOnce;
}

/** `draftOf` a large document, without a word of space and in portions: whatever else is to be done gets its turn. */
export async function draftInTurns({ study, view }: SessionDocument): Promise<string> {
  const { candidates, ...others } = study;
  const portions: string[] = [];
  for (let first = 0; first < candidates.length; first += mostAtOnce) {
    portions.push(JSON.stringify(candidates.slice(first, first + mostAtOnce)).slice(1, -1));
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  const opened = JSON.stringify({ study: others }).slice(0, -2);
  return `${opened},"candidates":[${portions.join(',')}]},"view":${JSON.stringify(view)}}\n`;
}

/** The document of a draft, with its own view where the kept one does not fit any more; null when it cannot be read. */
export function readDraft(draft: string): SessionDocument | null {
  try {
    if (!isLink(draft)) return readDocument(draft, 'draft');
    const { study, view } = decodeLink(draft, (value) => value);
    return { study, view: fittingView(view, study) };
  } catch {
    return null;
  }
}

function fittingView(view: unknown, study: Study): SessionDocument['view'] {
  try {
    return readView(view, study);
  } catch {
    return readView(defaultView(study), study);
  }
}

/**
 * Reads a dropped or chosen file.
 *
 * @throws InvalidInput that `fileTrouble` puts in words, for one above 50 MB before it is read.
 */
export async function readFile(file: {
  readonly name: string;
  readonly size: number;
  text(): Promise<string>;
}): Promise<SessionDocument> {
  if (file.size > longestText) {
    const got = `${Math.ceil(file.size / 1e6)} MB`;
    throw new InvalidInput({ name: 'file', got, expected: `at most ${longestText / 1e6} MB`, where: file.name });
  }
  return readDocument(await file.text(), file.name);
}

/** Why a file was not opened, one sentence. */
export function fileTrouble(name: string, fault: unknown): string {
  return `${name} was not opened: ${messageOf(fault)}.`;
}

/** An embedded study as the page opens it. @throws InvalidInput when there is none of that name. */
export function embeddedDocument(name: string): SessionDocument {
  return documentOf(embeddedStudy(name));
}

function documentOf(study: Study): SessionDocument {
  return { study, view: defaultView(study) };
}

function messageOf(fault: unknown): string {
  return (fault instanceof Error ? fault.message : String(fault)).replace(/\.$/, '');
}
