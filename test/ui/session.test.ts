import { describe, expect, it } from 'vitest';
import { canonicalJson, embeddedStudy, encodeLink, type Study } from '../../src/study';
import { linkOf, linkTrouble } from '../../src/ui/state/links';
import { draftOf, fileTrouble, openingSession, readDraft, readFile } from '../../src/ui/state/session';
import { documentText, type SessionDocument } from '../../src/ui/state/sessionDocument';
import { defaultView, type View } from '../../src/ui/state/view';

const study = embeddedStudy('no3rr');
const nitrate: SessionDocument = { study, view: defaultView(study) };

/** Documents as texts: JSON keeps no negative zeros. */
const texts = (...documents: readonly (SessionDocument | null)[]): string[] => documents.map(canonicalJson);

function shared(change: Partial<View>, own: Partial<Study> = {}): SessionDocument {
  return { study: { ...study, ...own }, view: { ...nitrate.view, ...change } };
}

function textFile(name: string, text: string, size = text.length): Parameters<typeof readFile>[0] {
  return { name, size, text: () => Promise.resolve(text) };
}

describe('the page opens', () => {
  it('the nitrate study on a first visit', async () => {
    const { documents, banner, link } = await openingSession('', null);
    expect(texts(...documents)).toEqual(texts(nitrate));
    expect([banner, link]).toEqual([null, 'none']);
  });

  it('the draft of the last visit, and leaves a hash alone that is no link', async () => {
    const draft = shared({ show: 'winner', settings: { U_RHE: -0.3, time: null } });
    const { documents, banner, link } = await openingSession('#top', draftOf(draft));
    expect(texts(...documents)).toEqual(texts(draft));
    expect([banner, link]).toEqual([null, 'none']);
  });

  it('a link before the draft, with the draft one undo away', async () => {
    const draft = shared({ show: 'winner' });
    const sent = shared({ show: 'selectivity:NH3', grid: [31, 41] }, { title: 'Sent' });
    const { documents, banner, link } = await openingSession(linkOf(sent), draftOf(draft));
    expect(texts(...documents)).toEqual(texts(draft, sent));
    expect([banner, link]).toEqual([null, 'opened']);
    expect(texts(...(await openingSession(linkOf(sent), null)).documents)).toEqual(texts(sent));
  });

  it('a link without a view as the study opens by itself', async () => {
    expect(texts(...(await openingSession(encodeLink({ study }), null)).documents)).toEqual(texts(nitrate));
  });

  it.each([
    ['damaged', linkOf(nitrate).slice(0, -6), 'This link is damaged'],
    ['newer', '#s9=AAAA', 'This link was made by a newer version.'],
    ['too long', `#s1=${'A'.repeat(2_000_001)}`, 'This link is longer than the 2 million characters'],
    ['of 10^9 pixels', encodeLink({ study, view: shared({ grid: [31623, 31623] }).view }), 'at most 1000000 pixels'],
    [
      'of a study of 10^9 pixels',
      encodeLink({ study: { ...study, outputs: { ...study.outputs, grid: [31623, 31623] } } }),
      'at most 1000000 pixels',
    ],
    ['of an unknown quantity', encodeLink({ study, view: { ...nitrate.view, show: 'magic' } }), 'invalid plot'],
    [
      'of a mechanism that is none',
      encodeLink({ study: { ...study, mechanism: 'NO3- <-> bread' } }),
      'This link was not opened: invalid ',
    ],
  ])('without a link that is %s, and says why in one sentence', async (_, sent, reason) => {
    const draft = shared({ show: 'winner' });
    const { documents, banner, link } = await openingSession(sent, draftOf(draft));
    expect(texts(...documents)).toEqual(texts(draft));
    expect(link).toBe('refused');
    expect(banner?.bad).toBe(true);
    expect(banner?.text).toContain(reason);
    expect(banner?.text).toMatch(/^[^\n]+\.$/);
    expect(texts(...(await openingSession(sent, null)).documents)).toEqual(texts(nitrate));
  });

  it('the first study in place of a draft that cannot be read, and says so', async () => {
    const { documents, banner } = await openingSession('', '#s1=AAAA');
    expect(texts(...documents)).toEqual(texts(nitrate));
    expect(banner?.text).toContain('could not be read');
  });
});

describe('a draft', () => {
  it('keeps the study when its view does not fit any more', async () => {
    const stale = encodeLink({ study, view: { ...nitrate.view, show: 'gone' } });
    expect(texts(await readDraft(stale))).toEqual(texts(nitrate));
  });

  it('keeps a study that is too large for a link', async () => {
    const candidates = Array.from({ length: 30_000 }, (_, i) => ({ name: `S${i}`, values: { E_O: -4, E_N: -5 } }));
    const large = shared({ show: 'winner' }, { candidates });
    expect(() => linkOf(large)).toThrow();
    expect(texts(await readDraft(draftOf(large)))).toEqual(texts(large));
  });
});

describe('a file', () => {
  it('opens as it was saved, from a study alone, and from JSON that holds a study', async () => {
    const saved = shared({ show: 'fe:NH3', pins: [{ kind: 'candidate', name: 'Rh(211)' }] }, { title: 'Mine' });
    expect(texts(await readFile(textFile('a.json', documentText(saved))))).toEqual(texts(saved));
    expect(texts(await readFile(textFile('a.json', JSON.stringify(study))))).toEqual(texts(nitrate));
    expect(texts(await readFile(textFile('map.json', JSON.stringify({ program: 'x', study, columns: {} }))))).toEqual(
      texts(nitrate),
    );
  });

  it.each([
    ['not JSON', 'E_O,E_N\n1,2', 'a.json, line 1, column 1'],
    ['JSON of something else', '[1]', 'invalid sabatier: got nothing, expected 1, without which this is no study'],
    ['a study with a fault', JSON.stringify({ ...study, title: 3 }), 'invalid title: got 3'],
    ['a saved study with a fault', JSON.stringify({ study: { ...study, title: 3 } }), 'invalid title: got 3'],
    ['a study of 10^9 pixels', JSON.stringify({ study, view: { ...nitrate.view, grid: [1e5, 1e4] } }), 'pixels'],
    ['a newer study', JSON.stringify({ ...study, sabatier: 2 }), 'a newer version'],
  ])('that is %s is refused in one sentence', async (_, text, reason) => {
    const fault: unknown = await readFile(textFile('a.json', text)).catch((error: unknown) => error);
    const sentence = fileTrouble('a.json', fault);
    expect(sentence).toContain(reason);
    expect(sentence).toMatch(/^a\.json was not opened: invalid [^\n]+\.$/);
  });

  it('above 50 MB is refused before it is read', async () => {
    const file = { name: 'a.json', size: 50_000_001, text: () => Promise.reject(new Error('it was read')) };
    await expect(readFile(file)).rejects.toThrow('invalid file: got "51 MB", expected at most 50 MB (a.json)');
  });
});

it('words for a fault end with one full stop', () => {
  expect(linkTrouble(new Error('it broke.'))).toBe('This link was not opened: it broke.');
});
