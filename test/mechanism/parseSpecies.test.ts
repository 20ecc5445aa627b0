import { describe, expect, it } from 'vitest';
import { parseSpecies, type Declarations, type Species, type SpeciesDeclaration } from '../../src/mechanism';

const undeclared: Declarations = new Map();

function read(text: string, declared = undeclared): Species {
  const species = parseSpecies(text, 's', declared, 'here');
  return { ...species, composition: species.composition === null ? null : { ...species.composition } };
}

function declaring(name: string, said: SpeciesDeclaration): Declarations {
  return new Map([[name, said]]);
}

describe('parseSpecies', () => {
  it.each<[string, Omit<Species, 'composition'> & { composition: Record<string, number> }]>([
    ['*', { name: '*', phase: 'site', composition: {}, charge: 0, site: 's', denticity: 1 }],
    ['*_s', { name: '*', phase: 'site', composition: {}, charge: 0, site: 's', denticity: 1 }],
    ['*_t', { name: '*_t', phase: 'site', composition: {}, charge: 0, site: 't', denticity: 1 }],
    ['NO3*', { name: 'NO3*', phase: 'surface', composition: { N: 1, O: 3 }, charge: 0, site: 's', denticity: 1 }],
    [
      'X*_s'.replace('X', 'CO'),
      { name: 'CO*', phase: 'surface', composition: { C: 1, O: 1 }, charge: 0, site: 's', denticity: 1 },
    ],
    ['CO*_t', { name: 'CO*_t', phase: 'surface', composition: { C: 1, O: 1 }, charge: 0, site: 't', denticity: 1 }],
    ['O2**', { name: 'O2**', phase: 'surface', composition: { O: 2 }, charge: 0, site: 's', denticity: 2 }],
    ['O2**_t', { name: 'O2**_t', phase: 'surface', composition: { O: 2 }, charge: 0, site: 't', denticity: 2 }],
    ['O-CO*', { name: 'O-CO*', phase: 'surface', composition: { C: 1, O: 2 }, charge: 0, site: 's', denticity: 1 }],
    ['NO', { name: 'NO', phase: 'gas', composition: { N: 1, O: 1 }, charge: 0, site: null, denticity: 0 }],
    ['NO(g)', { name: 'NO', phase: 'gas', composition: { N: 1, O: 1 }, charge: 0, site: null, denticity: 0 }],
    ['NO_g', { name: 'NO', phase: 'gas', composition: { N: 1, O: 1 }, charge: 0, site: null, denticity: 0 }],
    ['NO3-', { name: 'NO3-', phase: 'solution', composition: { N: 1, O: 3 }, charge: -1, site: null, denticity: 0 }],
    [
      'NO3-(aq)',
      { name: 'NO3-', phase: 'solution', composition: { N: 1, O: 3 }, charge: -1, site: null, denticity: 0 },
    ],
    ['NH4+', { name: 'NH4+', phase: 'solution', composition: { N: 1, H: 4 }, charge: 1, site: null, denticity: 0 }],
    [
      'SO4^2-',
      { name: 'SO4^2-', phase: 'solution', composition: { S: 1, O: 4 }, charge: -2, site: null, denticity: 0 },
    ],
    ['Fe^3+', { name: 'Fe^3+', phase: 'solution', composition: { Fe: 1 }, charge: 3, site: null, denticity: 0 }],
    ['OH^-', { name: 'OH^-', phase: 'solution', composition: { O: 1, H: 1 }, charge: -1, site: null, denticity: 0 }],
    ['H+', { name: 'H+', phase: 'proton', composition: { H: 1 }, charge: 1, site: null, denticity: 0 }],
    ['H+(aq)', { name: 'H+', phase: 'proton', composition: { H: 1 }, charge: 1, site: null, denticity: 0 }],
    ['e-', { name: 'e-', phase: 'electron', composition: {}, charge: -1, site: null, denticity: 0 }],
  ])('reads %s', (text, species) => {
    expect(read(text)).toEqual(species);
  });

  it('keeps a liquid or dissolved species apart from the gas of the same formula', () => {
    expect(read('H2O(l)')).toMatchObject({ name: 'H2O(l)', phase: 'solution', composition: { H: 2, O: 1 }, charge: 0 });
    expect(read('CO2(aq)')).toMatchObject({ name: 'CO2(aq)', phase: 'solution' });
    expect(read('H2O(g)')).toMatchObject({ name: 'H2O', phase: 'gas' });
    expect(read('OH-(g)')).toMatchObject({ name: 'OH-(g)', phase: 'gas', charge: -1 });
  });

  it.each(['*', '*_t', 'NO3*', 'CO*_t', 'O2**', 'NO', 'H2O(l)', 'CO2(aq)', 'NO3-', 'OH-(g)', 'SO4^2-', 'H+', 'e-'])(
    'reads its own canonical name %s as the same species',
    (text) => {
      const species = read(text);
      expect(species.name).toBe(text);
      expect(read(species.name)).toEqual(species);
    },
  );

  it('takes atoms, charge, denticity and phase from a declaration of the canonical name', () => {
    expect(read('ads*', declaring('ads*', { composition: { C: 2 }, charge: -1, denticity: 3 }))).toEqual({
      name: 'ads*',
      phase: 'surface',
      composition: { C: 2 },
      charge: -1,
      site: 's',
      denticity: 3,
    });
    expect(read('CO*_s', declaring('CO*', { denticity: 2 })).denticity).toBe(2);
    expect(read('sugar', declaring('sugar', { composition: { C: 6, H: 12, O: 6 }, phase: 'solution' }))).toMatchObject({
      phase: 'solution',
      composition: { C: 6, H: 12, O: 6 },
    });
    expect(read('NO3-', declaring('NO3-', { charge: -2 })).charge).toBe(-2);
  });

  it('does not let a declaration turn protons and electrons into something else', () => {
    expect(read('H+', declaring('H+', { phase: 'gas', charge: 0 }))).toMatchObject({ phase: 'proton', charge: 1 });
    expect(read('e-', declaring('e-', { phase: 'gas', charge: 0 }))).toMatchObject({ phase: 'electron', charge: -1 });
  });

  it.each([
    ['Xx*', 'Xx', 'a formula of element symbols, or a composition declared under species'],
    ['sugar', 'sugar', 'a formula of element symbols, or a composition declared under species'],
    ['constructor*', 'constructor', 'a formula of element symbols, or a composition declared under species'],
    ['**', '**', 'a count before the site, as in 2*'],
    ['***_t', '***_t', 'a count before the site, as in 2*'],
    ['NO*_', 'NO*_', 'a species such as NO3*, *, *_t, NO3-, NO(g), H+ or e-'],
    ['NO--', 'NO--', 'a species such as NO3*, *, *_t, NO3-, NO(g), H+ or e-'],
    ['NO(s)', 'NO(s)', 'a formula of element symbols, or a composition declared under species'],
    ['', '', 'a species such as NO3*, *, *_t, NO3-, NO(g), H+ or e-'],
  ])('refuses %o', (text, got, rule) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({ message: `invalid species: got ${JSON.stringify(got)}, expected ${rule} (here)` }),
    );
  });
});
