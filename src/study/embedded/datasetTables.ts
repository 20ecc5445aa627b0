import coOxidation from '../../../datasets/co-oxidation-falsig/energies.json';
import hydrogen from '../../../datasets/her-norskov2005/metals.json';
import metals from '../../../datasets/metals-rmg/surfaces.json';
import { InvalidInput } from '../../base';
import { parseSurfaceSet } from '../dataset';
import { parseFormationEnergySet, parseHydrogenSet } from '../reactionSets';
import { dbandMetals } from './dbandMetals';

/** Published numbers as a table for fits, energies in eV; an empty cell where the source gives no value. */
export interface DatasetTable {
  readonly title: string;
  readonly citation: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

type Cell = string | number | undefined;

const builders: Readonly<Record<string, { readonly title: string; readonly build: () => DatasetTable }>> = {
  'metals-rmg': { title: 'H, C, N, O on pure metals', build: metalsTable },
  'co-oxidation-falsig': { title: 'CO oxidation: O, CO and transition states', build: coOxidationTable },
  'dband-metals': { title: 'd bands and C, O, CO on metals', build: dbandTable },
  'her-norskov2005': { title: 'H on metals and exchange currents', build: hydrogenTable },
};

/** Identifiers and titles of the tables that ship with the program. */
export const datasetTables: readonly { readonly id: string; readonly title: string }[] = Object.entries(builders).map(
  ([id, { title }]) => ({ id, title }),
);

/** A table that ships with the program. @throws InvalidInput when there is none of that name. */
export function datasetTable(id: string): DatasetTable {
  if (Object.hasOwn(builders, id)) return builders[id].build();
  const expected = `one of ${Object.keys(builders).join(', ')}`;
  throw new InvalidInput({ name: 'dataset', got: id, expected });
}

function metalsTable(): DatasetTable {
  const set = parseSurfaceSet(metals, 'datasets/metals-rmg/surfaces.json');
  const species = [...new Set(set.surfaces.flatMap(({ values }) => Object.keys(values)))];
  const rows = set.surfaces.map(({ name, facet, values }) => [name, facet, ...species.map((key) => values[key])]);
  return table(set, ['name', 'facet', ...species], rows);
}

function coOxidationTable(): DatasetTable {
  const set = parseFormationEnergySet(coOxidation, 'datasets/co-oxidation-falsig/energies.json');
  const species = [...new Set(set.energies.map((row) => row.species))];
  const surfaces = [...new Set(set.energies.map(({ surface, facet }) => `${surface}(${facet})`))];
  const energies = new Map(set.energies.map((row) => [`${row.surface}(${row.facet}) ${row.species}`, row.energy_eV]));
  const rows = surfaces.map((name) => [
    name,
    name.slice(name.indexOf('(') + 1, -1),
    ...species.map((key) => energies.get(`${name} ${key}`)),
  ]);
  return table(set, ['name', 'facet', ...species.map((key) => `E_${key}`)], rows);
}

function dbandTable(): DatasetTable {
  const set = dbandMetals();
  const centers = ['ruban1997', 'vojvodic2014', 'qePbeSurface', 'bulk'] as const;
  const species = [...new Set(set.metals.flatMap(({ adsorption = {} }) => Object.keys(adsorption)))];
  const rows = set.metals.map((metal): readonly Cell[] => [
    metal.element,
    ...centers.map((key) => metal.center[key]),
    metal.upperEdge,
    metal.surfaceWidth,
    metal.Vad2,
    metal.filling,
    ...species.map((key) => metal.adsorption?.[key]),
  ]);
  const header = [
    'name',
    ...centers.map((key) => `centre ${key} (eV)`),
    'upper edge (eV)',
    'width (eV)',
    'Vad2 (Cu = 1)',
    'filling (share)',
    ...species,
  ];
  return table(set, header, rows);
}

function hydrogenTable(): DatasetTable {
  const set = parseHydrogenSet(hydrogen, 'datasets/her-norskov2005/metals.json');
  const rows = set.metals.map(({ metal, facet, exchangeCurrents, ...energies }): readonly Cell[] => [
    `${metal}(${facet})`,
    energies.dE_H_quarter_eV,
    energies.dG_H_quarter_eV,
    energies.dE_H_full_eV,
    exchangeCurrents.reduce((sum, { log10_A_cm2: i }) => sum + i, 0) / exchangeCurrents.length,
  ]);
  const header = ['name', 'dE_H quarter (eV)', 'dG_H quarter (eV)', 'dE_H full (eV)', 'log10 i0 (A/cm²)'];
  return table(set, header, rows);
}

function table(
  { title, source }: { readonly title: string; readonly source: { readonly citation: string } },
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
): DatasetTable {
  const text = rows.map((row) => row.map((cell) => (cell === undefined ? '' : String(cell))));
  return { title, citation: source.citation, header, rows: text };
}
