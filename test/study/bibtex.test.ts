import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bibtex, citations, citationText, embeddedStudies, embeddedStudy } from '../../src/study';

const source = (
  citation: string,
  more: { readonly id?: string; readonly doi?: string | null; readonly note?: string } = {},
): { id: string; citation: string; doi: string | null; note?: string } => ({ id: 's', citation, doi: null, ...more });
const entryOf = (citation: string, more: Parameters<typeof source>[1] = {}): string =>
  bibtex({ sources: [source(citation, more)] });

/** Entries as BibTeX would split them: by braces, which it counts even behind a backslash. */
function entriesOf(
  text: string,
): readonly { readonly key: string; readonly fields: Readonly<Record<string, string>> }[] {
  const found: { key: string; fields: Record<string, string> }[] = [];
  let depth = 0;
  let piece = '';
  let name = '';
  for (const char of text) {
    if (char === '{' && depth++ < 2) {
      if (depth === 2) name = piece.replace(/[\s,=]/g, '');
      piece = '';
    } else if (char === '}' && --depth < 2) {
      if (depth === 1) found[found.length - 1].fields[name] = piece;
      piece = '';
    } else if (char === ',' && depth === 1 && piece !== '') {
      found.push({ key: piece, fields: {} });
      piece = '';
    } else piece += char;
    if (depth < 0) throw new Error('a brace too many');
  }
  if (depth !== 0) throw new Error('a brace too few');
  return found;
}

