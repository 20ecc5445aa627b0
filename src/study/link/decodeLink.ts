import { InvalidInput } from '../../base';
import { parseStudy } from '../parseStudy';
import { studyVersion, type Study } from '../schema';
import { fromBase64url } from './base64url';
import { linkVersion, requireLinkLength } from './encodeLink';
import { parseLinkBody, studyOfBody, type LinkBody } from './linkBody';
import { LinkFault } from './linkFault';
import { linkHead } from './linkHead';
import { parseLinkJson } from './linkJson';
import { decodeUtf8, unpackText } from './packedText';

/** A link, opened. */
export interface OpenedLink<View> {
  readonly study: Study;
  readonly view: View;
  /** Sentences for the reader, such as that the link was made with another edition of an embedded study. */
  readonly notes: readonly string[];
}

function readPacked(payload: string): LinkBody {
  return parseLinkBody(parseLinkJson(unpackText(payload)));
}

/** How the payload of each version is read. Version 0 is plain JSON without a checksum, which any script can write;
 * 2 is 1 with views that an older page does not know. */
const readers: Readonly<Record<number, (payload: string) => LinkBody>> = {
  0: (payload) => parseLinkBody(parseLinkJson(decodeUtf8(fromBase64url(payload)))),
  1: readPacked,
  2: readPacked,
  3: readPacked,
};

/**
 * Opens a link: a whole URL or its fragment. White space within, as mail programs put it, and punctuation after it do no
 * harm.
 *
 * @param readView checks the view (undefined when the link has none) and gives it its type; what it throws passes on.
 * @throws LinkFault whose message tells whoever clicked why it cannot be opened; InvalidInput with the path of the
 * offending field when the study in it is not valid.
 */
export function decodeLink<View>(text: string, readView: (view: unknown) => View): OpenedLink<View> {
  requireLinkLength(text.length);
  const joined = text.replace(/\s/g, '');
  const fragment = joined.slice(joined.indexOf('#') + 1);
  const head = linkHead(fragment);
  if (head === null) {
    throw new LinkFault('no-link', 'This is not a link to a study.', fragment.slice(0, 20), '#s1= and a study');
  }
  if (head.version > linkVersion) throw newerLink(`version ${head.version}`, `at most ${linkVersion}`);
  const body = readers[head.version](trimmed(fragment.slice(head.length)));
  const { study, notes } = studyOfBody(body);
  return { study: validStudy(study), view: readView(body.view), notes };
}

/** Without the punctuation or padding after the last letter. */
function trimmed(payload: string): string {
  let end = payload.length;
  while (end > 0 && !/[\w-]/.test(payload[end - 1])) end--;
  return payload.slice(0, end);
}

function validStudy(json: unknown): Study {
  try {
    return parseStudy(json, 'this link');
  } catch (fault) {
    if (fault instanceof InvalidInput && fault.detail.name === 'sabatier' && Number(fault.detail.got) > studyVersion) {
      throw newerLink(`a study of version ${String(fault.detail.got)}`, `at most ${studyVersion}`);
    }
    throw fault;
  }
}

function newerLink(got: string, expected: string): LinkFault {
  return new LinkFault('newer', 'This link was made by a newer version.', got, expected);
}
