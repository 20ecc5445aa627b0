import { describe, expect, it } from 'vitest';

import { InvalidInput } from '../../src/base';
import { parseParameterSet, parseSurfaceSet } from '../../src/study/dataset';
import { readJson } from './readDataset';

type Path = readonly (string | number)[];
type Edit = readonly [path: Path, value: unknown];

/** The JSON with the field at `path` replaced, or left out where `value` is undefined. */
function edited(json: unknown, [[key, ...rest], value]: Edit): unknown {
  const copy = (Array.isArray(json) ? [...(json as unknown[])] : { ...(json as object) }) as Record<string, unknown>;
  if (rest.length > 0) copy[key] = edited(copy[key], [rest, value]);
  else if (value === undefined) Reflect.deleteProperty(copy, key);
  else copy[key] = value;
  return copy;
}

function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidInput);
    return (error as InvalidInput).message;
  }
  throw new Error('nothing was thrown');
}

describe('parseSurfaceSet refuses', () => {
  const good = readJson('metals-rmg/surfaces.json');
  const cases: readonly (readonly [what: string, edit: Edit, message: string])[] = [
    [
      'an unknown key',
      [['colour'], 'red'],
      'invalid colour: got "red", expected no such key, only sabatierDataset, kind, id, title, source, unit, sign, reference, functional, notes, surfaces (f.json)',
    ],
    [
      'an unknown key of a surface',
      [['surfaces', 2, 'site'], 'hollow'],
      'invalid surfaces[2].site: got "hollow", expected no such key, only name, material, facet, values, publishedLog10Tof, note (f.json)',
    ],
    [
      'NaN as text',
      [['surfaces', 3, 'values', 'E_O'], 'NaN'],
      'invalid surfaces[3].values.E_O: got "NaN", expected a finite number (f.json)',
    ],
    [
      'NaN',
      [['surfaces', 3, 'values', 'E_O'], NaN],
      'invalid surfaces[3].values.E_O: got NaN, expected a finite number (f.json)',
    ],
    [
      'an infinite number',
      [['surfaces', 3, 'values', 'E_O'], JSON.parse('-1e999')],
      'invalid surfaces[3].values.E_O: got -Infinity, expected a finite number (f.json)',
    ],
    ['a missing sign', [['sign'], undefined], 'invalid sign: got nothing, expected this key to be present (f.json)'],
    [
      'another sign',
      [['sign'], 'positive = stronger'],
      'invalid sign: got "positive = stronger", expected "negative = stronger" (f.json)',
    ],
    ['another unit', [['unit'], 'kJ/mol'], 'invalid unit: got "kJ/mol", expected "eV" (f.json)'],
    ['another version', [['sabatierDataset'], 2], 'invalid sabatierDataset: got 2, expected 1 (f.json)'],
    [
      'an energy that names no adsorbate',
      [['surfaces', 0, 'values'], { oxygen: -3 }],
      'invalid surfaces[0].values.oxygen: got -3, expected a key E_X with X the adsorbate (f.json)',
    ],
    [
      'a surface without energies',
      [['surfaces', 0, 'values'], {}],
      'invalid surfaces[0].values: got {}, expected at least one energy (f.json)',
    ],
    [
      'two surfaces of one name',
      [['surfaces', 5, 'name'], 'Pt(111)'],
      'invalid surfaces[5].name: got "Pt(111)", expected a value not taken by surfaces[0].name (f.json)',
    ],
    [
      'a TOF band upside down',
      [['surfaces', 1, 'publishedLog10Tof'], [-3, -6]],
      'invalid surfaces[1].publishedLog10Tof: got [-3,-6], expected an ascending pair of numbers (f.json)',
    ],
    [
      'a repository without commit',
      [['source', 'repository'], 'owner/name'],
      'invalid source.repository: got "owner/name", expected owner/name@commit (f.json)',
    ],
    [
      'a link in place of a DOI',
      [['source', 'doi'], 'https://doi.org/10.1/x'],
      'invalid source.doi: got "https://doi.org/10.1/x", expected a DOI, 10.prefix/suffix (f.json)',
    ],
    ['a blank title', [['title'], ' '], 'invalid title: got " ", expected text that is not blank (f.json)'],
  ];

  it.each(cases)('%s', (_, edit, message) => {
    expect(messageOf(() => parseSurfaceSet(edited(good, edit), 'f.json'))).toBe(message);
  });

  it.each([null, 3, 'text', undefined])('%s in place of an object', (json) => {
    expect(messageOf(() => parseSurfaceSet(json, 'f.json'))).toMatch(
      /^invalid surface set: got .+, expected an object with sabatierDataset, .+ \(f\.json\)$/,
    );
  });

  it('a parameter set', () => {
    const message = messageOf(() => parseSurfaceSet(readJson('no3rr-liu2019/parameters.json'), 'f.json'));
    expect(message).toBe('invalid kind: got "kinetic-parameters", expected "surfaces" (f.json)');
  });
});

