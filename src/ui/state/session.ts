import { faultText, InvalidInput } from '../../base';
import { isLink, longestText, nitrateStudy, type Study } from '../../study';
import { readDocument, readSaved, type SessionDocument } from './sessionDocument';
import type { Sheet } from './sheet';
import { defaultView, fittingView } from './view';

/** A sentence at the top of the page on what was opened, or why it was not. */
export interface Banner {
  readonly text: string;
  readonly bad: boolean;
}

/** What the page opens with. */
export interface Opening {
  /** The document that is shown, after those that undo leads back to. */
  readonly documents: readonly [SessionDocument, ...SessionDocument[]];
  /** Sheet of the first document, where an earlier visit began it. */
  readonly sheet: Sheet | null;
  readonly banner: Banner | null;
  readonly link: LinkState;
}

/** What became of the link in the address; one that waits for a part of the page to load is worth another try. */
export type LinkState = 'none' | 'opened' | 'refused' | 'waiting';

/**
 * What the page opens with: the link in the address, else the draft of the last visit, else the nitrate study. A link
 * opens on top of the draft, so that undo leads back to it; one that cannot be opened explains itself.
 *
 * @param hash fragment of the address.
 * @param draft what `draftOf` kept, or null.
 */
export async function openingSession(hash: string, draft: string | null): Promise<Opening> {
  const kept = draft === null ? null : await readDraft(draft);
  const first = kept ?? documentOf(nitrateStudy());
  const sheet = kept === null || draft === null ? null : draftSheet(draft);
  const lost = draft !== null && kept === null;
  const banner = lost
    ? { text: 'The draft of your last visit could not be read, so a new one begins.', bad: true }
    : null;
  if (!isLink(hash)) return { documents: [first], sheet, banner, link: 'none' };
  const { document, banner: said, link } = await openedLink(hash);
  if (document === null) return { documents: [first], sheet, banner: said, link };
  return { documents: kept === null ? [document] : [kept, document], sheet, banner: said ?? banner, link };
}

/** What came of a link: its document where it could be opened, and what to say about it. */
export interface LinkOpening {
  readonly document: SessionDocument | null;
  readonly banner: Banner | null;
  readonly link: Exclude<LinkState, 'none'>;
}

/** Opens a link, whole or its fragment; what reads links is loaded with the first one. */
export async function openedLink(text: string): Promise<LinkOpening> {
  const links = await import('./links').catch(() => null);
  if (links === null) {
    const words =
      'The link was not opened, as a part of the page did not load; check the connection and reload the page.';
    return { document: null, banner: { text: words, bad: true }, link: 'waiting' };
  }
  try {
    const { document, notes } = links.readLink(text);
    return { document, banner: notes.length === 0 ? null : { text: notes.join(' '), bad: false }, link: 'opened' };
  } catch (fault) {
    return { document: null, banner: { text: links.linkTrouble(fault), bad: true }, link: 'refused' };
  }
}

/** A document as the text that is kept between visits. @param sheet what the document is a version of. */
export function draftOf({ study, view }: SessionDocument, sheet?: Sheet): string {
  return `${JSON.stringify({ study, view, sheet })}\n`;
}

/** The sheet of a draft; null for one that names none. It stands last, so that a large draft is not read for it. */
function draftSheet(draft: string): Sheet | null {
  return /,"sheet":"(\w+)"\}\n$/.exec(draft.slice(-100))?.[1] ?? null;
}

/** Candidates from which on a draft is written in portions, and those of a portion. */
const mostAtOnce = 2000;

/** Whether writing the draft of a document takes longer than a frame has time for. */
export function isLarge({ study }: SessionDocument): boolean {
  return study.candidates.length > mostAtOnce;
}

/** `draftOf` a large document, without a word of space and in portions: whatever else is to be done gets its turn. */
export async function draftInTurns({ study, view }: SessionDocument, sheet?: Sheet): Promise<string> {
  const { candidates, ...others } = study;
  const portions: string[] = [];
  for (let first = 0; first < candidates.length; first += mostAtOnce) {
    portions.push(JSON.stringify(candidates.slice(first, first + mostAtOnce)).slice(1, -1));
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  const opened = JSON.stringify({ study: others }).slice(0, -2);
  const closing = JSON.stringify({ view, sheet }).slice(1);
  return `${opened},"candidates":[${portions.join(',')}]},${closing}\n`;
}

/**
 * The document of a draft, with its own view where the kept one does not fit any more; null when it cannot be read.
 * Earlier versions kept small documents as links.
 */
export async function readDraft(draft: string): Promise<SessionDocument | null> {
  try {
    if (isLink(draft)) return (await import('./links')).readLinkedDraft(draft);
    const { study, view } = readSaved(draft, 'draft');
    return { study, view: fittingView(view, study) };
  } catch {
    return null;
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
  return `${name} was not opened: ${faultText(fault).replace(/\.$/, '')}.`;
}

function documentOf(study: Study): SessionDocument {
  return { study, view: defaultView(study) };
}
