import type { Study } from '../study';
import { fittingShare } from './energyReading';
import { energyUnits, headerUnit, unitSize_eV } from './energyUnit';
import { referenceNames } from './referenceNames';
import type { RowWord, SurfaceColumn } from './surfaceTable';

/** How far outside the study's range [eV] a value lies that deserves a question. */
const farOutside_eV = 2;

/** What is said of a descriptor whose values lie far from what the study is for. */
export function farNote({ name, range, reference }: Study['descriptors'][number]): string {
  return `Most values of ${name} lie far from the study's ${range[0]} to ${range[1]} eV: is it relative to ${reference}?`;
}

/** Why no row can be taken as the columns stand, in one sentence; null when rows can. */
export function surfaceProblem(
  columns: readonly SurfaceColumn[],
  named: boolean,
  descriptors: Study['descriptors'],
): string | null {
  const lacking = descriptors.map((d) => d.name).filter((name) => !columns.some((c) => c.descriptor === name));
  if (lacking.length > 0) {
    const which = lacking.join(' and ');
    return named
      ? `No column gives ${which}; the columns are ${columns.map((c) => c.header).join(', ')}.`
      : `The first row holds numbers, so the columns have no names; say which of them gives ${which}.`;
  }
  for (const { header, energy } of columns) {
    const { unknown } = headerUnit(header);
    if (energy === null || unknown === null || energy.unit.sureness === 'given') continue;
    return `Column ${header} is in ${unknown}, which is not read; the units are ${energyUnits.join(', ')}.`;
  }
  return null;
}

/**
 * What deserves a look in a table as a whole, one sentence each.
 *
 * @param valuesOf finite numbers of a column as they stand in the text.
 */
export function surfaceNotes(
  columns: readonly SurfaceColumn[],
  descriptors: Study['descriptors'],
  rowWord: RowWord,
  valuesOf: (index: number) => readonly number[],
): readonly string[] {
  const notes: string[] = [];
  const read = columns.filter((column) => column.energy !== null);
  for (const { index, descriptor, energy } of read) {
    const own = descriptors.find((d) => d.name === descriptor)!;
    const { sign, unit, shift_eV, reference } = energy!;
    if (reference !== 'study' && shift_eV === 0) {
      notes.push(
        `${own.name} is relative to ${referenceNames[reference]} but nothing is added to turn it to ${own.reference}.`,
      );
    }
    const values = valuesOf(index);
    const size = unitSize_eV[unit.value] * (sign.value === 'positive-stronger' ? -1 : 1);
    const range = [own.range[0] - shift_eV, own.range[1] - shift_eV] as const;
    if (values.length > 0 && fittingShare(values, size, range, farOutside_eV) < 0.5) {
      notes.push(farNote(own));
    }
  }
  if (new Set(read.map(({ energy }) => energy!.sign.value)).size > 1) {
    const turned = read.filter(({ energy }) => energy!.sign.value === 'positive-stronger');
    notes.push(`Only ${turned.map((c) => c.descriptor).join(' and ')} is read with positive = stronger.`);
  }
  if (!columns.some(({ role }) => role.value === 'name')) {
    notes.push(`No column names the surfaces; they are called by their ${rowWord}s.`);
  }
  return notes;
}
