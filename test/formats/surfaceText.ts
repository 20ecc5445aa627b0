import { readSurfaces, type SurfaceRequest, type SurfaceTable } from '../../src/formats';
import { embeddedStudy } from '../../src/study';

/** The nitrate study, whose descriptors E_O and E_N the tables of these tests give. */
export const study = embeddedStudy('no3rr');

/** `text` read for the nitrate study. */
export function read(text: string, request: Omit<SurfaceRequest, 'descriptors'> = {}): SurfaceTable {
  return readSurfaces(text, { descriptors: study.descriptors, where: 'a.csv', ...request });
}

/** Name, E_O and E_N of every row that was taken. */
export function taken(table: SurfaceTable): readonly (readonly [string, number, number])[] {
  return table.rows.map(({ name, values }) => [name, values.E_O, values.E_N]);
}
