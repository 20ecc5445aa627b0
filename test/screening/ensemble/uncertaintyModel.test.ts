import { describe, expect, it } from 'vitest';
import { compileModel, parameterName } from '../../../src/screening';
import { uncertaintyModel } from '../../../src/screening/ensemble/uncertaintyModel';
import { parseSteps } from '../../../src/screening/parseSteps';
import { parseStudy, type StudyInput } from '../../../src/study';
import { minimalStudy } from '../../helpers/minimalStudy';
import { uncertain } from './ensembleOf';

type Given = StudyInput['uncertainty'];

function modelOf(given: Given): ReturnType<typeof uncertaintyModel> {
  const study = uncertain(minimalStudy(), given);
  return uncertaintyModel(study, parseSteps(study), compileModel(study).mechanism);
}

const names = (given: Given): readonly string[] => modelOf(given).parameters.map(parameterName);
/** Standard deviation of each parameter from sources of its own. */
const sigmas = (given: Given): Readonly<Record<string, number>> => {
  const { parameters, causes } = modelOf(given);
  return Object.fromEntries(
    causes.map(({ loadings: [{ parameter, weight }] }) => [parameterName(parameters[parameter]), weight]),
  );
};

describe('a name of a parameter', () => {
  it('is read by id, equation or number of a step, in one form', () => {
    expect(names({ sigma: { 'barrier:2': 1, 'barrier:out': 1, 'bep:NO*+*<=>N*+O*': 1 } })).toEqual([
      'barrier:split',
      'barrier:out',
      'bep:split',
    ]);
  });

  it('may end with a descriptor or T', () => {
    expect(names({ sigma: { 'energy:N*:E_N': 1, 'barrier:O* + 2H+ + 2e- -> H2O + *:T': 1 } })).toEqual([
      'energy:N*:E_N',
      'barrier:O* + 2H+ + 2e- -> H2O + *:T',
    ]);
  });

  it('alone stands for all of a kind that are not named otherwise', () => {
    expect(sigmas({ sigma: { barrier: 0.1, 'barrier:out': 0.3, energy: 0.2 } })).toEqual({
      'barrier:split': 0.1,
      'barrier:out': 0.3,
      'barrier:O* + 2H+ + 2e- -> H2O + *': 0.1,
      'energy:NO*': 0.2,
      'energy:N*': 0.2,
      'energy:O*': 0.2,
    });
    expect(names({ sigma: { energy: 1 } }).length).toBe(3);
    expect(Object.keys(sigmas({ sigma: { prefactor: 1, reaction: 1, descriptor: 1 } })).length).toBe(4 + 4 + 2);
  });

  it.each<[string, string]>([
    [
      'typo:N*',
      'energy:…, barrier:…, reaction:…, prefactor:…, bep:…, descriptor:…, with a species, step or descriptor',
    ],
    ['energy:X*', 'energy: and one of NO*, N*, O*, NO, N2, H2O'],
    ['energy:*', 'energy: and one of NO*, N*, O*, NO, N2, H2O'],
    ['energy:H+', 'energy: and one of NO*, N*, O*, NO, N2, H2O'],
    ['barrier:ads', 'barrier: and one of split; out; O* + 2H+ + 2e- -> H2O + *'],
    ['barrier:9', 'barrier: and one of split; out; O* + 2H+ + 2e- -> H2O + *'],
    ['bep:out', 'bep: and one of split'],
    ['descriptor:U', 'descriptor: and one of E_N, E_O'],
    ['energy:N*:E_X', 'a coefficient of one of E_N, E_O, T'],
    ['prefactor:out:T', 'prefactor:… without a variable after it'],
    ['bep', 'bep:STEP (slopes are given step by step)'],
  ])('%s is refused', (text, expected) => {
    expect(() => modelOf({ sigma: { [text]: 0.1 } })).toThrow(expected);
  });
});

