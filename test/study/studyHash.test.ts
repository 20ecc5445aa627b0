import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, parseStudy, studyHash } from '../../src/study';
import { editedStudy, minimalStudy } from '../helpers/minimalStudy';

/** The same JSON value with the keys of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

describe('canonicalJson', () => {
  it('sorts keys at every depth and leaves lists in order', () => {
    expect(canonicalJson({ b: [2, 1, { d: null, c: 'x"' }], a: -1e-30 })).toBe(
      '{"a":-1e-30,"b":[2,1,{"c":"x\\"","d":null}]}',
    );
  });

  it('leaves out members that are undefined', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  it('does not depend on the order of keys, and reads back as the value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(reversed(value))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

describe('studyHash', () => {
  const study = parseStudy(minimalStudy(), 'x');
  const hash = studyHash(study);

  it('is the SHA-256 of the canonical text', () => {
    expect(studyHash({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('does not depend on the order of keys', () => {
    expect(studyHash(reversed(study))).toBe(hash);
    expect(studyHash(parseStudy(reversed(minimalStudy()), 'x'))).toBe(hash);
  });

  it('does not depend on whether a default was written out', () => {
    expect(studyHash(parseStudy(editedStudy(['conditions', 'pH'], 0), 'x'))).toBe(hash);
  });

  it.each([
    [['conditions', 'pH'], 1e-9],
    [['title'], 'Reduction of NO '],
    [['mechanism', 0], 'ads:  NO + * <-> NO*'],
    [['candidates', 0, 'values', 'E_N'], -4.000000000000001],
    [['candidates'], []],
  ])('changes with %o', (path, value) => {
    expect(studyHash(parseStudy(editedStudy(path, value), 'x'))).not.toBe(hash);
  });
});
