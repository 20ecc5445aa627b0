import { caption, type PlotKind, type ScaleChoice } from '../plots';
import type { StudyMap } from '../screening';
import { bibtex } from '../study';
import { writeFile } from './writeFile';

/** Files of words that go with the pictures of a map. */
export interface TextFiles {
  readonly caption?: string;
  readonly bib?: string;
}

/**
 * Writes the captions of the pictures, of the activity where there is none, and what the study cites as BibTeX.
 *
 * @param maps the map that is shown, and the one that is subtracted from it, or null.
 * @returns the names of the files written.
 * @throws InvalidInput when one cannot be written.
 */
export function writeTexts(
  { map, minus }: { readonly map: StudyMap; readonly minus: StudyMap | null },
  pictures: readonly { readonly kind: PlotKind; readonly scale?: ScaleChoice | undefined }[],
  files: TextFiles,
): readonly string[] {
  const usual = { kind: { kind: 'activity' }, scale: undefined } as const;
  const shown = pictures.length === 0 ? [usual] : pictures;
  if (files.caption !== undefined)
    writeFile(files.caption, [shown.map(({ kind, scale }) => caption(map, kind, minus, scale)).join('\n\n')]);
  if (files.bib !== undefined) writeFile(files.bib, [bibtex(map.evaluation.model.study)]);
  return [files.caption, files.bib].filter((file) => file !== undefined);
}
