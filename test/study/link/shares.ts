import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { sha256 } from '@noble/hashes/sha2.js';
import { embeddedStudy, parseStudy, type Study } from '../../../src/study';
import { toBase64url } from '../../../src/study/link/base64url';
import { minimalStudy } from '../../helpers/minimalStudy';

const bases: readonly Study[] = [embeddedStudy('no3rr'), parseStudy(minimalStudy(), 'minimal')];

const energy = fc.double({ min: -10, max: 10, noNaN: true }).map((x) => x + 0);
const words = fc.string({ minLength: 1, unit: 'grapheme' });

const edits = fc.record(
  {
    id: words,
    title: words,
    T: fc.double({ min: 1, max: 5000, noNaN: true }),
    pH: energy,
    activity: fc.dictionary(words, fc.double({ min: 0, max: 1e3, noNaN: true }).map(Math.abs)),
    time: fc.constantFrom('steady' as const, 1, 1e-6),
    kept: fc.nat(10),
    sources: fc.uniqueArray(words, { maxLength: 3 }),
    doi: fc.constantFrom(null, '10.1000/x'),
    added: fc.array(energy, { maxLength: 3 }),
    domain: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** Valid studies: an embedded or a small one with some members changed, added or taken out. */
export const someStudy: fc.Arbitrary<Study> = fc.tuple(fc.constantFrom(...bases), edits).map(([base, edit]) => {
  const { domain, ...rest } = base;
  const kept = edit.kept === undefined ? base.candidates : base.candidates.slice(0, edit.kept);
  const own = (edit.added ?? []).map((value, i) => ({ name: `own ${i}`, values: { E_O: value, E_N: 1 } }));
  const document = {
    ...rest,
    ...(edit.domain === false ? {} : { domain }),
    id: edit.id ?? base.id,
    title: edit.title ?? base.title,
    sources: edit.sources?.map((id) => ({ id, citation: id, doi: edit.doi })) ?? base.sources,
    conditions: {
      ...base.conditions,
      T: edit.T ?? base.conditions.T,
      pH: edit.pH ?? base.conditions.pH,
      time: edit.time ?? base.conditions.time,
      activities: edit.activity ?? base.conditions.activities,
    },
    candidates: [...kept, ...own],
  };
  return parseStudy(JSON.parse(JSON.stringify(document)), 'edited');
});

/** A version 1 link of any bytes, with the right checksum: what only somebody who means harm would send. */
export function forgedLink(packed: Uint8Array): string {
  return `#s1=${toBase64url(Uint8Array.from([...sha256(packed).subarray(0, 4), ...packed]))}`;
}

/** A version 1 link of any text. */
export function linkOfText(text: string): string {
  const packed = deflateSync(new TextEncoder().encode(text));
  const bytes = new Uint8Array(packed.length + 4);
  bytes.set(sha256(packed).subarray(0, 4));
  bytes.set(packed, 4);
  return `#s1=${toBase64url(bytes)}`;
}

/** The same member in every link test: takes any view. */
export const anyView = (view: unknown): unknown => view;
