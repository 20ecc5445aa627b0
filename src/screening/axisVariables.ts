import type { RateProgram } from '../kinetics';
import type { Model } from './model';
import type { PointTable } from './pointTable';
import type { Settings } from './settings';

/**
 * Axis variables of rows of a table, activities as logarithms: the table's value, else the setting, else the study's.
 *
 * @param doubles makes the array that is returned.
 * @returns [rows × variables]
 */
export function axisVariables(
  model: Model,
  program: RateProgram,
  table: PointTable,
  settings: Settings,
  rows: Int32Array,
  doubles: (length: number) => Float64Array = (length) => new Float64Array(length),
): Float64Array {
  const width = program.variables.length;
  const x = doubles(rows.length * width);
  program.variables.forEach((variable, v) => {
    const names = namesOf(variable);
    const column = names.map((name) => table.columns.get(name)).find((c) => c !== undefined);
    const logarithm = variable.startsWith('ln a_');
    if (column === undefined) {
      const setting = names.map((name) => settings[name]).find((s) => s !== undefined);
      const value = setting ?? ownValue(model, variable);
      const constant = logarithm ? Math.log(value) : value;
      for (let at = v; at < x.length; at += width) x[at] = constant;
    } else {
      for (let i = 0, at = v; at < x.length; i++, at += width) {
        const value = column[rows[i]];
        x[at] = logarithm ? Math.log(value) : value;
      }
    }
  });
  return x;
}

function namesOf(variable: string): readonly string[] {
  if (variable === 'U') return ['U', 'U_RHE', 'U_SHE'];
  return [variable.startsWith('ln a_') ? variable.slice(3) : variable];
}

function ownValue({ study: { conditions }, mechanism }: Model, variable: string): number {
  if (variable === 'U') return conditions.potential.value;
  if (variable === 'pH') return conditions.pH;
  if (!variable.startsWith('ln a_')) return NaN;
  const name = variable.slice(5);
  const species = mechanism.externals.find((s) => s.name === name);
  const open = species !== undefined && species.phase !== 'proton' && species.phase !== 'electron';
  return conditions.activities[name] ?? (open ? 0 : 1);
}
