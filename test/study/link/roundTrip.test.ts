import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalJson,
  chatCharacters,
  decodeLink,
  embeddedStudies,
  embeddedStudy,
  encodeLink,
  parseStudy,
  studyHash,
} from '../../../src/study';
import { unpackText } from '../../../src/study/link/packedText';
import { editedStudy, minimalStudy } from '../../helpers/minimalStudy';
import { anyView, someStudy } from './shares';

const minimal = parseStudy(minimalStudy(), 'minimal');
const no3rr = embeddedStudy('no3rr');
const view = { kind: 'selectivity:NH3', settings: { U: -0.2, 'a_NO3-': 0.01 }, pinned: [-4.2, -5.1], note: 'Δ, “NH₃”' };
const bodyOf = (link: string): Record<string, unknown> =>
  JSON.parse(unpackText(link.slice('#s1='.length))) as Record<string, unknown>;

describe('a link', () => {
  it('gives back the study and the view, for any study', () => {
    fc.assert(
      fc.property(someStudy, fc.jsonValue({ noUnicodeString: false, maxDepth: 3 }), (study, seen) => {
        fc.pre(!/__proto__|constructor|prototype/.test(JSON.stringify(seen)));
        const opened = decodeLink(encodeLink({ study, view: seen }), anyView);
        expect(canonicalJson(opened.study)).toBe(canonicalJson(study));
        expect(opened.view).toEqual(JSON.parse(JSON.stringify(seen)));
        expect(opened.notes).toEqual([]);
      }),
      { seed: 11, numRuns: 120 },
    );
  });

  it('is a fragment of letters that no URL escapes', () => {
    const link = encodeLink({ study: minimal, view });
    expect(link).toMatch(/^#s1=[A-Za-z0-9_-]+$/);
    expect(new URL(`https://example.org/a${link}`).hash).toBe(link);
  });

  it('is of the version that its view needs, and reads back the same', () => {
    const link = encodeLink({ study: minimal, view, since: 2 });
    expect(link).toMatch(/^#s2=/);
    expect(link.slice(4)).toBe(encodeLink({ study: minimal, view }).slice(4));
    expect(decodeLink(link, anyView)).toEqual(decodeLink(encodeLink({ study: minimal, view }), anyView));
  });

  it.each(embeddedStudies)('names the embedded study %s instead of carrying it', (id) => {
    const link = encodeLink({ study: embeddedStudy(id), view });
    expect(Object.keys(bodyOf(link))).toEqual(['base', 'view']);
    expect(link.length).toBeLessThan(300);
    expect(decodeLink(link, anyView)).toEqual({ study: embeddedStudy(id), view, notes: [] });
  });

  it('carries what differs from an embedded study, whatever its name', () => {
    const { domain, ...open } = no3rr;
    const study = { ...open, id: 'mine', title: 'Mine', conditions: { ...no3rr.conditions, T: 310 } };
    const link = encodeLink({ study, view });
    expect(domain).toBeDefined();
    expect(bodyOf(link).patch).toEqual({ id: 'mine', title: 'Mine', conditions: { T: 310 }, domain: null });
    expect(link.length).toBeLessThan(400);
    expect(decodeLink(link, anyView).study).toEqual(study);
  });

  it('fits into a chat message when one candidate was added', () => {
    const candidates = [...no3rr.candidates, { name: 'Mine(211)', values: { E_O: -4.12, E_N: -5.23 } }];
    expect(encodeLink({ study: { ...no3rr, candidates } }).length).toBeLessThanOrEqual(chatCharacters);
  });

  it('carries a study of its own in full, or as a patch on the embedded one nearest to it where that is shorter', () => {
    const body = bodyOf(encodeLink({ study: minimal }));
    expect([['study'], ['base', 'patch']]).toContainEqual(Object.keys(body));
    expect(decodeLink(encodeLink({ study: minimal }), anyView)).toEqual({ study: minimal, view: undefined, notes: [] });
  });

  it('carries in full what a patch cannot say: a member that is null', () => {
    const study = { ...no3rr, remark: null };
    expect(bodyOf(encodeLink({ study })).study).toEqual(JSON.parse(JSON.stringify(study)));
  });

  it('is the same for equal shares, however their members are ordered', () => {
    const turned = Object.fromEntries(Object.entries(view).reverse());
    const study = parseStudy(Object.fromEntries(Object.entries(minimalStudy()).reverse()), 'x');
    expect(encodeLink({ view: turned, study })).toBe(encodeLink({ study: minimal, view }));
  });

  it('opens from a whole address, broken over lines, and with punctuation behind it', () => {
    const link = encodeLink({ study: minimal, view });
    const expected = { study: minimal, view, notes: [] };
    const broken = link.replace(/(.{60})/g, '$1\r\n ');
    for (const text of [`https://example.org/sabatier/?x=1${link}`, link.slice(1), broken, `<${link}>.`, `${link}==`]) {
      expect(decodeLink(text, anyView)).toEqual(expected);
    }
    expect(decodeLink(link.replace('=', '%3D'), anyView)).toEqual(expected);
  });

  it('hands out a fresh document at every opening', () => {
    const link = encodeLink({ study: no3rr });
    const first = decodeLink(link, anyView).study;
    first.candidates[0].values.E_O = 99;
    first.conditions.activities['NO3-'] = 99;
    first.descriptors.length = 0;
    expect(decodeLink(link, anyView).study).toEqual(no3rr);
  });

  it('passes the view to its reader, whose refusal passes on', () => {
    const link = encodeLink({ study: minimal, view: 3 });
    expect(decodeLink(link, (seen) => `${String(seen)}!`).view).toBe('3!');
    const refusal = new Error('no such view');
    const refuse = (): never => {
      throw refusal;
    };
    expect(() => decodeLink(link, refuse)).toThrow(refusal);
  });

  it.each([
    [{ U: NaN }, 'view.U: got NaN'],
    [[1, -Infinity], 'view[1]: got -Infinity'],
    [{ at: [new Float64Array(1)] }, 'view.at[0]: got {"0":0}'],
    [{ f: () => 0 }, 'view.f: got function'],
    [[undefined], 'view[0]: got nothing'],
  ])('is not made of the view %o', (bad, place) => {
    expect(() => encodeLink({ study: minimal, view: bad })).toThrow(
      `invalid ${place}, expected a value that JSON can hold`,
    );
  });

  it('is not made when it could not be opened again', () => {
    const fault = expect.objectContaining({ name: 'LinkFault', reason: 'too-large' }) as Error;
    const text = (characters: number): string => 'x'.repeat(characters);
    expect(() => encodeLink({ study: { ...minimal, description: text(8_000_001) } })).toThrow(fault);
    expect(() => encodeLink({ study: minimal, view: new Array(100_000).fill(0) })).toThrow(fault);
    const deep = Array.from({ length: 100 }).reduce<unknown>((inner) => [inner], 0);
    expect(() => encodeLink({ study: minimal, view: deep })).toThrow(fault);
  });
});

/** Links as they were sent; they open for ever. */
describe('links of older versions', () => {
  const plain =
    '#s0=' +
    Buffer.from(JSON.stringify({ study: editedStudy(['title'], 'Größe'), view: { zoom: 2 } })).toString('base64url');

  const first =
    '#s1=E5TJOI1SzWrbQBB-FTHHVA6ySy6i9FAT8C3QlvZgSlmvxvJSeVfsjhyKMPQd2ufqQ-RJ8s1aDnEOIQIhzezs9zMzIyUZmt9U' +
    'j2SNb1xjhBPV6x8l2YBYXPCIR_pK9U1VlWSsuAPSWjXS8o7qeUmrhX6PJfUrqlHUB2EvznRak6zpmGr6vLqlkg6mGxBVKBa313wS' +
    'NlCARMPJRtcrJ_IoPidCVE0jdWbDwKT__25_grokbzLEFEXjW4Tr2aKsYCDyliN7qxX5fPBO8M_f6Ihj9hxbFmezkw2Lgazrm-ng' +
    'ZBCitl0I8ZOJ0bGqkDjwM4NfLsylMER77h989VOTinfFVfFh9rFY3l1lshNc7lVmywPILnIbfznfABRVO_ZuSIDu4Qa9D7g0r6YH' +
    'lQAEOPpfZPRFDpTuguaMPcv-MNiEPlTX799OdeI74oLT8vtWC_dsd8a7tIfhly5fk4bmhEH6QXJ7jAQA0BJX2qjo63k1L_HmEUKI' +
    '8To16Ad7MhuD5VNpCNxpWUfaRt1LXRukp6VIecqXI-nZPg1WnOTRfcfKx4c_f1uTirRzW1Geg-N7Fdd3QcmnrceWHh8B';

  it('opens version 1 as it was first sent', () => {
    const { study, view } = decodeLink(first, anyView);
    expect(studyHash(study)).toBe('62078d2f2379754d6951cd89337a8fd6da827845420ca0ca3d43ec646a2ef654');
    expect(study.title).toBe('Water–gas shift');
    expect(view).toEqual({ plot: 'activity' });
  });

  it('opens version 0: base64url of plain JSON, defaults not filled in', () => {
    expect(decodeLink(plain, anyView)).toEqual({
      study: parseStudy(editedStudy(['title'], 'Größe'), 'x'),
      view: { zoom: 2 },
      notes: [],
    });
  });

  it('opens version 0 with a base and a patch', () => {
    const base = { id: 'no3rr', hash: '0'.repeat(12) };
    const text = JSON.stringify({ base, patch: { conditions: { pH: 7, time: 1 } } });
    const { study, notes } = decodeLink(`#s0=${Buffer.from(text).toString('base64url')}`, anyView);
    expect(study).toEqual({ ...no3rr, conditions: { ...no3rr.conditions, pH: 7, time: 1 } });
    expect(notes).toEqual([
      'This link was made with another edition of the study no3rr; its sender may have seen other numbers.',
    ]);
  });
});