describe('bibtex', () => {
  it('lists what the nitrate study cites, each publication once', () => {
    const text = bibtex(embeddedStudy('no3rr'));
    expect(text).toContain(`@article{no3rr-liu2019-1,
  author = {Liu and others},
  title = {{Activity and Selectivity Trends in Electrocatalytic Nitrate Reduction on Transition Metals}},
  journal = {ACS Catal.},
  volume = {9},
  pages = {7052},
  year = {2019},
  doi = {10.1021/acscatal.9b02179},
  note = {Functional: `);
    expect(text).toContain(
      '  author = {Wang and Young and Goldsmith and Singh},\n  title = {{Increasing electrocatalytic ',
    );
    expect(text).toContain('@misc{metals-rmg,\n  howpublished = {RMG-database, Metal Binding Energies,');
    const dois = entriesOf(text).map(({ fields }) => fields.doi);
    expect(dois.filter((doi) => doi === '10.1016/j.jcat.2020.12.031')).toHaveLength(1);
  });

  it.each([
    ['A. One, B. Two and C. Three, J. Chem. 1, 2-9 (2001)', 'A. One and B. Two and C. Three', 'J. Chem.', '2--9'],
    ['One, A., Two, B.-C., J. Chem. 1, L12 (2001).', 'One, A. and Two, B.-C.', 'J. Chem.', 'L12'],
    ['Müller & Søn, Z. Phys. B 1, 2 (2001)', 'Müller and Søn', 'Z. Phys. B', '2'],
    ['Ito, et al., Sci. & Eng. 1, 2 (2001)', 'Ito and others', 'Sci. \\& Eng.', '2'],
  ])('takes apart %s', (citation, author, journal, pages) => {
    const [{ fields }] = entriesOf(entryOf(citation));
    expect(fields).toEqual({ author, journal, volume: '1', pages, year: '2001' });
  });

  it.each([
    [
      'H. Falsig et al., Trends in the Activity of Nanoparticles, Angew. Chem. 47, 4835 (2008)',
      'H. Falsig and others',
      'Trends in the Activity of Nanoparticles',
    ],
    [
      'T. Jiang et al., Rates for Close-Packed, Stepped, and Kinked Surfaces, J. Chem. 1, 2 (2009)',
      'T. Jiang and others',
      'Rates for Close-Packed, Stepped, and Kinked Surfaces',
    ],
    [
      'H. A. Hansen, V. Viswanathan, J. K. Nørskov, Kinetic and Thermodynamic Analysis, J. Chem. 1, 2 (2014)',
      'H. A. Hansen and V. Viswanathan and J. K. Nørskov',
      'Kinetic and Thermodynamic Analysis',
    ],
    [
      'Wang, van Young, Goldsmith and Singh, Increasing the Activity of A and B, J. Catal. 395, 143 (2021)',
      'Wang and van Young and Goldsmith and Singh',
      'Increasing the Activity of A and B',
    ],
    ['One, A., Two, B.-C., On d bands & more, J. Chem. 1, 2 (2001)', 'One, A. and Two, B.-C.', 'On d bands \\& more'],
  ])('tells authors and title of %s', (citation, author, title) => {
    const [{ fields }] = entriesOf(entryOf(citation));
    expect([fields.author, fields.title]).toEqual([author, `{${title}}`]);
  });

  it('takes no title of the embedded studies for an author', () => {
    for (const id of embeddedStudies)
      for (const { key, fields } of entriesOf(bibtex(embeddedStudy(id)))) {
        if (fields.journal === undefined) continue;
        expect(fields.title, `${id}, ${key}`).toBeDefined();
        expect(fields.author, `${id}, ${key}`).not.toMatch(/ (in|of|the|for|by) /);
      }
  });

  it.each([
    'My own calculations',
    'One, in preparation (2024)',
    'Book, 2nd edition, Press',
    `A, ${'b'.repeat(600)} 1, 2 (2001)`,
  ])('keeps the words of %s', (citation) => {
    const text = entryOf(citation);
    expect(text).toMatch(/^@misc\{s,\n/);
    const { howpublished, year } = entriesOf(text)[0].fields;
    expect(howpublished).toBe(citation);
    expect(year).toBe(/\((\d{4})\)/.exec(citation)?.[1]);
  });

  it('escapes what TeX would obey', () => {
    const [{ fields }] = entriesOf(entryOf('50 % of R&D_1 {NO₃⁻} \\input{x} $a^b$ ~ #1 – ΔE'));
    expect(fields.howpublished).toBe(
      '50 \\% of R\\&D\\_1 \\textbraceleft{}NO$_{3}$$^{-}$\\textbraceright{} \\textbackslash{}input\\textbraceleft{}x' +
        '\\textbraceright{} \\$a\\textasciicircum{}b\\$ \\textasciitilde{} \\#1 -- $\\Delta$E',
    );
  });

  it('makes different keys of any ids, the same at every call', () => {
    const ids = ['a b', 'a-b', 'A_B', 'Müller', '₂', '', '{}'];
    const sources = ids.map((id, i) => source(`paper ${i}`, { id }));
    const keys = entriesOf(bibtex({ sources })).map(({ key }) => key);
    expect(keys).toEqual(['a-b', 'a-b-2', 'A-B-3', 'Muller', 'source', 'source-2', 'source-3']);
    expect(bibtex({ sources })).toBe(bibtex({ sources: structuredClone(sources) }));
  });

  it('is empty without sources', () => {
    expect(bibtex({ sources: [] })).toBe('');
  });

  it('is well formed whatever a study says', () => {
    const hostile = fc.string({ unit: fc.constantFrom('{', '}', '\\', '@', '%', '"', ',', '=', '\n', 'a', ' ', 'é') });
    const any = fc.record({ id: hostile, citation: hostile, doi: fc.option(hostile), note: hostile });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 5 }), (sources) => {
        const entries = entriesOf(bibtex({ sources }));
        expect(entries).toHaveLength(citations(sources).length);
        expect(new Set(entries.map(({ key }) => key.toLowerCase())).size).toBe(entries.length);
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});

describe('citations', () => {
  it('joins sources of one DOI, however it is written, and keeps their notes once', () => {
    const sources = [
      source('One', { id: 'a', doi: '10.1000/AbC', note: 'PBE' }),
      source('Another\n  one', { id: 'b' }),
      source('One again', { id: 'c', doi: 'https://doi.org/10.1000/abc', note: ' RPBE ' }),
      source('Another one', { id: 'd', note: 'x' }),
      source('One more', { id: 'e', doi: 'doi: 10.1000/abc', note: 'PBE' }),
    ];
    expect(citations(sources)).toEqual([
      { id: 'a', citation: 'One', doi: '10.1000/AbC', notes: ['PBE', 'RPBE'] },
      { id: 'b', citation: 'Another one', doi: null, notes: ['x'] },
    ]);
  });
});

describe('citationText', () => {
  it('ends in the DOI unless the words hold it or there is none', () => {
    expect(citationText({ citation: 'A (2001)', doi: '10.1/x' })).toBe('A (2001), https://doi.org/10.1/x');
    expect(citationText({ citation: 'A (2001), doi 10.1/x', doi: '10.1/x' })).toBe('A (2001), doi 10.1/x');
    expect(citationText({ citation: 'A (2001)', doi: null })).toBe('A (2001)');
  });
});
