import { InvalidInput } from '../../base';
import { csvLine } from '../csv';
import type { RowWord } from '../surfaceTable';
import { referenceText, type GasReference } from './gasReference';

/** Energy of one adsorbate on one surface. */
export interface SpeciesEnergy {
  readonly surface: string;
  readonly facet: string;
  /** `O`, `NH2`. */
  readonly species: string;
  /** Electronic energy [eV], more negative = stronger, unless the format says otherwise. */
  readonly energy_eV: number;
  /** What it is relative to; null where the file does not say. */
  readonly reference: GasReference | null;
  readonly functional?: string;
  /** Publication or dataset. */
  readonly source?: string;
}

/** A table made from another format, to be read like any other. */
export interface ForeignTable {
  readonly format: ForeignFormat;
  /** CSV with a header, a line for each row; comments stand before the header alone. */
  readonly text: string;
  readonly rowWord: Exclude<RowWord, 'line'>;
  /** What was done, one sentence each. */
  readonly notes: readonly string[];
  /** What the energies of columns are relative to, by header. */
  readonly references: ReadonlyMap<string, ColumnReference>;
}

/** Formats that become tables. */
export type ForeignFormat = 'ASE database' | 'Catalysis-Hub' | 'OC20' | 'JSON rows' | 'list of energies';

/** What the energies of a column are relative to. */
export interface ColumnReference {
  readonly species: string;
  readonly gases: GasReference;
  readonly oc20: boolean;
}

/**
 * One row for each surface, one column `E_O` for each adsorbate: the lowest energy where several are given, such as those of
 * sites. Energies of an adsorbate relative to other gases than most get a column of their own.
 *
 * @throws InvalidInput for no energies.
 */
export function energyTable(
  format: ForeignFormat,
  energies: readonly SpeciesEnergy[],
  notes: readonly string[],
  where: string,
): ForeignTable {
  if (energies.length === 0) {
    const why = notes.length === 0 ? '' : `; ${notes.join(' ')}`;
    throw new InvalidInput({
      name: 'table',
      got: `${format} without energies of adsorbates`,
      expected: `at least one${why}`,
      where,
    });
  }
  const headers = columnHeaders(energies);
  const rows = new Map<string, { readonly first: SpeciesEnergy; readonly values: Map<string, number> }>();
  let several = 0;
  for (const energy of energies) {
    const { surface, facet, functional = '', source = '' } = energy;
    const key = [surface, facet, functional, source].join('\u0000');
    const row = rows.get(key) ?? { first: energy, values: new Map<string, number>() };
    rows.set(key, row);
    const header = headers.of(energy);
    const before = row.values.get(header);
    if (before !== undefined) several++;
    if (before === undefined || energy.energy_eV < before) row.values.set(header, energy.energy_eV);
  }
  const names = [...headers.references.keys()];
  const remarks = ['functional', 'source'] as const;
  const used = remarks.filter((remark) => energies.some((energy) => (energy[remark] ?? '') !== ''));
  const lines = [...rows.values()].map(({ first, values }) =>
    csvLine([
      first.surface,
      first.facet,
      ...names.map((name) => values.get(name) ?? ''),
      ...used.map((remark) => first[remark] ?? ''),
    ]),
  );
  const said = [
    `${format}: ${energies.length} energies of ${new Set(energies.map(({ species }) => species)).size} adsorbates on ${rows.size} surfaces.`,
    ...(several === 0
      ? []
      : [
          `Of several energies of one adsorbate on one surface, such as those of sites, the lowest is taken (${several} others are not).`,
        ]),
    ...notes,
  ];
  const stated = format === 'list of energies' ? '' : '# energies: eV, more negative = stronger\n';
  const references = new Map(
    [...headers.references].flatMap(([header, { species, gases }]) =>
      gases === null ? [] : [[header, { species, gases, oc20: format === 'OC20' }] as const],
    ),
  );
  return {
    format,
    text: stated + csvLine(['name', 'facet', ...names, ...used]) + lines.join(''),
    rowWord: 'surface',
    notes: said,
    references,
  };
}

interface Headers {
  readonly of: (energy: SpeciesEnergy) => string;
  readonly references: ReadonlyMap<string, { readonly species: string; readonly gases: GasReference | null }>;
}

function columnHeaders(energies: readonly SpeciesEnergy[]): Headers {
  const keyOf = ({ species, reference }: SpeciesEnergy): string =>
    `${species}\u0000${reference === null ? '' : referenceText(reference)}`;
  const counts = new Map<string, { count: number; readonly example: SpeciesEnergy }>();
  for (const energy of energies) {
    const entry = counts.get(keyOf(energy)) ?? { count: 0, example: energy };
    entry.count++;
    counts.set(keyOf(energy), entry);
  }
  const headers = new Map<string, string>();
  const references = new Map<string, { readonly species: string; readonly gases: GasReference | null }>();
  for (const [key, { example }] of [...counts].sort((a, b) => b[1].count - a[1].count)) {
    const { species, reference } = example;
    const plain = `E_${species}`;
    const header = references.has(plain)
      ? `${plain} (${reference === null ? 'reference not stated' : referenceText(reference)})`
      : plain;
    headers.set(key, header);
    references.set(header, { species, gases: reference });
  }
  return { of: (energy) => headers.get(keyOf(energy))!, references };
}
