import { describe, expect, it } from 'vitest';
import { parseMechanism, type MechanismOptions, type ParsedStep } from '../../src/mechanism';

const options: MechanismOptions = { defaultSite: 's', declared: new Map() };

function parse(...lines: string[]): readonly ParsedStep[] {
  return parseMechanism(lines, options);
}

function side(terms: ParsedStep['left']): string[] {
  return terms.map(({ count, species }) => `${count} ${species.name}`);
}

describe('parseMechanism', () => {
  it.each([
    ['NO3* + * <-> NO2* + O*', 'NO3* + * <-> NO2* + O*'],
    ['NO3*+*<->NO2*+O*', 'NO3* + * <-> NO2* + O*'],
    ['  NO3*  +  *  <=>  NO2*+ O* ', 'NO3* + * <-> NO2* + O*'],
    ['\tNO3* + * <-> NO2* + O*\r', 'NO3* + * <-> NO2* + O*'],
    ['2N* <-> N2* + *', '2N* <-> N2* + *'],
    ['2 N* <-> N2*+1*', '2N* <-> N2* + *'],
    ['N* + N* <-> N2* + *', '2N* <-> N2* + *'],
    ['* + N* + 2* <-> N* + 3 *', '3* + N* <-> N* + 3*'],
    ['CO*_t + *_s <-> CO*_s + *_t', 'CO*_t + * <-> CO* + *_t'],
    ['O2 + 2* <-> O2**', 'O2 + 2* <-> O2**'],
    ['NO(g) + * <-> NO*', 'NO + * <-> NO*'],
    ['H2O(l) + * <-> H2O*', 'H2O(l) + * <-> H2O*'],
    ['NO3- +* <-> NO3*+ e-', 'NO3- + * <-> NO3* + e-'],
    ['SO4^2- + * -> SO4* + 2e-', 'SO4^2- + * -> SO4* + 2e-'],
    ['Fe^3+ + e- <-> Fe^2+', 'Fe^3+ + e- <-> Fe^2+'],
    ['NO3-->NO3-', 'NO3- -> NO3-'],
    ['O* + H+ + e- <-> OH*', 'O* + H+ + e- <-> OH*'],
    ['O-CO* -> CO2 + *', 'O-CO* -> CO2 + *'],
    ['NO* -> NO + * # desorption -> done', 'NO* -> NO + *'],
  ])('writes %o as %s', (text, equation) => {
    const [step] = parse(text);
    expect(step.equation).toBe(equation);
    expect(step.id).toBe(equation);
    expect(step.reversible).toBe(!equation.includes(' -> '));
    expect(step.line).toBe(1);
  });

  it('reads counts and species of both sides', () => {
    const [step] = parse('2 NO* + * <-> N2O(g) + O* + 2*');
    expect(side(step.left)).toEqual(['2 NO*', '1 *']);
    expect(side(step.right)).toEqual(['1 N2O', '1 O*', '2 *']);
  });

  it('takes a label as the id', () => {
    const [first, second] = parse('ads: NO3- + * <-> NO3* + e-', '  r-2.b :NO*->NO +*');
    expect(first).toMatchObject({ id: 'ads', equation: 'NO3- + * <-> NO3* + e-' });
    expect(second).toMatchObject({ id: 'r-2.b', equation: 'NO* -> NO + *', line: 2 });
  });

  it('lets two labels share an equation', () => {
    expect(parse('slow: N* <-> N*', 'fast: N* <-> N*').map((s) => s.id)).toEqual(['slow', 'fast']);
  });

  it('skips comments and blank lines, and counts them', () => {
    const steps = parse('# nitrogen', '', '2N* <-> N2* + *', '   # oxygen', '2O* -> O2 + 2* # gone');
    expect(steps.map((s) => s.line)).toEqual([3, 5]);
  });

  it('reads a bare site as the default one', () => {
    const [step] = parseMechanism(['CO*_t <-> CO* + *_s'], { defaultSite: 't', declared: new Map() });
    expect(step.left[0].species).toMatchObject({ name: 'CO*', site: 't' });
    expect(side(step.right)).toEqual(['1 CO*', '1 *_s']);
  });

  it('reads declared species', () => {
    const declared = new Map([['ads*', { composition: { N: 1 } }]]);
    const [step] = parseMechanism(['N* -> ads*'], { defaultSite: 's', declared });
    expect(step.right[0].species.composition).toEqual({ N: 1 });
  });

  const formula = 'a formula of element symbols, or a composition declared under species';
  it.each<[string, string, string, string, number, number]>([
    ['NO3* + *', 'step', '"NO3* + *"', 'an arrow <-> or ->', 1, 1],
    ['  N* = O*', 'step', '"N* = O*"', 'an arrow <-> or ->', 1, 3],
    ['ads: NO3*', 'step', '"ads: NO3*"', 'an arrow <-> or ->', 1, 6],
    ['\n\nN*', 'step', '"N*"', 'an arrow <-> or ->', 3, 1],
    ['N* <-> O* -> H*', 'step', '"N* <-> O* -> H*"', 'one arrow', 1, 11],
    ['-> N*', 'step', '"-> N*"', 'species on both sides of the arrow', 1, 1],
    ['ads: <-> N*', 'step', '"ads: <-> N*"', 'species on both sides of the arrow', 1, 5],
    ['N* ->', 'step', '"N* ->"', 'species on both sides of the arrow', 1, 6],
    ['N* -> # N2', 'step', '"N* ->"', 'species on both sides of the arrow', 1, 6],
    ['0N* <-> N*', 'count', '"0"', 'a whole number from 1 (an elementary step)', 1, 1],
    ['N* + 1.5 O* <-> *', 'count', '"1.5"', 'a whole number from 1 (an elementary step)', 1, 6],
    ['N* <-> N*\n0.5O2 + * <-> O*', 'count', '"0.5"', 'a whole number from 1 (an elementary step)', 2, 1],
    ['NO* + Xx* <-> *', 'species', '"Xx"', formula, 1, 7],
    ['2 Qz* <-> *', 'species', '"Qz"', formula, 1, 3],
    ['N* <-> N*\n# two\nO* <-> n2 + *', 'species', '"n2"', formula, 3, 8],
    ['N* + <-> *', 'step', '"N* + <-> *"', 'a species after +', 1, 6],
    ['N* <-> * +', 'step', '"N* <-> * +"', 'a species after +', 1, 11],
    ['+ N* <-> N*', 'species', '"+"', 'a species such as NO3*, *, *_t, NO3-, NO(g), H+ or e-', 1, 1],
    ['N* O* <-> *', 'step', '"O*"', '+ between species', 1, 4],
    ['NO+ * <-> NO*', 'step', '"*"', '+ between species', 1, 5],
    ['NO3-+* <-> NO3* + e-', 'species', '"NO3-+"', 'a species such as NO3*, *, *_t, NO3-, NO(g), H+ or e-', 1, 1],
    ['O2 + ** <-> O2**', 'species', '"**"', 'a count before the site, as in 2*', 1, 6],
    ['2 <-> *', 'species', '"2"', 'a species such as NO3*, *, *_t, NO3-, NO(g), H+ or e-', 1, 1],
    ['N* <-> O*\n\n  N* <=> O*', 'step', '"N* <-> O*"', 'a step not given before (it stands on line 1)', 3, 3],
    ['a: N* <-> O*\na: O* <-> N*', 'step', '"a"', 'a step not given before (it stands on line 1)', 2, 1],
  ])('refuses %o', (text, name, got, rule, line, column) => {
    const message = `invalid ${name}: got ${got}, expected ${rule} (mechanism line ${line}, column ${column})`;
    expect(() => parse(...text.split('\n'))).toThrow(expect.objectContaining({ name: 'InvalidInput', message }));
  });

  it.each([[[]], [['']], [['# nothing', '  ']]])('refuses a mechanism without a step: %o', (lines) => {
    expect(() => parse(...lines)).toThrow(
      expect.objectContaining({ message: `invalid mechanism: got ${lines.length}, expected at least one step` }),
    );
  });
});
