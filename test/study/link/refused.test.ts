import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../src/base';
import { decodeLink, embeddedStudies, encodeLink, isLink, LinkFault, parseStudy } from '../../../src/study';
import { editedStudy, minimalStudy } from '../../helpers/minimalStudy';
import { anyView, forgedLink, linkOfText } from './shares';

const study = parseStudy(minimalStudy(), 'minimal');
const link = encodeLink({ study, view: { kind: 'winner' } });
const damaged = 'This link is damaged; copy it again in full, or ask for the study as a file.';

/** The link with another letter, the ninth from its end. */
const withLetter = (letter: string): string => `${link.slice(0, -9)}${letter}${link.slice(-8)}`;

/** What decoding throws; null when it opens. */
function faultOf(text: string): unknown {
  try {
    decodeLink(text, anyView);
    return null;
  } catch (fault) {
    return fault;
  }
}

describe('decodeLink refuses', () => {
  it.each([
    ['nothing', '', 'no-link', 'This is not a link to a study.'],
    ['another fragment', '#section-2', 'no-link', 'This is not a link to a study.'],
    ['a fragment without version', '#s=abc', 'no-link', 'This is not a link to a study.'],
    ['a newer version', '#s4=anything-at.all', 'newer', 'This link was made by a newer version.'],
    [
      'a newer study',
      linkOfText(JSON.stringify({ study: { ...minimalStudy(), sabatier: 2 } })),
      'newer',
      'This link was made by a newer version.',
    ],
    ['no payload', '#s1=', 'damaged', damaged],
    ['a checksum alone', '#s1=47DEQA', 'damaged', damaged],
    ['a lost end', link.slice(0, -1), 'damaged', damaged],
    ['a lost half', link.slice(0, link.length / 2), 'damaged', damaged],
    ['another letter', withLetter(link.at(-9) === 'A' ? 'B' : 'A'), 'damaged', damaged],
    ['a letter that base64url lacks', withLetter('+'), 'damaged', damaged],
    ['a foreign letter', withLetter('é'), 'damaged', damaged],
    ['bytes that are not deflated', forgedLink(new Uint8Array([255, 255, 255])), 'damaged', damaged],
    ['a deflated stream without end', forgedLink(new Uint8Array([4, 0x8d, 0xb1])), 'damaged', damaged],
    ['bytes that are not UTF-8', forgedLink(new Uint8Array([1, 2, 0, 253, 255, 0xff, 0xfe])), 'damaged', damaged],
    ['text that is not JSON', linkOfText('{"study":'), 'damaged', damaged],
    ['JSON that is not a body', linkOfText('[1,2]'), 'damaged', damaged],
    ['an unknown member', linkOfText('{"study":{},"macro":1}'), 'damaged', damaged],
    ['neither study nor base', linkOfText('{"view":1}'), 'damaged', damaged],
    ['both study and base', linkOfText('{"study":{},"base":{"id":"no3rr","hash":"000000000000"}}'), 'damaged', damaged],
    [
      'a study that is not embedded',
      linkOfText('{"base":{"id":"constructor","hash":"000000000000"}}'),
      'unknown-study',
      'This link builds on the study "constructor", which this version does not have.',
    ],
  ])('%s', (_, text, reason, sentence) => {
    const fault = faultOf(text);
    expect(fault).toBeInstanceOf(LinkFault);
    expect(fault).toBeInstanceOf(InvalidInput);
    expect((fault as LinkFault).message).toBe(sentence);
    expect((fault as LinkFault).reason).toBe(reason);
  });

  it('names what is embedded in the detail', () => {
    const fault = faultOf(linkOfText('{"base":{"id":"x","hash":"000000000000"}}')) as LinkFault;
    expect(fault.detail).toEqual({ name: 'link', got: 'x', expected: `one of ${embeddedStudies.join(', ')}` });
  });

  it.each([
    [['conditions', 'T'], -3, 'invalid conditions.T: got -3, expected'],
    [['candidates', 0, 'values', 'E_O'], 'x', 'invalid candidates[0].values.E_O: got "x", expected a number'],
    [['outputs', 'colour'], 'red', 'invalid outputs.colour: got "red", expected no such key'],
  ])('a study that is not valid at %o, with the path', (path, value, message) => {
    const fault = faultOf(linkOfText(JSON.stringify({ study: editedStudy(path, value) })));
    expect(fault).toBeInstanceOf(InvalidInput);
    expect((fault as InvalidInput).message).toContain(message);
    expect((fault as InvalidInput).message).toContain('(this link)');
  });

  it('a patch that makes the study invalid, with the path', () => {
    const base = { id: 'no3rr', hash: '000000000000' };
    const fault = faultOf(linkOfText(JSON.stringify({ base, patch: { conditions: { T: null } } })));
    expect((fault as InvalidInput).message).toMatch(/^invalid conditions\.T: got nothing, expected .* \(this link\)$/);
  });

  it('more than two million characters, before any work', () => {
    const fault = faultOf(`#s1=${'A'.repeat(2_000_000)}`) as LinkFault;
    expect(fault.reason).toBe('too-long');
    expect(fault.message).toBe(
      'This link is longer than the 2 million characters that are read; send the study as a file.',
    );
  });

  it('a text that unpacks to 40 MB, once 8 MB are unpacked', () => {
    const bomb = linkOfText(`{"study":"${'0'.repeat(40_000_000)}"}`);
    const begin = performance.now();
    const fault = faultOf(bomb) as LinkFault;
    expect(fault.reason).toBe('too-large');
    expect(fault.detail.expected).toBe('at most 8000000 bytes');
    expect(Number(/^\d+/.exec(String(fault.detail.got))![0])).toBeLessThan(9_100_000);
    expect(performance.now() - begin).toBeLessThan(2000);
  });

  it.each([
    ['nesting that would end the stack', '['.repeat(1_000_000)],
    ['nesting behind quotes', `{"study":["a\\"[",${'{"a":'.repeat(200)}`],
    ['very many values', `{"study":[${'0,'.repeat(200_000)}0]}`],
  ])('%s', (_, text) => {
    expect((faultOf(linkOfText(text)) as LinkFault).reason).toBe('too-large');
  });

  it('brackets and commas within text do not count', () => {
    const text = '[{,\\"'.repeat(50_000);
    const opened = decodeLink(encodeLink({ study: { ...study, description: text } }), anyView);
    expect(opened.study.description).toBe(text);
  });
});

