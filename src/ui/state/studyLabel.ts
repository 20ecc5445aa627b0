import type { Study } from '../../study';

/**
 * Short name of a study: its id, in capitals where it reads like a formula, and its first source, `NO3RR · Liu 2019`;
 * without a source the id alone.
 */
export function studyLabel({ id, sources }: Pick<Study, 'id' | 'sources'>): string {
  const known = /^[a-z]+\d[a-z\d]*$/.test(id) ? id.toUpperCase() : id;
  const [first] = sources;
  if (first === undefined) return known;
  const author = /^[^,]*?([\p{L}’'-]+)(?=,| and | et al| &|$)/u.exec(first.citation)?.[1];
  const year = /\((\d{4})\)/.exec(first.citation)?.[1];
  return author === undefined || year === undefined ? known : `${known} · ${author} ${year}`;
}
