import type { Study } from '../../study';
import { descriptorMatch, descriptorSpecies } from '../descriptorMatch';
import type { ColumnRequest, ReferenceState } from '../surfaceTable';
import type { ForeignTable } from './energyList';
import {
  parseReference,
  referenceShift,
  referenceState,
  referenceText,
  stateReference,
  type ReferenceShift,
} from './gasReference';

type Descriptor = Study['descriptors'][number];

/** What to add to an energy in a state of reference to turn it to that of a descriptor; null where that is not known. */
export function knownShift(descriptor: Descriptor, state: ReferenceState): ReferenceShift | null {
  const from = stateReference(state, descriptorSpecies(descriptor.name));
  const to = parseReference(descriptor.reference);
  return from === null || to === null ? null : referenceShift(from, to, state === 'OC20');
}

/** How the columns of a foreign table are read where a caller says nothing else, and what is done to their energies. */
export function foreignColumns(
  { references }: ForeignTable,
  headers: readonly string[],
  descriptors: Study['descriptors'],
): { readonly columns: Readonly<Record<number, ColumnRequest>>; readonly notes: readonly string[] } {
  const columns: Record<number, ColumnRequest> = {};
  const notes: string[] = [];
  headers.forEach((header, index) => {
    const reference = references.get(header);
    const descriptor = descriptors.find((d) => descriptorMatch(header, d)?.sureness === 'sure');
    if (reference === undefined || descriptor === undefined) return;
    const { gases, species, oc20 } = reference;
    const to = parseReference(descriptor.reference);
    const shift = to === null ? null : referenceShift(gases, to, oc20);
    const relative = `${header} is relative to ${referenceText(gases)}`;
    if (shift === null) {
      columns[index] = { reference: oc20 ? 'OC20' : referenceState(gases, species) };
      notes.push(
        `${relative}; what turns it to ${descriptor.reference} is not known here, so a shift has to be given.`,
      );
    } else if (shift.shift_eV === 0) {
      columns[index] = { reference: 'study' };
      notes.push(`${relative}, as in the study.`);
    } else {
      const { shift_eV, source } = shift;
      columns[index] = { reference: oc20 ? 'OC20' : referenceState(gases, species), shift_eV };
      const size = shift_eV.toFixed(3).replace('-', '−');
      notes.push(`${relative}; ${size} eV is added to turn it to ${descriptor.reference} (${source}).`);
    }
  });
  return { columns, notes };
}