describe('keys of the prototype', () => {
  it('are left out of study, patch and view, and change no object', () => {
    const evil = '{"polluted":1}';
    const members = `"__proto__":${evil},"constructor":{"prototype":${evil}},"prototype":${evil}`;
    const full = JSON.stringify(minimalStudy()).replace(/\{/g, `{${members},`);
    const texts = [
      `{${members},"study":${full},"view":{"a":{${members},"b":1}}}`,
      `{"base":{"id":"no3rr","hash":"000000000000"},"patch":{${members},"conditions":{${members}}},"view":{"a":{"b":1,${members}}}}`,
    ];
    const [own, patched] = texts.map((text) => decodeLink(linkOfText(text), anyView));
    expect(own.study).toEqual(study);
    expect(patched.study.conditions).toEqual(
      decodeLink(linkOfText('{"base":{"id":"no3rr","hash":"000000000000"}}'), anyView).study.conditions,
    );
    for (const { view } of [own, patched]) {
      expect(view).toEqual({ a: { b: 1 } });
      expect(Object.getPrototypeOf((view as { a: object }).a)).toBe(Object.prototype);
    }
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('random damage', () => {
  const onlyInvalidInput = (text: string): void => {
    const fault = faultOf(text);
    if (fault !== null) expect(fault).toBeInstanceOf(InvalidInput);
  };

  it('of letters is noticed, every time', () => {
    const at = fc.nat(link.length - 5).map((i) => i + 4);
    const letter = fc.constantFrom('A', 'Z', 'a', 'z', '0', '9', '-', '_', '', 'é', '#', '=', '%', 'AA', '\u0000');
    fc.assert(
      fc.property(fc.array(fc.tuple(at, letter), { minLength: 1, maxLength: 4 }), (edits) => {
        const letters = link.split('');
        for (const [i, put] of edits) letters[i] = put;
        const text = letters.join('');
        const fault = faultOf(text);
        if (fault === null) expect(text.replace(/[=%\u0000]+$/, '')).toBe(link);
        else expect(fault).toBeInstanceOf(InvalidInput);
      }),
      { seed: 3, numRuns: 1000 },
    );
  });

  it('of any text gives InvalidInput', () => {
    const texts = fc.tuple(fc.constantFrom('', '#', '#s0=', '#s1=', '#s9='), fc.string({ maxLength: 300 }));
    fc.assert(
      fc.property(texts, ([head, tail]) => onlyInvalidInput(head + tail)),
      { seed: 5, numRuns: 1000 },
    );
  });

  it('of the compressed bytes behind a right checksum gives InvalidInput', () => {
    const whole = Buffer.from(link.slice(4), 'base64url').subarray(4);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        (edits) => {
          const bytes = Uint8Array.from(whole);
          for (const [at, value] of edits) bytes[at] = value;
          onlyInvalidInput(forgedLink(bytes));
        },
      ),
      { seed: 7, numRuns: 1500 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => onlyInvalidInput(forgedLink(bytes))),
      { seed: 8, numRuns: 1500 },
    );
  });

  it('of the JSON gives InvalidInput', () => {
    const text = JSON.stringify({ study: minimalStudy(), view: 1 });
    const put = fc.constantFrom('null', '1e999', '{}', '[]', '"', '-', ',', '\\', '"x"', 'true', '[[', '0');
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(20), put, (at, length, word) =>
        onlyInvalidInput(linkOfText(text.slice(0, at) + word + text.slice(at + length))),
      ),
      { seed: 9, numRuns: 600 },
    );
    const shape = fc.record(
      { study: fc.jsonValue(), patch: fc.jsonValue(), base: fc.jsonValue() },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(shape, (body) => onlyInvalidInput(linkOfText(JSON.stringify(body)))),
      { seed: 10, numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.jsonValue(), (patch) =>
        onlyInvalidInput(linkOfText(JSON.stringify({ base: { id: 'no3rr', hash: '000000000000' }, patch }))),
      ),
      { seed: 12, numRuns: 100 },
    );
  });
});

describe('isLink', () => {
  it.each([link, link.slice(1), `https://example.org/${link}`, ' #s0=', '#s77=x'])('knows case %#', (text) => {
    expect(isLink(text)).toBe(true);
  });

  it.each(['', '#', '#s=', '#t1=a', 'https://example.org/', '#ss1=a', 'no3rr'])('is not taken in by %s', (text) => {
    expect(isLink(text)).toBe(false);
  });
});
