import { InvalidInput } from '../../base';
import { parseFormula, parseSpecies, type Composition } from '../../mechanism';
import type { StudyInput } from '../../study';
import type { MkmcxxCompound, MkmcxxDocument } from './mkmcxxDocument';
import { balancedAmounts, emptySites, siteOf } from './mkmcxxSites';

type Declared = NonNullable<StudyInput['species']>;

/** A compound as a species of a study. */
export interface MkmcxxSpecies {
  readonly compound: MkmcxxCompound;
  /** Name in the study. */
  readonly name: string;
  readonly composition: Composition;
  /** Site type by its name in the study; null for gases and solutes. */
  readonly site: string | null;
  /** Sites that one takes; 1 for an empty site, 0 away from the surface. */
  readonly denticity: number;
}

/** Species of an input and what a study has to be told of them. */
export interface MkmcxxSpeciesTable {
  readonly all: ReadonlyMap<string, MkmcxxSpecies>;
  /** Site types in the order of the file. */
  readonly sites: readonly string[];
  readonly declared: Declared;
}

/**
 * Names, atoms and sites of the compounds. MKMCXX knows of none: atoms come from names that are formulas and, for others,
 * from the balances of the reactions; an element of its own stands for what remains, as for the A and B of an example.
 * Charges do not count in the format, so every species is neutral here.
 *
 * @throws InvalidInput at the reaction that does not balance.
 */
export function mkmcxxSpecies(
  input: MkmcxxDocument,
  file: string,
  warn: (message: string) => void,
): MkmcxxSpeciesTable {
  const used = new Set(input.reactions.flatMap(({ left, right }) => [...left, ...right].map(({ name }) => name)));
  const compounds = input.compounds.filter(({ name }) => used.has(name));
  const sites = emptySites(input, file).filter(({ name }) => used.has(name));
  for (const { name } of input.compounds) if (!used.has(name)) warn(`${name} is in no reaction and is left out`);
  const labels = new Map(sites.map(({ name }, i) => [name, i === 0 ? 's' : siteLabel(name, i)]));
  const isSite = (compound: MkmcxxCompound): boolean => labels.has(compound.name);
  const bodies = compounds.filter((compound) => !isSite(compound));
  const atoms = atomsOf(bodies, input, file);
  const siteNames = new Map(bodies.filter((c) => c.onSurface).map((c) => [c.name, siteOf(c, sites, file).name]));
  const taken = new Map<string, number>();
  for (const site of sites) {
    const own = bodies.filter(({ name }) => siteNames.get(name) === site.name).map(({ name }) => name);
    const known = new Map(compounds.filter(({ name }) => !own.includes(name)).map(({ name }) => [name, 0]));
    known.set(site.name, 1);
    const quantity = `sites ${site.name}`;
    const counts = balancedAmounts(quantity, own, known, input.reactions, 1, () => 1, file);
    for (const name of own) taken.set(name, counts.get(name)!);
  }
  const all = new Map<string, MkmcxxSpecies>();
  const declared: Declared = {};
  const names = new Set<string>();
  for (const compound of compounds) {
    const own = siteNames.get(compound.name) ?? (isSite(compound) ? compound.name : null);
    const site = own === null ? null : labels.get(own)!;
    const suffix = site === null || site === 's' ? '' : `_${site}`;
    const composition = atoms.get(compound.name) ?? {};
    const plain = isSite(compound) ? '' : plainName(compound, own);
    let name = own === null ? plain : `${plain}*${suffix}`;
    for (let n = 2; names.has(name); n++) name = own === null ? `${plain}${n}` : `${plain}-${n}*${suffix}`;
    names.add(name);
    const denticity = isSite(compound) ? 1 : (taken.get(compound.name) ?? 0);
    all.set(compound.name, { compound, name, composition, site, denticity });
    if (!isSite(compound)) declare(declared, name, composition, denticity);
  }
  return { all, sites: sites.map(({ name }) => labels.get(name)!), declared };
}

