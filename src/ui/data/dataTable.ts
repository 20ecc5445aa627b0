import { headerUnit, unitSize_eV, type EnergyUnit, type TextTable } from '../../formats';
import type { Study } from '../../study';
import type { DataView } from './dataView';

/** A column of a table and how its numbers are shown. */
export interface DataColumn {
  /** Name without the unit, unique in the table. */
  readonly name: string;
  /** Unit that the numbers are shown in: eV for every energy, else what the header says. */
  readonly unit: string;
  /** Size of the column's own unit in that one. */
  readonly size: number;
  /** True where most cells hold numbers. */
  readonly numeric: boolean;
}

/** A table with columns as a fit takes them. */
export interface DataTable {
  readonly text: TextTable;
  readonly columns: readonly DataColumn[];
}

/** Rows that are looked at to tell numbers from words. */
const looked = 200;
const empty = /^(|nan|na|n\/a|null|none|-|–|—)$/i;

/** @param unit of energies whose headers name none. */
export function dataTable(text: TextTable, unit: DataView['unit']): DataTable {
  const seen = new Set<string>();
  const columns = text.header.map((header, i): DataColumn => {
    const known = headerUnit(header);
    const other = known.unit === null ? /^(.*\S)\s*[([]([^()[\]]+)[)\]]\s*$/.exec(header) : null;
    const bare = (known.unit === null ? (other?.[1] ?? header) : known.rest).replace(/\s+/g, ' ').trim();
    const tidy = bare.replace(known.unit === null ? /\s+$/ : /[\s,/_)\]]+$/, '');
    const name = tidy === '' || tidy === 'const' || seen.has(tidy) ? header : tidy;
    seen.add(name);
    const energy: EnergyUnit | null = known.unit ?? (other === null && unit !== 'none' ? unit : null);
    const cells = text.rows.slice(0, looked).map((row) => row[i]);
    const given = cells.filter((cell) => !empty.test(cell));
    const numbers = given.filter((cell) => Number.isFinite(Number(cell.replace('\u2212', '-'))));
    return {
      name,
      unit: energy === null ? (other?.[2] ?? '') : 'eV',
      size: energy === null ? 1 : unitSize_eV[energy],
      numeric: numbers.length > 0 && numbers.length >= 0.5 * given.length,
    };
  });
  return { text: { ...text, header: columns.map(({ name }) => name) }, columns };
}

/** The study's surfaces as a table, with the standard deviations of descriptors that any of them states. */
export function candidatesTable({ candidates, descriptors }: Study): TextTable {
  const uncertain = descriptors.filter(({ name }) =>
    candidates.some(({ uncertainties = {} }) => name in uncertainties),
  );
  const cell = (value: number | undefined): string => (value === undefined ? '' : String(value));
  return {
    header: [
      'name',
      ...descriptors.map(({ name }) => name),
      ...uncertain.map(({ name }) => `sigma_${name}`),
      'group',
      'facet',
    ],
    rows: candidates.map(({ name, values, uncertainties = {}, group, source }) => [
      name,
      ...descriptors.map((d) => cell(values[d.name])),
      ...uncertain.map((d) => cell(uncertainties[d.name])),
      group ?? source ?? 'own',
      /\((-?\d{3,4})\)/.exec(name)?.[1] ?? '',
    ]),
    lines: candidates.map((_, i) => i + 1),
  };
}

/** Columns that a table is fitted with first: the two that are energies by their names, else the first two numbers. */
export function firstColumns(columns: readonly DataColumn[]): {
  readonly x: readonly string[];
  readonly y: string | null;
} {
  const usable = columns.filter(
    ({ name, numeric }) => numeric && !isError(name) && !/^(facet|id|index|n|line)$/i.test(name),
  );
  const energies = usable.filter(({ name }) => /^(Δ|d)?[EGH](_|a\b|$|\()/.test(name));
  const [x, y] = energies.length >= 2 ? energies : usable;
  return { x: x === undefined ? [] : [x.name], y: y === undefined ? null : y.name };
}

/** True for the name of a column of standard deviations. */
export function isError(name: string): boolean {
  return /^(sigma|sd|std|err|error)(_|\b)|_(sd|std|sigma|err|error)$/i.test(name);
}
