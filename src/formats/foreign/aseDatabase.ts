import { parseFormula, type Composition } from '../../mechanism';
import { energyTable, type ForeignTable, type SpeciesEnergy } from './energyList';
import { sameAtoms, type GasReference } from './gasReference';
import { isObject, member, numberOf, textOf, type JsonObject } from './jsonValue';
import { flatTable } from './flatTable';
import { elementOf } from './atomicNumbers';
import { adsorbateWords, adsorptionWords, adsorbateName, facetName, facetWords } from './listWords';

/** One row of an ASE database. */
interface AseRow {
  readonly id: string;
  /** Atoms; null where the row does not list them. */
  readonly atoms: Composition | null;
  /** Total energy [eV], or NaN. */
  readonly energy: number;
  readonly pairs: JsonObject;
  readonly data: JsonObject;
}

const surfaceWords = [
  'surfacename',
  'surface',
  'name',
  'slab',
  'material',
  'bulk',
  'metal',
  'alloy',
  'system',
  'bulkformula',
  'formula',
];
/** What a clean slab has for an adsorbate. */
const cleanWords = new Set(['', '*', 'clean', 'slab', 'none', 'empty', 'bare']);
const nonMetals = new Set(['H', 'C', 'N', 'O', 'F', 'P', 'S', 'Cl']);
const gasFormulas = ['H2', 'N2', 'O2', 'H2O', 'CO', 'CH4', 'NH3', 'NO', 'CO2'];
/** Gases that make an atom, in the order in which they are looked for. */
const makers: Readonly<Record<string, readonly GasReference[]>> = {
  H: [{ H2: 0.5 }],
  N: [{ N2: 0.5 }, { NH3: 1, H2: -1.5 }],
  O: [{ H2O: 1, H2: -1 }, { O2: 0.5 }],
  C: [
    { CH4: 1, H2: -2 },
    { CO: 1, H2O: -1, H2: 1 },
  ],
};

/** True for the JSON that `ase db` writes: numbered rows, each with atoms or key–value pairs. */
export function isAseDatabase(json: unknown): boolean {
  if (!isObject(json)) return false;
  const rows = Object.entries(json).filter(([key]) => /^\d+$/.test(key));
  return (
    rows.length > 0 &&
    rows.every(([, row]) => isObject(row) && ('numbers' in row || 'key_value_pairs' in row || 'cell' in row))
  );
}

/**
 * Rows of an ASE database (JSON) as surfaces. Where rows name adsorbates, their adsorption energies are those of the pairs, or
 * follow from the total energies of the slab with the adsorbate, the clean slab with the same atoms less the adsorbate, and
 * gases of the same database (½ H2, ½ N2, H2O − H2, CH4 − 2 H2, or others where those are missing). Other databases become a
 * table of their key–value pairs and scalar data, one row each, with `total_energy`.
 *
 * @throws InvalidInput for no row that can be used.
 */
export function aseTable(json: JsonObject, where: string): ForeignTable {
  const rows = Object.entries(json)
    .filter(([key]) => /^\d+$/.test(key))
    .map(([id, row]) => readRow(id, row as JsonObject));
  const named = rows.filter(({ pairs }) => member(pairs, adsorbateWords) !== undefined);
  if (named.length === 0) return flatTable('ASE database', rows.map(flatRow), [], where);
  const given = named.filter(({ pairs }) => !Number.isNaN(numberOf(member(pairs, adsorptionWords))));
  if (given.length > 0) {
    const without = rows.length - given.length;
    const notes = without === 0 ? [] : [`${without} rows have no adsorption energy and are not read.`];
    return energyTable('ASE database', given.map(givenEnergy), notes, where);
  }
  return fromTotals(rows, where);
}

function readRow(id: string, row: JsonObject): AseRow {
  const pairs = isObject(row.key_value_pairs) ? row.key_value_pairs : {};
  const own = numberOf(row.energy);
  const energy = Number.isNaN(own) ? numberOf(member(pairs, ['energy', 'epot', 'totalenergy', 'e'])) : own;
  return { id, atoms: atomsOf(row.numbers), energy, pairs, data: isObject(row.data) ? row.data : {} };
}

/** From a list of atomic numbers, or how ASE writes an array of them; null for something else. */
function atomsOf(value: unknown): Composition | null {
  const array =
    isObject(value) && Array.isArray(value.__ndarray__) ? (value.__ndarray__ as readonly unknown[])[2] : value;
  if (!Array.isArray(array) || array.length === 0) return null;
  const atoms: Record<string, number> = {};
  for (const number of array as readonly unknown[]) {
    const element = elementOf(number);
    if (element === null) return null;
    atoms[element] = (atoms[element] ?? 0) + 1;
  }
  return atoms;
}

function flatRow({ id, atoms, energy, pairs, data }: AseRow): JsonObject {
  const named = member(pairs, surfaceWords) !== undefined;
  return {
    id,
    ...(named ? {} : { formula: formulaText(atoms) }),
    ...pairs,
    ...Object.fromEntries(Object.entries(data).filter(([key]) => !(key in pairs))),
    ...(Number.isNaN(energy) ? {} : { total_energy: energy }),
  };
}

