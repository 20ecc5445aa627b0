import { emptySolutions, type Batch, type Kernel } from '../../src/kinetics';
import { evaluatePoints, type Settings } from '../../src/screening';
import type { Study } from '../../src/study';

/** Values of variables by name; a row per point. */
export type Row = Readonly<Record<string, number>>;

/** The batch that a study's points make, at one temperature, for solving with any kernel. */
export async function captureBatch(study: Study, rows: readonly Row[], settings: Settings = {}): Promise<Batch> {
  const parts: Batch[] = [];
  const recorder: Kernel = {
    name: 'recorder',
    solve(batch) {
      parts.push(batch);
      return Promise.resolve(emptySolutions(batch));
    },
  };
  const names = Object.keys(rows[0]);
  const columns = new Map(names.map((name) => [name, Float64Array.from(rows, (row) => row[name])]));
  await evaluatePoints(study, { count: rows.length, columns }, settings, { kernel: recorder });
  return { ...parts[0], count: rows.length, x: Float64Array.from(parts.flatMap((part) => [...part.x])) };
}

/** The first `count` points of a batch. */
export function firstPoints(batch: Batch, count: number): Batch {
  return { ...batch, count, x: batch.x.slice(0, count * batch.program.variables.length) };
}

/** Those points of a batch, in order. */
export function pickPoints(batch: Batch, points: readonly number[]): Batch {
  const width = batch.program.variables.length;
  return {
    ...batch,
    count: points.length,
    x: Float64Array.from(points.flatMap((p) => [...batch.x.subarray(p * width, (p + 1) * width)])),
  };
}
