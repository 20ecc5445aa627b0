import * as v from 'valibot';
import { embeddedStudies, embeddedStudy } from '../embedded';
import type { Study } from '../schema';
import { canonicalJson, studyHash } from '../studyHash';
import { damagedLink, LinkFault } from './linkFault';
import { applyMergePatch, mergePatch } from './mergePatch';

/** Hexadecimal digits of a study's hash that a link carries. */
const hashDigits = 12;

/** What a link says, before it is packed: a whole study, or an embedded one and a merge patch; and a view of any JSON. */
const bodySchema = v.strictObject({
  study: v.exactOptional(v.unknown()),
  base: v.exactOptional(
    v.strictObject({ id: v.string(), hash: v.pipe(v.string(), v.regex(/^[0-9a-f]+$/), v.length(hashDigits)) }),
  ),
  patch: v.exactOptional(v.unknown()),
  view: v.exactOptional(v.unknown()),
});

/** What a link says, before it is packed. */
export type LinkBody = Readonly<v.InferOutput<typeof bodySchema>>;

/** The ways to say a study, from the shortest to write to the longest: each reads back as the same study. */
export function studyBodies(study: Study): readonly LinkBody[] {
  const hash = studyHash(study);
  const known = embeddedStudies.map(editionOf);
  const same = known.find((edition) => edition.hash === hash);
  if (same !== undefined) return [{ base: baseOf(same) }];
  const target = JSON.parse(canonicalJson(study)) as unknown;
  const patched = known.flatMap((edition) => {
    const patch = mergePatch(edition.study, target);
    return studyHash(applyMergePatch(edition.study, patch)) === hash ? [{ base: baseOf(edition), patch }] : [];
  });
  return [...patched, { study: target }];
}

/** An embedded study as this version has it; nobody else holds the document. */
interface Edition {
  readonly id: string;
  readonly study: Study;
  readonly hash: string;
}

const editions = new Map<string, Edition>();

function editionOf(id: string): Edition {
  const known = editions.get(id);
  if (known !== undefined) return known;
  const study = embeddedStudy(id);
  const edition = { id, study, hash: studyHash(study) };
  editions.set(id, edition);
  return edition;
}

function baseOf({ id, hash }: Edition): { id: string; hash: string } {
  return { id, hash: hash.slice(0, hashDigits) };
}

/** `json` as a body. @throws LinkFault when it is none. */
export function parseLinkBody(json: unknown): LinkBody {
  const { success, output } = v.safeParse(bodySchema, json);
  if (!success || (output.study === undefined) === (output.base === undefined)) {
    throw damagedLink('a study, or a base with or without a patch, and a view');
  }
  return output;
}

/**
 * The study document of a body, not validated yet and not to be written to, and what its reader should know about it.
 *
 * @throws LinkFault when it builds on a study that is not embedded.
 */
export function studyOfBody({ study, base, patch }: LinkBody): {
  readonly study: unknown;
  readonly notes: readonly string[];
} {
  if (base === undefined) return { study, notes: [] };
  if (!embeddedStudies.includes(base.id)) {
    throw new LinkFault(
      'unknown-study',
      `This link builds on the study ${JSON.stringify(base.id.slice(0, 60))}, which this version does not have.`,
      base.id,
      `one of ${embeddedStudies.join(', ')}`,
    );
  }
  const own = editionOf(base.id);
  const notes =
    baseOf(own).hash === base.hash
      ? []
      : [`This link was made with another edition of the study ${base.id}; its sender may have seen other numbers.`];
  return { study: patch === undefined ? own.study : applyMergePatch(own.study, patch), notes };
}
