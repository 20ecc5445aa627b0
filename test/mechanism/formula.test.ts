import { describe, expect, it } from 'vitest';
import { parseFormula } from '../../src/mechanism';

describe('parseFormula', () => {
  it.each([
    ['N', { N: 1 }],
    ['NO3', { N: 1, O: 3 }],
    ['CO', { C: 1, O: 1 }],
    ['Co', { Co: 1 }],
    ['CH3OH', { C: 1, H: 4, O: 1 }],
    ['Zn(OH)4', { Zn: 1, O: 4, H: 4 }],
    ['Ca(N(CH3)2)2', { Ca: 1, N: 2, C: 4, H: 12 }],
    ['O-CO', { O: 2, C: 1 }],
    ['C60', { C: 60 }],
    ['D2O', { D: 2, O: 1 }],
    ['(OH)', { O: 1, H: 1 }],
  ])('counts the atoms of %s', (formula, atoms) => {
    expect({ ...parseFormula(formula) }).toEqual(atoms);
  });

  it.each(['', 'x', 'Xx', 'no3', '3N', 'N O', 'N(', 'N)', '(N', 'N(OH', 'N+', '()', '-', 'constructor'])(
    'refuses %o',
    (formula) => {
      expect(parseFormula(formula)).toBeNull();
    },
  );
});
