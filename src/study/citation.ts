import type { Study } from './schema';

/** A publication or data collection that a study draws on. */
export interface Citation {
  /** `id` of the first source that cites it. */
  readonly id: string;
  readonly citation: string;
  /** Without resolver, e.g. `10.1021/acscatal.9b02179`; null when the study gives none. */
  readonly doi: string | null;
  /** Notes of every source that cites it, each once. */
  readonly notes: readonly string[];
}

type Source = Study['sources'][number];

/** What a study cites, each publication once: sources of one DOI, or without one of the same words, are one. */
export function citations(sources: readonly Source[]): readonly Citation[] {
  const found = new Map<string, Citation>();
  for (const source of sources) {
    const doi = bareDoi(source.doi ?? '');
    const key = doi === null ? oneLine(source.citation) : `doi ${doi.toLowerCase()}`;
    const before = found.get(key);
    const note = oneLine(source.note ?? '');
    const notes = before?.notes ?? [];
    found.set(key, {
      id: before?.id ?? source.id,
      citation: before?.citation ?? oneLine(source.citation),
      doi: before?.doi ?? doi,
      notes: note === '' || notes.includes(note) ? notes : [...notes, note],
    });
  }
  return [...found.values()];
}

/** A citation as it stands in a caption: `Liu et al., ACS Catal. 9, 7052 (2019), https://doi.org/10.1021/…`. */
export function citationText({ citation, doi }: Pick<Citation, 'citation' | 'doi'>): string {
  return doi === null || citation.includes(doi) ? citation : `${citation}, https://doi.org/${doi}`;
}

function bareDoi(text: string): string | null {
  const doi = text.trim().replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)/i, '');
  return doi === '' ? null : doi;
}

function oneLine(text: string): string {
  return text.trim().split(/\s+/).join(' ');
}
