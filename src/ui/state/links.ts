import { faultText } from '../../base';
import { decodeLink, encodeLink, linkAdvice, LinkFault } from '../../study';
import type { SessionDocument } from './sessionDocument';
import { defaultView, fittingView, readView } from './view';

/** Opens a link. @throws InvalidInput that `linkTrouble` puts in words. */
export function readLink(text: string): { readonly document: SessionDocument; readonly notes: readonly string[] } {
  const { study, view, notes } = decodeLink(text, (value) => value);
  return { document: { study, view: readView(view ?? defaultView(study), study) }, notes };
}

/** The document of a draft that is a link, as earlier versions kept it. @throws InvalidInput for a damaged one. */
export function readLinkedDraft(text: string): SessionDocument {
  const { study, view } = decodeLink(text, (value) => value);
  return { study, view: fittingView(view, study) };
}

/** Why a link was not opened, one sentence for whoever clicked it. */
export function linkTrouble(fault: unknown): string {
  if (fault instanceof LinkFault) return fault.message;
  return `This link was not opened: ${faultText(fault).replace(/\.$/, '')}.`;
}

/** The fragment of a link to a document. @throws LinkFault for one too large to be opened again. */
export function linkOf({ study, view }: SessionDocument): string {
  // Pages that do not know a part open links that do not hold it.
  const { data, ranking, scales = {}, density = true, ...known } = view;
  const second = { ...(data === null ? {} : { data }), ...(ranking === null ? {} : { ranking }) };
  const third = { ...(Object.keys(scales).length === 0 ? {} : { scales }), ...(density ? {} : { density }) };
  const since = Object.keys(third).length > 0 ? 3 : Object.keys(second).length > 0 ? 2 : 1;
  return encodeLink({ study, view: { ...known, ...second, ...third }, since });
}

/** A link to copy, and what to know before it is sent. */
export interface LinkOffer {
  /** The whole address, or null for a document that no link carries. */
  readonly text: string | null;
  readonly advice: string | null;
}

/** @param address of the page, without a fragment. */
export function offerLink(address: string, document: SessionDocument): LinkOffer {
  try {
    const text = address + linkOf(document);
    return { text, advice: linkAdvice(text.length) };
  } catch (fault) {
    return { text: null, advice: faultText(fault) };
  }
}