function describe(row: AseRow): { readonly surface: string; readonly facet: string; readonly species: string } {
  const species = adsorbateName(textOf(member(row.pairs, adsorbateWords)));
  return {
    surface: textOf(member(row.pairs, surfaceWords)) || formulaText(without(row.atoms, species)) || `row ${row.id}`,
    facet: facetName(member(row.pairs, facetWords)),
    species,
  };
}

function givenEnergy(row: AseRow): SpeciesEnergy {
  return { ...describe(row), energy_eV: numberOf(member(row.pairs, adsorptionWords)), reference: null };
}

function fromTotals(rows: readonly AseRow[], where: string): ForeignTable {
  const gases = new Map<string, number>();
  const slabs: AseRow[] = [];
  const clean: AseRow[] = [];
  const left = { energy: 0, slab: 0, gas: 0 };
  for (const row of rows) {
    const { species } = describe(row);
    if (Number.isNaN(row.energy) || row.atoms === null) left.energy++;
    else if (isGas(row)) {
      const gas = gasFormulas.find((formula) => sameAtoms(parseFormula(formula)!, row.atoms!));
      if (gas !== undefined) gases.set(gas, Math.min(row.energy, gases.get(gas) ?? Infinity));
    } else if (cleanWords.has(species.toLowerCase())) clean.push(row);
    else slabs.push(row);
  }
  const cleanOf = new Map<string, AseRow[]>();
  for (const row of clean) {
    const { surface, facet } = describe(row);
    const key = `${surface}\u0000${facet}`;
    cleanOf.set(key, [...(cleanOf.get(key) ?? []), row]);
  }
  const missing = new Set<string>();
  const energies = slabs.flatMap((row): readonly SpeciesEnergy[] => {
    const own = describe(row);
    const atoms = parseFormula(own.species);
    const reference = atoms === null ? null : referenceOf(atoms, gases, missing);
    const bare = cleanOf
      .get(`${own.surface}\u0000${own.facet}`)
      ?.filter((one) => atoms !== null && sameAtoms(one.atoms!, without(row.atoms, own.species) ?? {}))
      .reduce<AseRow | null>((best, one) => (best === null || one.energy < best.energy ? one : best), null);
    if (bare === undefined || bare === null) left.slab++;
    else if (reference === null) left.gas++;
    if (bare === undefined || bare === null || reference === null) return [];
    const gas = Object.entries(reference).reduce((sum, [name, n]) => sum + n * gases.get(name)!, 0);
    return [{ ...own, energy_eV: row.energy - bare.energy - gas, reference }];
  });
  const notes = [
    'Adsorption energies follow from total energies: slab with adsorbate less clean slab less gases.',
    ...(left.energy === 0 ? [] : [`${left.energy} rows have no energy or no atoms and are not read.`]),
    ...(left.slab === 0
      ? []
      : [`${left.slab} rows have no clean slab of the same name, facet and atoms and are not read.`]),
    ...(left.gas === 0
      ? []
      : [
          `${left.gas} rows need the energy of a gas that is missing (${[...missing].sort().join(', ')}) and are not read.`,
        ]),
  ];
  return energyTable('ASE database', energies, notes, where);
}

function isGas({ atoms, pairs }: AseRow): boolean {
  const words = ['phase', 'site', 'surface', 'surfacename', 'slab'].map((name) =>
    textOf(member(pairs, [name])).toLowerCase(),
  );
  return words.includes('gas') || Object.keys(atoms ?? {}).every((element) => nonMetals.has(element));
}

function referenceOf(
  atoms: Composition,
  gases: ReadonlyMap<string, number>,
  missing: Set<string>,
): GasReference | null {
  const total: Record<string, number> = {};
  for (const [element, count] of Object.entries(atoms)) {
    const maker = makers[element]?.find((one) => Object.keys(one).every((gas) => gases.has(gas)));
    if (maker === undefined) {
      for (const gas of Object.keys(makers[element]?.[0] ?? { [element]: 1 })) if (!gases.has(gas)) missing.add(gas);
      return null;
    }
    for (const [gas, n] of Object.entries(maker)) total[gas] = (total[gas] ?? 0) + count * n;
  }
  return Object.fromEntries(Object.entries(total).filter(([, n]) => Math.abs(n) > 1e-9));
}

/** Atoms of a slab less those of the adsorbate; null where they are not all there. */
function without(atoms: Composition | null, species: string): Composition | null {
  const taken = cleanWords.has(species.toLowerCase()) ? {} : parseFormula(species);
  if (atoms === null || taken === null) return null;
  const rest: Record<string, number> = { ...atoms };
  for (const [element, count] of Object.entries(taken)) {
    rest[element] = (rest[element] ?? 0) - count;
    if (rest[element] < 0) return null;
  }
  return Object.fromEntries(Object.entries(rest).filter(([, count]) => count > 0));
}

function formulaText(atoms: Composition | null): string {
  return Object.entries(atoms ?? {})
    .map(([element, count]) => `${element}${count === 1 ? '' : count}`)
    .join('');
}
