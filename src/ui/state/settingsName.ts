import { modelOf } from '../../screening';
import type { Study } from '../../study';
import { conditionControls } from './conditionControls';
import type { View } from './view';

/** Parts of a file name for the conditions of a view that differ from the study's own: `U_RHE_m0.2`, `T_350`, `steady`. */
export function settingsName(study: Study, view: View): readonly string[] {
  return conditionControls(modelOf(study), view)
    .filter(({ value, own }) => value !== own)
    .map(({ name, value }) => (value === null ? 'steady' : `${name}_${numberName(value)}`));
}

/** A minus sign would read as the dash between two parts. */
function numberName(value: number): string {
  return String(Number(value.toPrecision(6))).replaceAll('-', 'm');
}
