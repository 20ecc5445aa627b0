import type { StudyMap } from './computeMap';
import type { ResultColumn } from './resultTable';

/** Significant digits of axis values in tables: steps of a range leave noise in the last ones, `-6.6160000000000005`. */
const digits = 12;

/** The columns of a map's two axes, without the noise of their steps. */
export function axisColumns({ x, y, evaluation }: StudyMap): readonly ResultColumn[] {
  return [x, y].map(({ name }): ResultColumn => {
    const values = evaluation.table.columns.get(name)!;
    return { name, value: (p) => Number(values[p].toPrecision(digits)) };
  });
}