describe('the uncertainty of a study', () => {
  const pair = ['energy:N*', 'energy:O*'];
  const covariances = (matrix: number[][], parameters = pair): Given => ({
    covariances: [{ name: 'dft', parameters, matrix }],
  });
  const three = ['energy:N*', 'energy:O*', 'energy:NO*'];

  it.each<[string, Given, string]>([
    ['a negative standard deviation', { sigma: { barrier: -0.1 } }, 'invalid uncertainty.sigma.barrier: got -0.1, expected a standard deviation, at least 0 (test)'],
    ['a standard deviation that is no number', { sigma: { barrier: NaN } }, 'invalid uncertainty.sigma.barrier: got NaN, expected a number (test)'],
    ['an unknown parameter', { sigma: { 'energy:Q*': 1 } }, 'invalid uncertainty.sigma["energy:Q*"]: got "energy:Q*", expected energy: and one of NO*, N*, O*, NO, N2, H2O'],
    ['a parameter named twice', { sigma: { 'barrier:2': 1, 'barrier:split': 1 } }, 'expected a parameter that is not given in uncertainty.sigma as well'],
    ['sigma beside a covariance', { ...covariances([[1, 0], [0, 1]]), sigma: { 'energy:N*': 1 } }, 'expected a parameter that is not given in uncertainty.covariances[0] as well'],
    ['rows that are missing', covariances([[1, 0]]), 'invalid uncertainty.covariances[0].matrix: got "1 rows", expected 2, one a parameter'],
    ['a short row', covariances([[1, 0], [0]]), 'invalid uncertainty.covariances[0].matrix[1]: got "1 numbers", expected 2 numbers'],
    ['an asymmetric matrix', covariances([[1, 0.5], [0.4, 1]]), 'invalid uncertainty.covariances[0].matrix[1][0]: got 0.4, expected 0.5 as in row 0 (a symmetric matrix)'],
    ['a negative variance', covariances([[1, 0], [0, -1]]), 'invalid uncertainty.covariances[0].matrix[1][1]: got -1, expected the variance of energy:O*, at least 0'],
    ['a correlation above 1', covariances([[1, 3], [3, 4]]), 'invalid uncertainty.covariances[0].matrix[1][0]: got 3, expected at most 2 in size (a correlation of energy:O* and energy:N* within ±1)'],
    [
      'a matrix with a negative eigenvalue',
      covariances([[1, -0.9, -0.9], [-0.9, 1, -0.9], [-0.9, -0.9, 1]], three),
      'invalid uncertainty.covariances[0].matrix[2]: got "covariances of energy:NO* that contradict those before it", expected a positive semidefinite matrix (dft)',
    ],
    [
      'two matrices with one parameter',
      { covariances: [1, 2].map((i) => ({ name: `m${i}`, parameters: ['energy:N*'], matrix: [[1]] })) },
      'invalid uncertainty.covariances: got "energy:N*", expected a parameter that stands in no other covariance matrix',
    ],
    [
      'two factors of one name',
      { factors: [1, 2].map((weight) => ({ name: 'f', loadings: { 'energy:N*': weight } })) },
      'invalid uncertainty.factors[1].name: got "f", expected a name not used before',
    ],
    ['a parameter twice in an ensemble', { ensemble: { parameters: ['barrier:2', 'barrier:2'], rows: [[0, 0]] } }, 'expected each parameter once (test)'],
    ['a short row of an ensemble', { ensemble: { parameters: pair, rows: [[0, 0], [0]] } }, 'invalid uncertainty.ensemble.rows[1]: got "1 numbers", expected 2, one a parameter'],
    ['an unknown source', { sources: ['nowhere'], sigma: { barrier: 1 } }, 'invalid uncertainty.sources[0]: got "nowhere", expected one of paper'],
  ])('%s is refused when the study is compiled', (_, given, message) => {
    expect(() => compileModel(parseStudy({ ...minimalStudy(), uncertainty: given }, 'test'))).toThrow(message);
  }); // prettier-ignore

  it('may be a singular matrix, of parameters that move together', () => {
    const { causes } = modelOf(covariances([[0.04, 0.06], [0.06, 0.09]])); // prettier-ignore
    expect(causes.map(({ loadings }) => loadings.map(({ weight }) => Number(weight.toFixed(12))))).toEqual([
      [0.2, 0.3],
    ]);
  });
});
