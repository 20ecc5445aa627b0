import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkAdvice } from '../../../src/study';
import { fromBase64url, toBase64url } from '../../../src/study/link/base64url';
import { LinkFault } from '../../../src/study/link/linkFault';
import { applyMergePatch, mergePatch } from '../../../src/study/link/mergePatch';

describe('base64url', () => {
  it('agrees with Node in both directions', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
        const text = toBase64url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64url(text)).toEqual(bytes);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it.each(['A', 'AAAAA', 'AB', 'AAB', 'A+/A', 'AA==', 'AA A', 'AAéA', 'AA\u0100A'])(
    'has one text for each value: refuses %s',
    (text) => {
      expect(() => fromBase64url(text)).toThrow(LinkFault);
    },
  );
});

describe('merge patches', () => {
  it.each([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [
      ['a', 'b'],
      ['c', 'd'],
      ['c', 'd'],
    ],
    [{ a: 'foo' }, 'bar', 'bar'],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: 'b', c: null }, { a: 'b' }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('%j under %j is %j', (target, patch, result) => {
    const before = structuredClone(target);
    expect(applyMergePatch(target, patch)).toEqual(result);
    expect(target).toEqual(before);
  });

  it('say only what differs, lists whole', () => {
    const from = { a: 1, b: { c: [1, { d: 2 }], e: 'x' }, f: { g: 1 }, h: [1] };
    const to = { a: 1, b: { c: [1, { d: 3 }], e: 'x' }, h: [1], i: {} };
    expect(mergePatch(from, to)).toEqual({ b: { c: [1, { d: 3 }] }, f: null, i: {} });
    expect(mergePatch(from, structuredClone(from))).toEqual({});
  });

  it('turn any JSON into any other without null in objects', () => {
    const { json } = fc.letrec((tie) => ({
      leaf: fc.oneof(fc.integer(), fc.string(), fc.boolean()),
      json: fc.oneof(
        { depthSize: 'small' },
        tie('leaf'),
        fc.array(fc.oneof(tie('json'), fc.constant(null)), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('a', 'b', 'c', 'toString', '__proto__'), tie('json'), { noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(json, json, (from, to) => {
        expect(applyMergePatch(from, mergePatch(from, to))).toEqual(to);
      }),
      { seed: 2, numRuns: 500 },
    );
  });
});

describe('linkAdvice', () => {
  it.each([
    [2000, null],
    [
      2001,
      'This link has 2,001 characters, more than many chat programs carry (2,000): send it by mail, or save the study as a file.',
    ],
    [
      8000,
      'This link has 8,000 characters, more than many chat programs carry (2,000): send it by mail, or save the study as a file.',
    ],
    [
      8001,
      'This link has 8,001 characters, more than many mail programs carry (8,000): save the study as a file and send that.',
    ],
    [
      1234567,
      'This link has 1,234,567 characters, more than many mail programs carry (8,000): save the study as a file and send that.',
    ],
    [
      2000001,
      'This link has 2,000,001 characters, more than can be opened (2,000,000): save the study as a file and send that.',
    ],
  ])('of %d characters', (length, advice) => {
    expect(linkAdvice(length)).toBe(advice);
  });
});
