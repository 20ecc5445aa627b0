import type { Study } from '../study';
import type { CandidateTable } from './candidateReader';
import { descriptorMatch } from './descriptorMatch';
import { headerUnit, unitSize_eV, type EnergyUnit } from './energyUnit';
import type { LargeTable } from './largeTable';
import { uncertaintyMatch } from './uncertaintyMatch';

/** A column that takes another name, and the unit of its numbers. */
interface TurnedColumn {
  readonly name: string;
  readonly unit: EnergyUnit;
}

/**
 * The table with the columns whose headers name a descriptor with a unit (`E_O (kJ/mol)`, `sigma_E_O [kcal/mol]`), as the
 * import of surfaces reads them, under the names of the descriptors and in eV. A descriptor with a column of its own name
 * keeps that one; deviations without a unit have that of their descriptor.
 */
export function inStudyUnits(table: LargeTable, descriptors: Study['descriptors']): CandidateTable {
  const columns = new Map<number, TurnedColumn>();
  const notes: string[] = [];
  for (const descriptor of descriptors) {
    const { name } = descriptor;
    if (table.names.includes(name)) continue;
    const at = table.names.findIndex(
      (header) =>
        headerUnit(header).unit !== null &&
        uncertaintyMatch(header, descriptors) === null &&
        descriptorMatch(header, descriptor)?.sureness === 'sure',
    );
    if (at < 0) continue;
    const unit = headerUnit(table.names[at]).unit ?? 'eV';
    columns.set(at, { name, unit });
    notes.push(`${name} is read from ${table.names[at]}, in ${unit} as its header says${written(unit)}.`);
  }
  for (const { name } of descriptors) {
    const sigma = `sigma_${name}`;
    const own = [...columns.values()].find((column) => column.name === name)?.unit ?? 'eV';
    const exact = table.names.indexOf(sigma);
    const at =
      exact >= 0
        ? exact
        : table.names.findIndex(
            (header) => headerUnit(header).unit !== null && uncertaintyMatch(header, descriptors) === name,
          );
    if (at < 0 || columns.has(at) || (exact >= 0 && own === 'eV')) continue;
    const unit = headerUnit(table.names[at]).unit ?? own;
    columns.set(at, { name: sigma, unit });
    notes.push(
      exact >= 0
        ? `${sigma} is read in ${unit}, as ${name} is${written(unit)}.`
        : `${sigma} is read from ${table.names[at]}, in ${unit} as its header says${written(unit)}.`,
    );
  }
  return { table: columns.size === 0 ? table : turnedTable(table, columns), notes };
}

function written(unit: EnergyUnit): string {
  return unit === 'eV' ? '' : ', and written in eV';
}

function turnedTable(table: LargeTable, columns: ReadonlyMap<number, TurnedColumn>): LargeTable {
  const known = new Map<number, Float64Array>();
  const number = (row: number, column: number): number => {
    return table.number(row, column) * unitSize_eV[columns.get(column)?.unit ?? 'eV'];
  };
  return {
    ...table,
    names: table.names.map((name, column) => columns.get(column)?.name ?? name),
    number,
    text(row, column) {
      const value = columns.has(column) ? number(row, column) : NaN;
      return Number.isFinite(value) ? String(value) : table.text(row, column);
    },
    numbers(column) {
      const size = unitSize_eV[columns.get(column)?.unit ?? 'eV'];
      if (size === 1) return table.numbers(column);
      const values = known.get(column) ?? table.numbers(column).map((value) => value * size);
      known.set(column, values);
      return values;
    },
    csv: () => null,
  };
}
