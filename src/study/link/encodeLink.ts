import type { Study } from '../schema';
import { canonicalJson } from '../studyHash';
import { studyBodies } from './linkBody';
import { LinkFault } from './linkFault';
import { requireJson, requireModest } from './linkJson';
import { packText } from './packedText';

/** What a link carries: a study and how it is looked at, any JSON value that the page defines. */
export interface Share {
  readonly study: Study;
  /** Left out of the link when undefined. Members called `__proto__`, `constructor` or `prototype` do not arrive. */
  readonly view?: unknown;
  /** Oldest version whose readers know all of the view, 1 when left out: a page older than that says so. */
  readonly since?: number;
}

/** Longest link that is made or read [characters]. */
export const longestLink = 2_000_000;

/** Newest version of links that is read; since 2 a view can hold a data panel and a ranking, since 3 colour scales. */
export const linkVersion = 3;

/**
 * A URL fragment that carries a whole study and view: `#s1=` (or a newer version) and base64url of a checksum and deflated JSON. An embedded
 * study goes by its name and hash, one that differs from it in a few fields by a merge patch on it, where that is shorter.
 * Equal shares give equal links.
 *
 * @throws InvalidInput for a view that JSON cannot hold, LinkFault for a share that is too large to be opened again.
 */
export function encodeLink({ study, view, since = 1 }: Share): string {
  requireJson(study, 'study');
  if (view !== undefined) requireJson(view, 'view');
  const texts = studyBodies(study).map((body) => canonicalJson({ ...body, view }));
  texts.forEach(requireModest);
  const links = texts.map((text) => `#s${since}=${packText(text)}`);
  const shortest = links.reduce((best, link) => (link.length < best.length ? link : best));
  requireLinkLength(shortest.length);
  return shortest;
}

/** @throws LinkFault for a link longer than `longestLink`. */
export function requireLinkLength(length: number): void {
  if (length <= longestLink) return;
  throw new LinkFault(
    'too-long',
    `This link is longer than the ${longestLink / 1e6} million characters that are read; send the study as a file.`,
    `${length} characters`,
    `at most ${longestLink} characters`,
  );
}
