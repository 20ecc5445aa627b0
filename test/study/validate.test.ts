import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { memberText, pathText } from '../../src/study';
import { validate } from '../../src/study/validate';

const shape = v.union([
  v.pipe(v.number(), v.finite()),
  v.strictObject({ line: v.strictObject({ slope: v.number(), at: v.array(v.string()) }) }),
  v.record(v.string(), v.number()),
]);
const schema = v.strictObject({ shape, size: v.optional(v.number(), 3) });

describe('validate', () => {
  it('returns the output of the schema', () => {
    expect(validate(schema, { shape: 1 }, 'root', 'x')).toEqual({ shape: 1, size: 3 });
  });

  it.each([
    [7, 'invalid root: got 7, expected an object (x)'],
    [{}, 'invalid shape: got nothing, expected a value (x)'],
    [{ shape: true }, 'invalid shape: got true, expected a number or an object (x)'],
    [{ shape: 1, sise: 2 }, 'invalid sise: got 2, expected no such key (x)'],
  ])('refuses %o', (value, message) => {
    expect(() => validate(schema, value, 'root', 'x')).toThrow(expect.objectContaining({ message }));
  });

  it.each([
    [{ slope: 1, at: [], slop: 1 }, 'invalid shape.line.slop: got 1, expected no such key (x)'],
    [{ slope: 'a', at: [] }, 'invalid shape.line.slope: got "a", expected a number (x)'],
    [{ slope: 1, at: ['a', 2] }, 'invalid shape.line.at[1]: got 2, expected text (x)'],
  ])('names the field of the alternative that came closest for %o', (line, message) => {
    expect(() => validate(schema, { shape: { line } }, 'root', 'x')).toThrow(expect.objectContaining({ message }));
  });
});

describe('validate of an alternative', () => {
  it.each([
    [{ a: 1, b: 'x' }, 'invalid shape.b: got "x", expected a number (x)'],
    [{ lien: { slope: 1 } }, 'invalid shape.lien: got {"slope":1}, expected a number (x)'],
  ])('names a wrong value before a key that another one lacks for %o', (value, message) => {
    expect(() => validate(schema, { shape: value }, 'root', 'x')).toThrow(expect.objectContaining({ message }));
  });
});

describe('pathText', () => {
  it.each([
    [['conditions', 'T'], 'conditions.T'],
    [['candidates', 2, 'values', 'E_O'], 'candidates[2].values.E_O'],
    [['activities', 'NO3-'], 'activities["NO3-"]'],
    [['steps', 'N* -> "x"\n'], 'steps["N* -> \\"x\\"\\n"]'],
    [[0, 'a'], '[0].a'],
    [['a b'], '["a b"]'],
    [[], ''],
  ])('writes %o as %s', (path, text) => {
    expect(pathText(path)).toBe(text);
  });

  it('joins members as memberText writes them', () => {
    expect([memberText('E_O'), memberText('E O'), memberText(3)]).toEqual(['.E_O', '["E O"]', '[3]']);
  });
});
