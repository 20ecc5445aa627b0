import { InvalidInput } from '../base';
import {
  compileRateProgram,
  emptySolutions,
  type Batch,
  type Kernel,
  type RateProgram,
  type Solutions,
} from '../kinetics';
import type { Study } from '../study';
import type { PotentialScale } from '../thermo';
import { compileModel } from './compileModel';
import { timeOf } from './timeOf';
import type { Model } from './model';
import { requireValue, type PointTable } from './pointTable';

/** Values that replace the study's own at every point; `time` may be Infinity for the steady state. */
export type Settings = Readonly<Record<string, number>>;

/** How to evaluate. */
export interface EvaluateOptions {
  readonly kernel: Kernel;
  /** Also degrees of rate control and responses to every variable. */
  readonly derivatives?: boolean;
  /** ln coverages to start each point from, such as those of the same points at other conditions. [points × states] */
  readonly start?: Float64Array;
  readonly signal?: AbortSignal;
  /** Called with the points done and their total. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Solutions at a table of points, in its order. */
export interface Evaluation {
  readonly model: Model;
  readonly table: PointTable;
  readonly settings: Settings;
  /** Scale of the potential `U` in this evaluation. */
  readonly scale: PotentialScale;
  readonly solutions: Solutions;
  /** Axis variables of a rate program, in the order of `solutions.response`. */
  readonly variables: readonly string[];
  readonly maskReasons: readonly string[];
}

/**
 * Points per call of the kernel: often enough for a progress bar, seldom enough not to be seen in the time. A transient
 * costs about a hundred times as much as a steady state.
 */
const steadyChunk = 1024;
const transientChunk = 16;

/**
 * Solves a study at every point of a table. Points are grouped by temperature, transfer coefficient and time, each group
 * sharing one rate program; the result of a point does not depend on the others.
 *
 * @throws InvalidInput for a value that no point can have, and for rate control asked of a transient.
 */
export async function evaluatePoints(
  study: Study,
  table: PointTable,
  settings: Settings,
  options: EvaluateOptions,
): Promise<Evaluation> {
  const derivatives = options.derivatives ?? false;
  const scale = scaleOf(study, table, settings);
  const base = compileModel(study);
  const groups = groupRows(study, table, settings);
  let merged: Solutions | null = null;
  let first: RateProgram | null = null;
  let done = 0;
  options.onProgress?.(0, table.count);
  for (const { T, time, beta, rows } of groups) {
    if (derivatives && time !== Infinity) {
      throw new InvalidInput({
        name: 'time',
        got: time,
        expected: 'steady (rate control is defined for the steady state)',
      });
    }
    const model = beta === study.energetics.beta ? base : compileModel(study, beta);
    const program = programAt(model, T, scale);
    first ??= program;
    const fill = variableReader(model, program, table, settings);
    const batchOf = (part: Int32Array): Batch => ({
      mechanism: model.mechanism,
      program,
      count: part.length,
      x: fill(part),
      time,
      derivatives,
      start: options.start === undefined ? null : rowsOf(options.start, part, model.mechanism.states.length),
    });
    merged ??= emptySolutions({ ...batchOf(new Int32Array(0)), count: table.count });
    const chunk = time === Infinity ? steadyChunk : transientChunk;
    for (let at = 0; at < rows.length; at += chunk) {
      const part = rows.subarray(at, at + chunk);
      const batch = batchOf(part);
      scatter(await options.kernel.solve(batch, options.signal), part, batch, merged);
      done += part.length;
      options.onProgress?.(done, table.count);
    }
  }
  const program = first ?? programAt(base, study.conditions.T, scale);
  return {
    model: base,
    table,
    settings,
    scale,
    solutions: merged ?? emptySolutions(emptyBatch(base, program, derivatives)),
    variables: program.variables,
    maskReasons: program.maskReasons,
  };
}

function programAt(model: Model, T: number, scale: PotentialScale): RateProgram {
  const { study, mechanism } = model;
  return compileRateProgram({
    mechanism,
    descriptors: study.descriptors.map((d) => d.name),
    laws: model.steps.flatMap((step) => [step.forward, step.reverse]),
    domain: model.domain,
    T,
    scale,
    kJ_per_mol_per_eV: study.constants?.kJ_per_mol_per_eV,
  });
}

function emptyBatch(model: Model, program: RateProgram, derivatives: boolean): Batch {
  const { mechanism } = model;
  return { mechanism, program, count: 0, x: new Float64Array(0), time: Infinity, derivatives, start: null };
}

/** `U_RHE` or `U_SHE` in the table or the settings fixes the scale of the potential; otherwise it is the study's. */
function scaleOf(study: Study, table: PointTable, settings: Settings): PotentialScale {
  const named = (['U_RHE', 'U_SHE', 'U'] as const).filter((name) => table.columns.has(name) || name in settings);
  const [own, ...others] = named;
  if (others.length > 0) {
    throw new InvalidInput({ name: 'potential', got: named.join(' and '), expected: 'one of U, U_RHE and U_SHE' });
  }
  return own === 'U_RHE' ? 'RHE' : own === 'U_SHE' ? 'SHE' : study.conditions.potential.scale;
}

interface Group {
  readonly T: number;
  readonly time: number;
  readonly beta: number;
  readonly rows: Int32Array;
}

function groupRows(study: Study, table: PointTable, settings: Settings): readonly Group[] {
  const { conditions, energetics } = study;
  const own = {
    T: conditions.T,
    time: timeOf(study, {}),
    beta: energetics.beta,
  };
  const read = (name: keyof typeof own, row: number): number =>
    table.columns.get(name)?.[row] ?? settings[name] ?? own[name];
  const groups = new Map<string, { T: number; time: number; beta: number; rows: number[] }>();
  for (let row = 0; row < table.count; row++) {
    const T = read('T', row);
    const time = read('time', row);
    const beta = read('beta', row);
    const key = `${T} ${time} ${beta}`;
    const group = groups.get(key);
    if (group !== undefined) {
      group.rows.push(row);
      continue;
    }
    for (const [name, value] of Object.entries({ T, time, beta })) requireValue(name, value, `point ${row + 1}`);
    groups.set(key, { T, time, beta, rows: [row] });
  }
  return [...groups.values()].map((group) => ({ ...group, rows: Int32Array.from(group.rows) }));
}

/** Reads the axis variables of rows into a flat array, activities as logarithms. */
function variableReader(
  model: Model,
  program: RateProgram,
  table: PointTable,
  settings: Settings,
): (rows: Int32Array) => Float64Array {
  const { conditions } = model.study;
  const readers = program.variables.map((variable): ((row: number) => number) => {
    const species = variable.startsWith('ln a_') ? variable.slice(5) : null;
    const names = variable === 'U' ? ['U', 'U_RHE', 'U_SHE'] : [species === null ? variable : `a_${species}`];
    const column = names.map((name) => table.columns.get(name)).find((c) => c !== undefined);
    const setting = names.map((name) => settings[name]).find((s) => s !== undefined);
    const own =
      species !== null
        ? (conditions.activities[species] ?? (isOpen(model, species) ? 0 : 1))
        : variable === 'U'
          ? conditions.potential.value
          : variable === 'pH'
            ? conditions.pH
            : NaN;
    if (species !== null) {
      if (column !== undefined) return (row) => Math.log(column[row]);
      const ln = Math.log(setting ?? own);
      return () => ln;
    }
    if (column !== undefined) return (row) => column[row];
    const constant = setting ?? own;
    return () => constant;
  });
  return (rows) => {
    const x = new Float64Array(rows.length * readers.length);
    rows.forEach((row, i) => readers.forEach((read, v) => (x[i * readers.length + v] = read(row))));
    return x;
  };
}

function isOpen(model: Model, name: string): boolean {
  const species = model.mechanism.externals.find((s) => s.name === name);
  return species !== undefined && species.phase !== 'proton' && species.phase !== 'electron';
}

function rowsOf(values: Float64Array, rows: Int32Array, width: number): Float64Array {
  const picked = new Float64Array(rows.length * width);
  rows.forEach((row, i) => copyRow(values, row, picked, i, width));
  return picked;
}

function scatter(from: Solutions, rows: Int32Array, batch: Batch, to: Solutions): void {
  const states = batch.mechanism.states.length;
  const externals = batch.mechanism.externals.length;
  rows.forEach((row, i) => {
    to.status[row] = from.status[i]!;
    to.mask[row] = from.mask[i]!;
    to.residual[row] = from.residual[i]!;
    to.iterations[row] = from.iterations[i]!;
    copyRow(from.lnCoverage, i, to.lnCoverage, row, states);
    copyRow(from.lnTof, i, to.lnTof, row, externals);
    copyRow(from.tofSign, i, to.tofSign, row, externals);
    if (from.rateControl !== null && to.rateControl !== null) {
      copyRow(from.rateControl, i, to.rateControl, row, externals * batch.mechanism.steps.length);
    }
    if (from.response !== null && to.response !== null) {
      copyRow(from.response, i, to.response, row, externals * (batch.program.variables.length + 1));
    }
  });
}

function copyRow<T extends Float64Array | Int8Array>(from: T, i: number, to: T, row: number, width: number): void {
  to.set(from.subarray(i * width, (i + 1) * width), row * width);
}
