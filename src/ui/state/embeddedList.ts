import { embeddedStudies, embeddedStudy, studyHash, type Study } from '../../study';
import { studyLabel } from './studyLabel';

/** A study that ships with the page, as a list of them shows it. */
export interface EmbeddedEntry {
  readonly name: string;
  readonly label: string;
  readonly study: Study;
  readonly hash: string;
}

let entries: readonly EmbeddedEntry[] | null = null;

/** The studies that ship with the page. */
export function embeddedList(): readonly EmbeddedEntry[] {
  entries ??= embeddedStudies.map((name) => {
    const study = embeddedStudy(name);
    return { name, label: studyLabel(study), study, hash: studyHash(study) };
  });
  return entries;
}

/**
 * Label of a study that is not one of ours as it ships: `NO3RR · Liu 2019, edited`, or its own. An import takes its id from
 * the name of a file, which may be one of ours; its sources are not.
 */
export function ownLabel(study: Study): string {
  const ours = embeddedList().some(
    ({ study: { id, sources } }) => id === study.id && sources.at(0)?.id === study.sources.at(0)?.id,
  );
  return ours ? `${studyLabel(study)}, edited` : studyLabel(study);
}

/**
 * Whether a study is one that ships with the page, without an edit. The hash of a study with very many surfaces takes
 * long; one with other surfaces than ours is not ours.
 */
export function isEmbedded(study: Study): boolean {
  return embeddedList().some(
    (entry) => entry.study.candidates.length === study.candidates.length && entry.hash === studyHash(study),
  );
}
