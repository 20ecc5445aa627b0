import type { Study } from '../../study';
import type { SortKey } from './candidateRows';

/** A column of the table of candidates. */
export interface CandidateColumn {
  readonly key: SortKey;
  readonly title: string;
  /** What it holds; begins with the title. */
  readonly name: string;
  /** Width where text has 12 px [px]. */
  readonly width: number;
}

/** Width of the column of what can be done to a row [px], which stands after the name and is no column to sort by. */
export const actionWidth = 18;

/** Columns in their order: all but the group are in sight in a panel of its usual width. */
export function candidateColumns(descriptors: Study['descriptors']): readonly CandidateColumn[] {
  return [
    { key: 'own', title: 'own', name: 'own or literature', width: 18 },
    { key: 'name', title: 'name', name: 'name', width: 74 },
    ...descriptors.map(({ name, label, reference }) => ({
      key: `value:${name}` as const,
      title: label,
      name: `${label.replace('_', '')} in eV, relative to ${reference}`,
      width: 39,
    })),
    {
      key: 'tof',
      title: 'lg TOF',
      name: 'lg TOF, log₁₀ of the TOF of the reactant in 1/s at the present conditions',
      width: 40,
    },
    { key: 'winner', title: 'winner', name: 'winner, the product with the highest selectivity', width: 42 },
    { key: 'group', title: 'group', name: 'group or source', width: 120 },
  ];
}
