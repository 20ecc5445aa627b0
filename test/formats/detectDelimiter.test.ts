import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../src/formats';
import { detectDelimiter } from '../../src/formats/detectDelimiter';

describe('detectDelimiter', () => {
  it.each([
    ['name E_O E_N\nPt -4,5 -5\nCu -4,1 -5\n', ' '],
    ['name   E_O\nPt (111)   -4.5\nCu   -5\n', '  '],
    ['|a|b|\n|-|-|\n|--|--|\n|1|2|\n', '|'],
    ['a|b,c|d\n1|2|3\n', '|'],
    ['surface name,E_O\nPt (111),-4\nCu (111)\nAg (111),-3\n', ','],
    ['surface name\tE_O\nPt (111)\t-4\nCu\t-3\n', '\t'],
    ['name of it,E_O\nPt 111\nCu 111\n', ','],
    ['Pt Ru\nCu Zn\n', ','],
    ['one\ntwo\n', ','],
  ])('in %j', (text, delimiter) => {
    expect(detectDelimiter(text).value).toBe(delimiter);
  });

  it('serves other tables too', () => {
    const { header, rows, lines } = parseCsv('| metal | x |\n|---|---|\n| Pt | 1 |\n| Cu |  |\n', 'file');
    expect([header, rows, lines]).toEqual([['metal', 'x'], [['Pt', '1'], ['Cu', '']], [3, 4]]); // prettier-ignore
  });
});