function siteLabel(name: string, i: number): string {
  const written = name.replace(/[^A-Za-z0-9]/g, '');
  return /^[A-Za-z]\w*$/.test(written) && written !== 's' ? written : `t${i}`;
}

/** A declaration of what the name of a species does not say. */
function declare(declared: Declared, name: string, composition: Composition, denticity: number): void {
  const implied = impliedBy(name);
  const other = implied === null || !sameAtoms(implied.composition, composition);
  const said = {
    ...(other ? { composition: { ...composition } } : {}),
    ...(implied !== null && implied.charge !== 0 ? { charge: 0 } : {}),
    ...(denticity > 1 ? { denticity } : {}),
  };
  if (Object.keys(said).length > 0) declared[name] = said;
}

function impliedBy(name: string): { readonly composition: Composition; readonly charge: number } | null {
  try {
    const { composition, charge } = parseSpecies(name, 's', new Map(), 'the file');
    return composition === null ? null : { composition, charge };
  } catch (fault) {
    if (fault instanceof InvalidInput) return null;
    throw fault;
  }
}

function sameAtoms(a: Composition, b: Composition): boolean {
  const elements = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...elements].every((element) => (a[element] ?? 0) === (b[element] ?? 0));
}

/** `NO3` of `NO3*` and of `NO3-`, for its atoms. */
function fragmentOf({ name }: MkmcxxCompound): string {
  return name.replace(/_g$|\((?:g|aq|l|s|ads)\)$/, '').replace(/[^A-Za-z0-9()]+$/, '');
}

/** A name that a study can hold, without the site. */
function plainName(compound: MkmcxxCompound, site: string | null): string {
  const written = site !== null && compound.name.endsWith(site) ? compound.name.slice(0, -site.length) : compound.name;
  const letters = (text: string): string => text.replace(/^[^A-Za-z]+/, '');
  if (site !== null) return letters(written.replace(/[^A-Za-z0-9().-]/g, '')) || 'X';
  if (compound.name === 'H+') return 'H(aq)';
  const kept = letters(compound.name);
  const neutral = letters(kept.replace(/_g$/, '').replace(/[^A-Za-z0-9]/g, '')) || 'X';
  const fits = /^[A-Za-z][A-Za-z0-9]*(\((aq|l)\)|\^\d*[+-]|[+-])?$/.test(kept) && !/^(e-|H\+)$/.test(kept);
  return fits ? kept : neutral;
}

function atomsOf(
  compounds: readonly MkmcxxCompound[],
  input: MkmcxxDocument,
  file: string,
): ReadonlyMap<string, Composition> {
  const formulas = new Map(compounds.map((c) => [c.name, parseFormula(fragmentOf(c))]));
  const elements = [...new Set([...formulas.values()].flatMap((formula) => Object.keys(formula ?? {})))];
  const names = compounds.map(({ name }) => name);
  const atoms = new Map(names.map((name): [string, Record<string, number>] => [name, {}]));
  const spread = (element: string, known: ReadonlyMap<string, number>): void => {
    const counts = balancedAmounts(element, names, known, input.reactions, 0, () => 0, file);
    for (const [name, count] of counts) if (count > 0 && atoms.has(name)) atoms.get(name)![element] = count;
  };
  for (const element of elements) {
    const known = names.flatMap((name): [string, number][] => {
      const formula = formulas.get(name) ?? null;
      return formula === null ? [] : [[name, formula[element] ?? 0]];
    });
    spread(element, new Map(known));
  }
  // What no formula reaches is its own element, which the reactions pass on.
  for (const name of names) {
    if (Object.keys(atoms.get(name)!).length > 0) continue;
    const known = names
      .filter((other) => Object.keys(atoms.get(other)!).length > 0)
      .map((other) => [other, 0] as const);
    spread(name.replace(/[^A-Za-z0-9]/g, '') || 'X', new Map([...known, [name, 1]]));
  }
  return atoms;
}
