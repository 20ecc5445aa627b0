import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combine, constantForm, evaluateForm, type AffineForm } from '../../src/energetics';
import { expectClose } from '../helpers/expectClose';

const coefficient = fc.double({ min: -10, max: 10, noNaN: true });
const anyForm: fc.Arbitrary<AffineForm> = fc.record({
  constant: coefficient,
  terms: fc.dictionary(fc.constantFrom('E_O', 'E_N', 'U_RHE'), coefficient, { noNullPrototype: true }),
});
const point = fc.record({ E_O: coefficient, E_N: coefficient, U_RHE: coefficient });

describe('constantForm', () => {
  it('has no terms', () => {
    expect(constantForm(-1.5)).toEqual({ constant: -1.5, terms: {} });
  });
});

describe('evaluateForm', () => {
  it('adds coefficient times variable to the constant', () => {
    expect(evaluateForm({ constant: 1, terms: { E_O: 0.5, pH: -2 } }, { E_O: -4, pH: 3, E_N: 99 })).toBe(-7);
  });

  it('is NaN where a variable is missing', () => {
    expect(evaluateForm({ constant: 1, terms: { E_O: 0.5 } }, { E_N: 1 })).toBeNaN();
    expect(evaluateForm({ constant: 1, terms: { valueOf: 0.5 } }, { E_N: 1 })).toBeNaN();
  });
});

describe('combine', () => {
  it('adds weighted constants and coefficients', () => {
    const sum = combine([
      [2, { constant: 1, terms: { E_O: 0.5 } }],
      [-1, { constant: 3, terms: { E_O: 0.25, E_N: 1 } }],
    ]);
    expect(sum).toEqual({ constant: -1, terms: { E_O: 0.75, E_N: -1 } });
  });

  it('drops terms that cancel and parts of weight 0', () => {
    const form = { constant: 1, terms: { E_O: 0.5 } };
    expect(
      combine([
        [1, form],
        [-1, form],
      ]),
    ).toEqual({ constant: 0, terms: {} });
    expect(combine([[0, { constant: Infinity, terms: { E_O: NaN } }]])).toEqual({ constant: 0, terms: {} });
    expect(combine([])).toEqual({ constant: 0, terms: {} });
  });

  it('takes variables by names that every object inherits', () => {
    const form = { constant: 0, terms: { constructor: 2, toString: 3 } };
    const twice = combine([
      [1, form],
      [1, form],
    ]);
    expect(Object.entries(twice.terms)).toEqual([
      ['constructor', 4],
      ['toString', 6],
    ]);
    expect(evaluateForm(twice, { constructor: 1, toString: 10 })).toBe(64);
  });

  it('is linear: the value of the sum is the sum of the values', () => {
    fc.assert(
      fc.property(anyForm, anyForm, coefficient, coefficient, point, (f, g, a, b, at) => {
        const whole = evaluateForm(
          combine([
            [a, f],
            [b, g],
          ]),
          at,
        );
        expectClose(whole, a * evaluateForm(f, at) + b * evaluateForm(g, at), { abs: 1e-11 });
      }),
      { seed: 2, numRuns: 200 },
    );
  });
});
