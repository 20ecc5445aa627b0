import { describe, expect, it } from 'vitest';
import { isFit, resolveForm } from '../../src/screening/resolveForm';
import type { FormInput } from '../../src/study';
import { expectClose } from '../helpers/expectClose';

const variables = new Set(['E_O', 'E_N', 'U_RHE', 'pH', 'T']);

function resolve(input: FormInput): ReturnType<typeof resolveForm> {
  return resolveForm(input, variables, 'energies["O*"]');
}

describe('resolveForm', () => {
  it('reads a number as a constant', () => {
    expect(resolve(-0.4)).toEqual({ constant: -0.4, terms: {} });
  });

  it('reads coefficients by variable, with a constant of 0 when there is none', () => {
    expect(resolve({ const: 1, E_O: 0.5, T: 1e-4 })).toEqual({ constant: 1, terms: { E_O: 0.5, T: 1e-4 } });
    expect(resolve({ pH: 0.06 })).toEqual({ constant: 0, terms: { pH: 0.06 } });
  });

  it('fits a scaling relation on one descriptor', () => {
    const points = [
      [-3, -1.1],
      [-4, -1.6],
      [-5, -1.9],
      [-6, -2.6],
    ];
    const { constant, terms } = resolve({ fit: { on: ['E_O'], points } });
    expectClose(terms.E_O, 0.48, { abs: 1e-13 });
    expectClose(constant, 0.36, { abs: 1e-13 });
  });

  it('fits one on two descriptors, the energy last', () => {
    const at = [
      [-3, -4],
      [-4, -4],
      [-5, -6],
      [-6, -3],
    ];
    const points = at.map(([O, N]) => [O, N, 0.2 + 0.7 * O - 0.1 * N]);
    const { constant, terms } = resolve({ fit: { on: ['E_O', 'E_N'], points } });
    expectClose(constant, 0.2, { abs: 1e-12 });
    expectClose(terms.E_O, 0.7, { abs: 1e-12 });
    expectClose(terms.E_N, -0.1, { abs: 1e-12 });
  });

  const known = 'one of const, E_O, E_N, U_RHE, pH, T';
  it.each<[FormInput, string]>([
    [{ E_0: 1 }, `.E_0: got "E_0", expected ${known}`],
    [{ 'E O\n': 1 }, `["E O\\n"]: got "E O\\n", expected ${known}`],
    [{ toString: 1 }, `.toString: got "toString", expected ${known}`],
    [{ fit: { on: ['E_C'], points: [[1, 2]] } }, `.fit.on.E_C: got "E_C", expected ${known}`],
    [
      {
        fit: {
          on: ['E_O'],
          points: [
            [1, 2],
            [1, 2, 3],
          ],
        },
      },
      '.fit.points[1]: got [1,2,3], expected 2 numbers: E_O, energy',
    ],
    [{ fit: { on: ['E_O'], points: [[1]] } }, '.fit.points[0]: got [1], expected 2 numbers: E_O, energy'],
    [
      { fit: { on: ['E_O'], points: [[1, 2]] } },
      '.fit.points: got "1 points", expected at least 2 points with different E_O',
    ],
    [
      {
        fit: {
          on: ['E_O'],
          points: [
            [1, 2],
            [1, 3],
            [1, 4],
          ],
        },
      },
      '.fit.points: got "3 points", expected at least 2 points with different E_O',
    ],
    [
      {
        fit: {
          on: ['E_O', 'E_N'],
          points: [
            [1, 1, 3],
            [2, 2, 4],
            [3, 3, 5],
          ],
        },
      },
      '.fit.points: got "3 points", expected at least 3 points with different E_O, E_N',
    ],
  ])('refuses %o', (input, text) => {
    const message = `invalid energies["O*"]${text}`;
    expect(() => resolve(input)).toThrow(expect.objectContaining({ name: 'InvalidInput', message }));
  });
});

describe('isFit', () => {
  it('tells a fit from an energy', () => {
    expect(isFit({ fit: { on: [], points: [] } })).toBe(true);
    for (const other of [{ fit: 3 }, 3, null, undefined, { const: 1 }]) expect(isFit(other)).toBe(false);
  });
});
