import { embeddedStudies, embeddedStudy, studyHash, type Study } from '../../study';
import { studyLabel } from './studyLabel';

/** A study that ships with the page, as a list of them shows it. */
export interface EmbeddedEntry {
  readonly name: string;
  readonly label: string;
  readonly study: Study;
  readonly hash: string;
}

/** The studies that ship with the page. */
export function embeddedList(): readonly EmbeddedEntry[] {
  return embeddedStudies.map((name) => {
    const study = embeddedStudy(name);
    return { name, label: studyLabel(study), study, hash: studyHash(study) };
  });
}
