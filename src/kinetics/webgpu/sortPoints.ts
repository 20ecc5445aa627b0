import { evaluateProgram, firstMask } from '../evaluateProgram';
import { masked, notFinite, type Batch, type Solutions } from '../kernel';

/** Points of a batch whose rates vanish in the same pattern. */
export interface PointGroup {
  readonly rows: Int32Array;
  /** True for directed reactions without a rate. */
  readonly vanishing: readonly boolean[];
  /** Largest magnitude of each variable among the points; Infinity for ln a of a species that is absent. */
  readonly largest: Float64Array;
}

/**
 * Sorts points by the pattern of rates that vanish, in f64; those that are masked or not numbers are marked in `out`
 * and left out. Which domain rule holds at a node of a grid that lies on its edge does not depend on the backend so.
 */
export function sortPoints(batch: Batch, out: Solutions): readonly PointGroup[] {
  const { mechanism, program, x, count } = batch;
  const width = program.variables.length;
  const logarithmic = program.variables.map((name) => name.startsWith('ln a_'));
  const groups = new Map<string, number[]>();
  let latest = { key: '-', rows: [] as number[] };
  for (let p = 0; p < count; p++) {
    const mask = firstMask(program, x, p * width);
    if (mask >= 0) {
      out.status[p] = masked;
      out.mask[p] = mask;
      continue;
    }
    let key = '';
    let finite = true;
    for (let v = 0; v < width; v++) {
      const value = x[p * width + v];
      if (Number.isFinite(value)) continue;
      if (logarithmic[v] && value === -Infinity) key += `${v} `;
      else finite = false;
    }
    if (!finite) {
      out.status[p] = notFinite;
      continue;
    }
    if (latest.key !== key) {
      latest = { key, rows: groups.get(key) ?? [] };
      groups.set(key, latest.rows);
    }
    latest.rows.push(p);
  }
  const lnK = new Float64Array(2 * mechanism.steps.length);
  return [...groups.values()].map((rows) => {
    evaluateProgram(program, x, rows[0] * width, lnK, new Int32Array(lnK.length));
    return {
      rows: Int32Array.from(rows),
      vanishing: Array.from(lnK, (value) => value === -Infinity),
      largest: magnitudes(x, rows, width),
    };
  });
}

function magnitudes(x: Float64Array, rows: readonly number[], width: number): Float64Array {
  const largest = new Float64Array(width);
  for (const row of rows) {
    for (let v = 0; v < width; v++) largest[v] = Math.max(largest[v], Math.abs(x[row * width + v]));
  }
  return largest;
}
