import { isSavedStudy, parseJson, parseStudy, type Study } from '../../study';
import { defaultView, readView, type View } from './view';

/** A study and how it is looked at: what links carry and files hold. */
export interface SessionDocument {
  readonly study: Study;
  readonly view: View;
}

/**
 * A document as the text of a file, JSON `{ "study": …, "view": … }`: `study` is the document of
 * `datasets/study.schema.json` as the command line reads and writes it, `view` is what the page shows of it (see `View`).
 * The same document gives the same text.
 */
export function documentText({ study, view }: SessionDocument): string {
  return `${JSON.stringify({ study, view }, null, 2)}\n`;
}

/**
 * Reads the text of a file: a saved document, any JSON with a `study` in it (such as an exported map), or a study alone,
 * which opens with the view that it has by itself.
 *
 * @param where name of the file, for errors.
 * @throws InvalidInput with the path of the offending field, line and column where it is not JSON.
 */
export function readDocument(text: string, where: string): SessionDocument {
  const { study, view } = readSaved(text, where);
  return { study, view: readView(view ?? defaultView(study), study) };
}

/** As `readDocument`, with the view as it stands in the text, not read yet; undefined where there is none. */
export function readSaved(text: string, where: string): { readonly study: Study; readonly view: unknown } {
  const json = parseJson(text, where);
  const saved = isSavedStudy(json);
  return { study: parseStudy(saved ? json.study : json, where), view: saved ? json.view : undefined };
}
