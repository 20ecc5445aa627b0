import { describe, expect, it } from 'vitest';
import { longestText, parseJson } from '../../src/study/parseJson';
import { parseStudyText } from '../../src/study';
import { minimalStudy } from '../helpers/minimalStudy';

describe('parseJson', () => {
  it('reads JSON', () => {
    expect(parseJson(' {"a": [1, -2.5e-3, null, true, "µ"]}\n', 'x')).toEqual({ a: [1, -0.0025, null, true, 'µ'] });
  });

  it.each([
    ['NaN', '{"sabatier": 1,\n  "T": NaN}', '"NaN}"', ' (invalid symbol)', 2, 8],
    ['Infinity', '[\n1,\n -Infinity]', '"-Infinity]"', ' (invalid symbol)', 3, 2],
    ['a trailing comma', '{"a": 1,\n}', '"}"', ' (property name expected)', 2, 1],
    ['a trailing comma in a list', '[1, 2,]', '"]"', ' (value expected)', 1, 7],
    ['a comment', '{"a": 1 // x\n}', '"//"', ' (invalid comment token)', 1, 9],
    ['a missing end', '{"a": [1, 2', '""', ' (close bracket expected)', 1, 12],
    ['a missing colon', '{"a" 1}', '"1}"', ' (colon expected)', 1, 6],
    ['two documents', '{}\n{}', '"{}"', ' (end of file expected)', 2, 1],
    ['single quotes', "{'a': 1}", '"\'a\':"', ' (invalid symbol)', 1, 2],
    ['empty text', '', '""', ' (value expected)', 1, 1],
    ['blank text', '  \n ', '""', ' (value expected)', 2, 2],
  ])('refuses %s', (_, text, got, code, line, column) => {
    const message = `invalid study: got ${got}, expected JSON text${code} (s.json, line ${line}, column ${column})`;
    expect(() => parseJson(text, 's.json')).toThrow(expect.objectContaining({ name: 'InvalidInput', message }));
  });

  it.each([
    ['PK\u0003\u0004', 3],
    ['\ufffdPNG\r\n', 1],
    ['SQLite format 3\u0000', 16],
  ])('calls %o a binary file', (text, at) => {
    const message = `invalid study: got "a binary file", expected JSON text (s.json, byte ${at})`;
    expect(() => parseJson(text, 's.json')).toThrow(expect.objectContaining({ message }));
  });

  it('refuses text longer than any study', () => {
    const message = `invalid study: got "${longestText + 1} characters", expected at most ${longestText} (s.json)`;
    expect(() => parseJson(' '.repeat(longestText + 1), 's.json')).toThrow(expect.objectContaining({ message }));
  });
});

describe('parseStudyText', () => {
  it('reads a study', () => {
    expect(parseStudyText(JSON.stringify(minimalStudy()), 'x').id).toBe('minimal');
  });

  it('refuses a number too large for f64 by its path', () => {
    const text = JSON.stringify(minimalStudy()).replace('"T":300', '"T":1e999');
    expect(() => parseStudyText(text, 's.json')).toThrow(
      'invalid conditions.T: got Infinity, expected a finite number (s.json)',
    );
  });
});
