import { describe, expect, it } from 'vitest';
import { parseFilter, type RowSource } from '../../../src/formats';

const rows = [
  ['Pt', '-4.2', '0', '0.1'],
  ['Cu3Au', '-4.6', '1', ''],
  ['HgTe', '-3.1', '0', '2e-1'],
];
const source: RowSource = {
  names: ['name', 'E_O', 'flag', 'hull energy'],
  number: (row, column) => (rows[row][column] === '' ? NaN : Number(rows[row][column])),
  text: (row, column) => rows[row][column],
};
const kept = (expression: string): readonly number[] => {
  const keeps = parseFilter(expression).keeps(source);
  return [0, 1, 2].filter(keeps);
};

describe('parseFilter', () => {
  it.each<[string, readonly number[]]>([
    ['flag == 0', [0, 2]],
    ['flag = 0 and E_O < -4', [0]],
    ['flag == 1 or E_O > -3.5', [1, 2]],
    ['flag == 1 || E_O > -3.5 && flag == 0', [1, 2]],
    ['not flag == 0', [1]],
    ['not flag == 0 or flag == 0', [0, 1, 2]],
    ['!(flag == 0) && true_ish == 1 or flag == 0', []],
    ['E_O + 1 < -3.2 - 0', [1]],
    ['E_O < −4.5', [1]],
    ['E_O ≤ −4.2', [0, 1]],
    ['2 ^ 3 ^ 2 == 512', [0, 1, 2]],
    ['-2 ^ 2 == -4', [0, 1, 2]],
    ['1 - 2 - 3 == -4 and 8 / 4 / 2 == 1', [0, 1, 2]],
    ['abs(E_O + 4.2) < 1e-9', [0]],
    ['min(E_O, -4.5) < -4.5', [1]],
    ['name == "Pt"', [0]],
    ["name != 'Pt'", [1, 2]],
    ['contains(name, "Au") or contains(name, "Hg")', [1, 2]],
    ['`hull energy` < 0.15', [0]],
    ['missing(`hull energy`)', [1]],
    ['`hull energy` < 10', [0, 2]],
    ['`hull energy` != 0.1', [1, 2]],
  ])('%s', (expression, expected) => {
    if (expression.includes('true_ish'))
      expect(() => kept(expression)).toThrow('got "true_ish", expected one of the columns');
    else expect(kept(expression)).toEqual(expected);
  });

  it('tells the columns that it reads', () => {
    expect(parseFilter('E_O < 1 and contains(name, "E_N")').columns).toEqual(['E_O', 'name']);
  });

  it.each([
    ['', 'a number, a text or a column (character 1)'],
    ['E_O <', 'a number, a text or a column (character 6)'],
    ['E_O < 1 E_N', 'and, or, a comparison, or the end (character 9)'],
    ['(E_O < 1', '")" (character 9)'],
    ['name == "Pt', 'a closing quote (character 9)'],
    ['E_O < 1; process.exit()', 'names, numbers'],
    ['constructor("x") == 1', 'one of abs'],
    ['abs(1, 2) == 1', '1 argument for abs'],
    ['toString(1) == 1', 'one of abs'],
    [`${'('.repeat(500)}1${')'.repeat(500)} == 1`, 'at most 100'],
  ])('refuses %s', (expression, message) => {
    expect(() => parseFilter(expression)).toThrow(message);
  });

  it.each(['E_O', 'E_O + 1', '"text"'])('refuses %s, which is no condition', (expression) => {
    expect(() => kept(expression)).toThrow('a condition, such as');
  });

  it('refuses and between numbers', () => {
    expect(() => kept('E_O and flag == 0')).toThrow('a condition on both sides');
  });

  it('takes names for columns, whatever objects have under them', () => {
    expect(() => kept('__proto__ == 1')).toThrow('one of the columns');
    expect(() => kept('constructor == 1')).toThrow('one of the columns');
  });
});
