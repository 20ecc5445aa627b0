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
  if (rows.length === 0) return x;
  const columns = program.variables.map((variable) => columnOf(table, variable));
  program.variables.forEach((variable, v) => {
    if (columns[v] === undefined) x[v] = constantOf(model, settings, variable);
  });
  repeatFirst(x, width);
  columns.forEach((column, v) => {
    if (column === undefined) return;
    const logarithm = program.variables[v].startsWith('ln a_');
    for (let i = 0, at = v; i < rows.length; i++, at += width) {
      const value = column[rows[i]];
      x[at] = logarithm ? Math.log(value) : value;
    }
  });
  return x;
}

/** Copies the first `width` values to the end of an array, in blocks that double: memory moves faster than numbers. */
function repeatFirst(x: Float64Array, width: number): void {
  for (let done = width; done < x.length; done *= 2) x.copyWithin(done, 0, Math.min(done, x.length - done));
}

function columnOf(table: PointTable, variable: string): Float64Array | undefined {
  return namesOf(variable)
    .map((name) => table.columns.get(name))
    .find((column) => column !== undefined);
}

function constantOf(model: Model, settings: Settings, variable: string): number {
  const setting = namesOf(variable)
    .map((name) => settings[name])
    .find((value) => value !== undefined);
  const value = setting ?? ownValue(model, variable);
  return variable.startsWith('ln a_') ? Math.log(value) : value;
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
