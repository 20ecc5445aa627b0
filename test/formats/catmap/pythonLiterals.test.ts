import { describe, expect, it } from 'vitest';
import { pythonLiterals } from '../../../src/formats/catmap/pythonLiterals';
import { plain } from '../../../src/formats/catmap/pythonValue';

function read(text: string): Record<string, unknown> {
  return Object.fromEntries([...pythonLiterals(text, 'm.mkm').values].map(([name, value]) => [name, plain(value)]));
}

describe('pythonLiterals', () => {
  it.each([
    ['a = 1', 1],
    ['a = -1.5e-3', -1.5e-3],
    ['a = .5 + 2*3 - 4/8.', 6],
    ['a = 2**-1', 0.5],
    ['a = -2**2', -4],
    ['a = 7//2 + 7%4', 6],
    ['a = 1_000', 1000],
    ["a = 'it''s'", 'its'],
    ['a = "x" \\\n  \'y\'', 'xy'],
    ["a = r'\\d' + '\\n\\''", "\\d\n'"],
    ["a = '''two\nlines'''", 'two\nlines'],
    ['a = [1, (2, 3), [], ()] # comment', [1, [2, 3], [], []]],
    ['a = (1)', 1],
    ['a = (1,)', [1]],
    ["a = {'x': None, 'y': True, 2: False,}", { x: null, y: true, 2: false }],
    ['a = [\n 1, # one\n\n 2]\n', [1, 2]],
    ["a = {}; a['b'] = {}\na['b']['c'] = 3", { b: { c: 3 } }],
    ['a = [1, 2]\na[-1] = 5', [1, 5]],
    ['"""A text alone."""\na = 1', 1],
    ['\ufeffa = 1\r\n', 1],
  ])('reads %j', (text, value) => {
    expect(read(text).a).toEqual(value);
  });

  it.each([
    [
      'import os',
      'statement: got "import os", expected an assignment of literals, NAME = value or NAME[key] = value',
      1,
      1,
    ],
    ["a = 1\nprint('x')", 'statement: got "print ( \'x\' )"', 2, 1],
    ['a = b', 'value: got "b", expected a literal: names, calls and imports are not evaluated', 1, 5],
    ["a = __import__('os')", 'value: got "__import__"', 1, 5],
    ['a = open("x")', 'value: got "open"', 1, 5],
    ['a = [x for x in y]', 'value: got "x"', 1, 6],
    ['a = 1 if True else 2', 'statement: got "if"', 1, 7],
    ['a = lambda: 1', 'value: got "lambda"', 1, 5],
    ['a += 1', 'statement: got "a + = 1"', 1, 1],
    ['a = b = 1', 'value: got "b"', 1, 5],
    ['a, b = 1, 2', 'statement: got "a , b = 1 , 2"', 1, 1],
    ['a = 1\n  b = 2', 'statement: got "b = 2"', 2, 3],
    ['a.b = 1', 'statement: got ".b = 1"', 1, 2],
    ['a[0] = 1', 'name: got "a", expected one assigned before', 1, 1],
    ['a = {}\na[1][2] = 3', 'key: got "1", expected one assigned before', 2, 3],
    ['a = [1]\na[1] = 2', 'index: got 1, expected a whole number below 1', 2, 3],
    ['a = "x', 'string: got "\\"x", expected a closing "', 1, 5],
    ['a = [1, 2\nb = 3', 'statement: got "b"', 2, 1],
    ['a = 1/0', 'arithmetic: got "1 / 0", expected a finite result', 1, 6],
    ['a = 10**400', 'arithmetic: got "10 ** 400"', 1, 7],
    ["a = 'x' * 1000000000", 'arithmetic: got "*", expected numbers on both sides', 1, 9],
    ['a = [0] * 9', 'arithmetic: got "*"', 1, 9],
    ['a = 1j', 'statement: got "1j"', 1, 5],
    ["a = f'{x}'", 'value: got "f"', 1, 5],
    ['a = {[]: 1}', 'key: got [], expected a string or a number', 1, 6],
    ['a = 1 2', 'statement: got "2", expected the end of the line after a literal', 1, 7],
    [`a = ${'['.repeat(60)}`, 'nesting: got 41, expected at most 40 levels', 1, 45],
    [`a = ${'-'.repeat(60)}1`, 'nesting: got 41, expected at most 40 levels', 1, 45],
    ['a = @', 'statement: got "@"', 1, 5],
  ])('refuses %j', (text, message, line, column) => {
    const expected = expect.stringMatching(
      new RegExp(
        `^invalid ${message.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}.*\\(m\\.mkm line ${line}, column ${column}\\)$`,
      ),
    ) as string;
    expect(() => read(text)).toThrow(expect.objectContaining({ name: 'InvalidInput', message: expected }));
  });

  it('keeps dangerous names as plain keys', () => {
    const values = pythonLiterals(
      "__proto__ = {'polluted': 1}\nconstructor = 2\na = {'__proto__': {'x': 1}}",
      'm.mkm',
    ).values;
    expect([...values.keys()]).toEqual(['__proto__', 'constructor', 'a']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('notes divisions of whole numbers', () => {
    const { wholeDivisions } = pythonLiterals('a = 1/3\nb = 1./3\nc = 4/2', 'm.mkm');
    expect(wholeDivisions.map(({ line }) => line)).toEqual([1, 3]);
  });
});
