import type { Batch, Solutions } from './kernel';

/** An array of solutions. */
export type SolutionArray = NonNullable<Solutions[keyof Solutions]>;

/** Rows of an array with `width` values a row, copied in the order given. @param picked where to. */
export function gatherRows(
  values: Float64Array,
  rows: Int32Array,
  width: number,
  picked: Float64Array = new Float64Array(rows.length * width),
): Float64Array {
  for (let i = 0; i < rows.length; i++) {
    const from = rows[i] * width;
    const to = i * width;
    for (let k = 0; k < width; k++) picked[to + k] = values[from + k];
  }
  return picked;
}

/** The batch of some points of a batch. */
export function gatherBatch(batch: Batch, rows: Int32Array): Batch {
  const { x, start, program, mechanism } = batch;
  return {
    ...batch,
    count: rows.length,
    x: gatherRows(x, rows, program.variables.length),
    start: start === null ? null : gatherRows(start, rows, mechanism.states.length),
  };
}

/** Puts solutions of some points, in the order of `rows`, into those of all `count` points. */
export function scatterSolutions(from: Solutions, rows: Int32Array, to: Solutions, count: number): void {
  for (const name of Object.keys(to) as (keyof Solutions)[]) {
    const source = from[name];
    const target = to[name];
    if (source === null || target === null) continue;
    scatterRows(source, rows, target, target.length / count);
  }
}

/** Puts consecutive rows with `width` values each into the rows of a larger array of the same kind. */
export function scatterRows(source: SolutionArray, rows: Int32Array, target: SolutionArray, width: number): void {
  if (source instanceof Float64Array && target instanceof Float64Array) scatterDoubles(source, rows, target, width);
  else if (width === 1) scatterSingles(source, rows, target);
  else scatterOthers(source, rows, target, width);
}

function scatterDoubles(source: Float64Array, rows: Int32Array, target: Float64Array, width: number): void {
  for (let i = 0; i < rows.length; i++) {
    const from = i * width;
    const to = rows[i] * width;
    for (let k = 0; k < width; k++) target[to + k] = source[from + k];
  }
}

function scatterSingles(source: SolutionArray, rows: Int32Array, target: SolutionArray): void {
  for (let i = 0; i < rows.length; i++) target[rows[i]] = source[i];
}

function scatterOthers(source: SolutionArray, rows: Int32Array, target: SolutionArray, width: number): void {
  for (let i = 0; i < rows.length; i++) {
    for (let k = 0; k < width; k++) target[rows[i] * width + k] = source[i * width + k];
  }
}

/** Puts solutions of neighbouring points into those of all `count` points, from row `first` on. */
export function placeSolutions(from: Solutions, first: number, to: Solutions, count: number): void {
  for (const name of Object.keys(to) as (keyof Solutions)[]) {
    const source = from[name];
    const target = to[name];
    if (source !== null && target !== null) target.set(source, (first * target.length) / count);
  }
}

/** Solutions of some of `count` points, in the order of `rows`. */
export function pickSolutions(from: Solutions, rows: Int32Array, count: number): Solutions {
  const picked = Object.entries(from).map(([name, values]: [string, SolutionArray | null]) => {
    if (values === null) return [name, null];
    const width = values.length / count;
    const part = new (values.constructor as new (length: number) => SolutionArray)(rows.length * width);
    rows.forEach((row, i) => part.set(values.subarray(row * width, (row + 1) * width), i * width));
    return [name, part];
  });
  return Object.fromEntries(picked) as Solutions;
}
