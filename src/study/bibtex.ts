import { citations, type Citation } from './citation';
import type { Study } from './schema';
import { texText } from './texText';

/** Longest citation that is taken apart [characters]; the work grows with the square of its length. */
const longestCitation = 500;

/**
 * BibTeX entries of what a study cites, in its order. A citation of the form `Authors, Title, Journal volume, page (year)`,
 * with or without its title, becomes an article, any other an entry of its words. Keys are the ids of the sources; of
 * sources of one publication the first. No source gives empty text.
 */
export function bibtex({ sources }: Pick<Study, 'sources'>): string {
  const taken = new Set<string>();
  return citations(sources)
    .map((cited) => entry(cited, freeKey(cited.id, taken)))
    .join('\n');
}

function entry(cited: Citation, key: string): string {
  const article = articleOf(cited.citation);
  const fields: readonly (readonly [string, string | undefined])[] = [
    ...(article ?? [
      ['howpublished', texText(cited.citation)],
      ['year', /\((\d{4})\)/.exec(cited.citation)?.[1]],
    ]),
    ['doi', cited.doi === null ? undefined : cited.doi.replace(/[\s{}\\"]/g, encodeURIComponent)],
    ['note', cited.notes.length === 0 ? undefined : texText(cited.notes.join('; '))],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = {${value}},\n`]));
  return `@${article === null ? 'misc' : 'article'}{${key},\n${lines.join('')}}\n`;
}

const initials = /^(\p{Lu}\.[\s-]?)+/u;

type Fields = readonly (readonly [string, string])[];

function articleOf(citation: string): Fields | null {
  if (citation.length > longestCitation) return null;
  const match = /^(.+?), ([^,]*[^,\s\d]) (\d+), ([\w–-]+) \((\d{4})\)\.?$/.exec(citation);
  if (match === null) return null;
  const [, head, journal, volume, pages, year] = match;
  const { authors, title } = splitHead(head);
  return [
    ['author', authorList(authors)],
    // The inner braces keep capitals, as of formulas, in styles that lower those of titles.
    ...(title === '' ? [] : [['title', `{${texText(title)}}`] as const]),
    ['journal', texText(journal)],
    ['volume', volume],
    ['pages', texText(pages.replace('-', '–'))],
    ['year', year],
  ];
}

/** What stands before the journal: names, up to `et al.` or to the first words that are no name; then the title. */
function splitHead(head: string): { readonly authors: string; readonly title: string } {
  const others = /^(.*?\bet al\.?)(?:,\s*|$)(.*)$/.exec(head);
  if (others !== null) return { authors: others[1], title: others[2] };
  const parts = head.split(/,\s*/);
  const initialled = initials.test(parts[0]);
  const first = parts.findIndex((part, i) => i > 0 && !areNames(part, initialled));
  if (first < 0) return { authors: head, title: '' };
  return { authors: parts.slice(0, first).join(', '), title: parts.slice(first).join(', ') };
}

/** Whether words are names: they start with initials or, where others of the list do not, are one or two. */
function areNames(part: string, initialled: boolean): boolean {
  return part
    .split(/^(?:and|&)\s+|\s+(?:and|&)\s+/)
    .filter((name) => name !== '')
    .every((name) => (initials.test(name) ? name.split(/\s+/).length <= 6 : !initialled && /^\S+( \S+)?$/.test(name)));
}

/** `A. One, B. Two and C. Three` or `One, A., Two, B.` as BibTeX lists them; `et al.` becomes `and others`. */
function authorList(authors: string): string {
  const parts = authors
    .replace(/,? et al\.?$/, ', others')
    .split(/,\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+/)
    .filter((part) => part !== '');
  const names: string[] = [];
  for (const part of parts) {
    const alone = /^(\p{Lu}\.[\s-]?)+$/u.test(part);
    if (alone && names.length > 0) names.push(`${names.pop()!}, ${texText(part)}`);
    else names.push(texText(part));
  }
  return names.join(' and ');
}

/** An id in the letters that keys may have; numbered where that makes it equal to one taken, in any case of letters. */
function freeKey(id: string, taken: Set<string>): string {
  const letters = id
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9:.+-]+/g, '-');
  const stem = letters.replace(/^-|-$/g, '') || 'source';
  let key = stem;
  for (let n = 2; taken.has(key.toLowerCase()); n++) key = `${stem}-${n}`;
  taken.add(key.toLowerCase());
  return key;
}
