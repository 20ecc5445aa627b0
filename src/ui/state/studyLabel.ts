import type { Study } from '../../study';

/** Longest title that stands for an id [characters]. */
const longestTitle = 40;

/**
 * Short name of a study: its id, in capitals where it is a formula or an abbreviation such as `her`, and its first source,
 * `NO3RR · Liu 2019`; an id of several words gives way to a short title. Without a source the name alone.
 */
export function studyLabel({ id, title, sources }: Pick<Study, 'id' | 'title' | 'sources'>): string {
  const abbreviated = /^[a-z]+\d[a-z\d]*$|^[a-z](er|or|rr)$/.test(id);
  const known = abbreviated ? id.toUpperCase() : id.includes('-') && title.length <= longestTitle ? title : id;
  const [first] = sources;
  if (first === undefined) return known;
  const author = /^[^,]*?([\p{L}’'-]+)(?=,| and | et al| &|$)/u.exec(first.citation)?.[1];
  const year = /\((\d{4})\)/.exec(first.citation)?.[1];
  return author === undefined || year === undefined ? known : `${known} · ${author} ${year}`;
}