describe('parseParameterSet refuses', () => {
  const good = readJson('no3rr-liu2019/parameters.json');
  const cases: readonly (readonly [what: string, edit: Edit, message: string])[] = [
    [
      'a missing coefficient',
      [['arrhenius', 3, 'reverse', 'dN'], undefined],
      'invalid arrhenius[3].reverse.dN: got nothing, expected this key to be present (f.json)',
    ],
    [
      'an unknown coefficient',
      [['arrhenius', 3, 'reverse', 'dC'], 1],
      'invalid arrhenius[3].reverse.dC: got 1, expected no such key, only dO, dN, const, F_U (f.json)',
    ],
    [
      'a coefficient as text',
      [['hertzKnudsen', 0, 'desorption', 'const'], '-100'],
      'invalid hertzKnudsen[0].desorption.const: got "-100", expected a finite number (f.json)',
    ],
    ['a missing sign', [['sign'], undefined], 'invalid sign: got nothing, expected this key to be present (f.json)'],
    [
      'a prefactor of zero',
      [['arrhenius', 0, 'prefactor_per_s'], 0],
      'invalid arrhenius[0].prefactor_per_s: got 0, expected a number > 0 (f.json)',
    ],
    [
      'a sticking coefficient above one',
      [['hertzKnudsen', 0, 'sticking'], 1.5],
      'invalid hertzKnudsen[0].sticking: got 1.5, expected a number in (0, 1] (f.json)',
    ],
    [
      'a negative activity',
      [['conditions', 'activities', 'NO3-'], -1],
      'invalid conditions.activities["NO3-"]: got -1, expected a number >= 0 (f.json)',
    ],
    [
      'a step without arrow',
      [['arrhenius', 1, 'step'], 'NO3* + * = NO2* + O*'],
      'invalid arrhenius[1].step: got "NO3* + * = NO2* + O*", expected an elementary step, A + * <-> A* (f.json)',
    ],
    [
      'a step given twice',
      [['arrhenius', 1, 'step'], 'N2 + * <-> N2*'],
      'invalid arrhenius[1].step: got "N2 + * <-> N2*", expected a value not taken by hertzKnudsen[1].step (f.json)',
    ],
    [
      'a Hertz-Knudsen step of another species',
      [['hertzKnudsen', 0, 'species'], 'CO'],
      'invalid hertzKnudsen[0].step: got "NO + * <-> NO*", expected CO + * <-> CO* (f.json)',
    ],
    [
      'a domain over a step without barrier',
      [['domain', 'barriers', 0, 'step'], 'CO + * <-> CO*'],
      'invalid domain.barriers[0].step: got "CO + * <-> CO*", expected a step of arrhenius (f.json)',
    ],
    [
      'a direction it does not know',
      [['domain', 'barriers', 2, 'directions', 0], 'up'],
      'invalid domain.barriers[2].directions[0]: got "up", expected forward or reverse (f.json)',
    ],
  ];

  it.each(cases)('%s', (_, edit, message) => {
    expect(messageOf(() => parseParameterSet(edited(good, edit), 'f.json'))).toBe(message);
  });

  it('a surface set', () => {
    const message = messageOf(() => parseParameterSet(readJson('metals-rmg/surfaces.json'), 'f.json'));
    expect(message).toBe('invalid kind: got "surfaces", expected "kinetic-parameters" (f.json)');
  });
});
