import type { RateProgram } from '../kinetics';
import type { Model } from './model';
import { logActivity, logPressure, type PointTable } from './pointTable';
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
    const { values, turned } = column;
    for (let i = 0, at = v; i < rows.length; i++, at += width) x[at] = turned(values[rows[i]]);
  });
  scalePressures(x, model, program, rows, table.columns.get(logPressure) ?? settings[logPressure] ?? 0);
  return x;
}

/** Multiplies the pressures of all gases by a power of ten, one for each row or for all. */
function scalePressures(
  x: Float64Array,
  { mechanism }: Model,
  { variables }: RateProgram,
  rows: Int32Array,
  power: Float64Array | number,
): void {
  if (power === 0) return;
  const width = variables.length;
  for (const { name, phase } of mechanism.externals) {
    if (phase !== 'gas') continue;
    for (let i = 0, at = variables.indexOf(`ln a_${name}`); i < rows.length; i++, at += width) {
      x[at] += Math.LN10 * (typeof power === 'number' ? power : power[rows[i]]);
    }
  }
}

/** Copies the first `width` values to the end of an array, in blocks that double: memory moves faster than numbers. */
function repeatFirst(x: Float64Array, width: number): void {
  for (let done = width; done < x.length; done *= 2) x.copyWithin(done, 0, Math.min(done, x.length - done));
}

/** A column that gives a variable, and how its values become those of the variable. */
interface GivenColumn {
  readonly values: Float64Array;
  readonly turned: (value: number) => number;
}

function columnOf(table: PointTable, variable: string): GivenColumn | undefined {
  const name = namesOf(variable).find((one) => table.columns.has(one));
  const values = name === undefined ? undefined : table.columns.get(name);
  return name === undefined || values === undefined ? undefined : { values, turned: turnOf(name) };
}

/** Activities count by their natural logarithm. */
function turnOf(name: string): GivenColumn['turned'] {
  if (name.startsWith(logActivity)) return (value) => value * Math.LN10;
  return name.startsWith('a_') ? Math.log : (value) => value;
}

function constantOf(model: Model, settings: Settings, variable: string): number {
  const name = namesOf(variable).find((one) => settings[one] !== undefined);
  if (name !== undefined) return turnOf(name)(settings[name]);
  const value = ownValue(model, variable);
  return variable.startsWith('ln a_') ? Math.log(value) : value;
}

function namesOf(variable: string): readonly string[] {
  if (variable === 'U') return ['U', 'U_RHE', 'U_SHE'];
  if (!variable.startsWith('ln a_')) return [variable];
  const activity = variable.slice(3);
  return [activity, `lg_${activity}`];
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
