import { InvalidInput } from '../base';
import { parseFormula, type Composition } from './formula';
import type { Species, SpeciesDeclaration } from './species';

const surfacePattern = /^([A-Za-z][A-Za-z0-9().-]*)?(\*+)(?:_([A-Za-z0-9]+))?$/;
const externalPattern = /^([A-Za-z][A-Za-z0-9()]*?)(?:\^(\d*)([+-])|([+-]))?(?:_g|\((g|aq|l)\))?$/;

/** Names that a study gives to species, by canonical name. */
export type Declarations = ReadonlyMap<string, SpeciesDeclaration>;

/**
 * Reads one species name of the field's notation: `NO3*` (adsorbate), `*` (empty site), `X*_t` (on site type t),
 * `O2**` (takes two sites), `NO3-`, `SO4^2-`, `NO(g)`, `H+`, `e-`. A state in brackets stays in the canonical name where
 * the name alone would mean another one: `NO(g)` is `NO` and `NO3-(aq)` is `NO3-`, but `H2O(l)` and `H2O` are two species.
 *
 * @param defaultSite site type meant by a bare `*`; `X*_s` and `X*` are the same species when it is `s`.
 * @param where place named in errors, e.g. `mechanism line 2, column 7`.
 * @throws InvalidInput when the text is no species name or its atoms are not known.
 */
export function parseSpecies(text: string, defaultSite: string, declared: Declarations, where: string): Species {
  const surface = surfacePattern.exec(text);
  if (surface !== null) {
    const [, fragment, stars, site = defaultSite] = surface;
    const suffix = site === defaultSite ? '' : `_${site}`;
    if (fragment === undefined) {
      if (stars.length > 1) throw refused(text, 'a count before the site, as in 2*', where);
      return { name: `*${suffix}`, phase: 'site', composition: {}, charge: 0, site, denticity: 1 };
    }
    const name = `${fragment}${stars}${suffix}`;
    const said = declared.get(name);
    return {
      name,
      phase: 'surface',
      composition: atoms(fragment, said, where),
      charge: said?.charge ?? 0,
      site,
      denticity: said?.denticity ?? stars.length,
    };
  }
  return parseExternal(text, declared, where);
}

function parseExternal(text: string, declared: Declarations, where: string): Species {
  const match = externalPattern.exec(text);
  if (match === null) throw refused(text, 'a species such as NO3*, *, *_t, NO3-, NO(g), H+ or e-', where);
  const [, formula, digits, multiSign, singleSign, state] = match;
  const sign = multiSign ?? singleSign;
  const size = multiSign !== undefined && digits !== '' ? Number(digits) : 1;
  const charge = sign === undefined ? 0 : sign === '+' ? size : -size;
  const bare = text.replace(/_g$|\((g|aq|l)\)$/, '');
  const implied = sign === undefined ? 'g' : 'aq';
  const stated = state ?? (text.endsWith('_g') ? 'g' : implied);
  const name = stated === implied ? bare : `${bare}(${stated})`;
  const base = { name, site: null, denticity: 0 };
  if (name === 'e-') return { ...base, phase: 'electron', composition: {}, charge: -1 };
  if (name === 'H+') return { ...base, phase: 'proton', composition: { H: 1 }, charge: 1 };
  const said = declared.get(name);
  return {
    ...base,
    phase: said?.phase ?? (stated === 'g' ? 'gas' : 'solution'),
    composition: atoms(formula, said, where),
    charge: said?.charge ?? charge,
  };
}

function atoms(formula: string, said: SpeciesDeclaration | undefined, where: string): Composition {
  const composition = said?.composition ?? parseFormula(formula);
  if (composition === null) {
    throw refused(formula, 'a formula of element symbols, or a composition declared under species', where);
  }
  return composition;
}

function refused(got: string, expected: string, where: string): InvalidInput {
  return new InvalidInput({ name: 'species', got, expected, where });
}
