import { describe, expect, it } from 'vitest';
import { imbalances, parseMechanism, requireBalanced, type ParsedStep } from '../../src/mechanism';

function parse(lines: string[], declared = {}): readonly ParsedStep[] {
  return parseMechanism(lines, { defaultSite: 's', declared: new Map(Object.entries(declared)) });
}

function missing(line: string, declared = {}): string[] {
  const [step] = parse([line], declared);
  return imbalances(step).map(({ quantity, left, right }) => `${quantity}: ${left} and ${right}`);
}

describe('imbalances', () => {
  it.each([
    'NO3* + * <-> NO2* + O*',
    'NO3- + * <-> NO3* + e-',
    'O2 + 2* <-> O2**',
    'O2** <-> 2O*',
    'CO*_t + O* <-> CO2 + *_t + *',
    'SO4^2- + 2H+ <-> H2SO4',
    'Fe^3+ + e- <-> Fe^2+',
    '2H+ + 2e- -> H2',
  ])('finds none in %s', (line) => {
    expect(missing(line)).toEqual([]);
  });

  it.each([
    ['NO3* + * <-> NO2* + *', ['element O: 3 and 2']],
    ['N* <-> O*', ['element N: 1 and 0', 'element O: 0 and 1']],
    ['H+ + * <-> H*', ['charge: 1 and 0']],
    ['NO3- + * <-> NO3*', ['charge: -1 and 0']],
    ['O2 + * <-> O2**', ['sites of type s: 1 and 2']],
    ['CO*_t <-> CO*', ['sites of type t: 1 and 0', 'sites of type s: 0 and 1']],
    ['2N* <-> N2', ['sites of type s: 2 and 0']],
    ['H2O + * <-> OH* + H+', ['charge: 0 and 1']],
  ])('names what %s does not conserve', (line, expected) => {
    expect(missing(line)).toEqual(expected);
  });

  it('counts declared atoms, charge and denticity', () => {
    const declared = { 'ads*': { composition: { N: 2 }, denticity: 2, charge: 1 } };
    expect(missing('N2 + 2* <-> ads*', declared)).toEqual(['charge: 0 and 1']);
    expect(missing('N2 + * <-> ads* + e-', declared)).toEqual(['sites of type s: 1 and 2']);
  });
});

describe('requireBalanced', () => {
  it('passes balanced steps', () => {
    expect(() => requireBalanced(parse(['NO + * <-> NO*', '2N* <-> N2 + 2*']))).not.toThrow();
  });

  it.each([
    [['NO + * <-> NO*', '', 'NO3* + * <-> NO2* + *'], '"NO3* + * <-> NO2* + *"', 'element O', '3 and 2', 3],
    [['H+ + * <-> H*'], '"H+ + * <-> H*"', 'charge', '1 and 0', 1],
    [['up: O2 + * <-> O2**'], '"O2 + * <-> O2**"', 'sites of type s', '1 and 2', 1],
  ])('refuses %o', (lines, got, quantity, amounts, line) => {
    const message = `invalid step: got ${got}, expected equal ${quantity} on both sides, not ${amounts} (mechanism line ${line})`;
    expect(() => requireBalanced(parse(lines))).toThrow(expect.objectContaining({ message }));
  });
});
