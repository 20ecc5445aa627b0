import { evaluateProgram, maskTolerance } from '../evaluateProgram';
import { masked, notFinite, type Batch, type Solutions } from '../kernel';
import type { RateProgram } from '../rateProgram';

/** Points of a batch whose rates vanish in the same pattern. */
export interface PointGroup {
  readonly rows: Int32Array;
  /** True for directed reactions without a rate. */
  readonly vanishing: readonly boolean[];
  /** Largest magnitude of each variable among the points; Infinity for ln a of a species that is absent. */
  readonly largest: Float64Array;
}

/** Points found so far that lack the same species. */
interface Pattern {
  /** 1 for variables that are ln a of a species that is absent. */
  readonly absent: Uint8Array;
  readonly rows: number[];
}

/**
 * Sorts points by the pattern of rates that vanish, in f64; those that are masked or not numbers are marked in `out`
 * and left out. Which domain rule holds at a node of a grid that lies on its edge does not depend on the backend so.
 */
export function sortPoints(batch: Batch, out: Solutions): readonly PointGroup[] {
  const { mechanism, program, x, count } = batch;
  const width = program.variables.length;
  const firstMask = sparseMasks(program);
  const logarithmic = program.variables.map((name) => name.startsWith('ln a_'));
  const patterns = new Map<string, Pattern>();
  let latest: Pattern | null = null;
  for (let p = 0; p < count; p++) {
    const at = p * width;
    const mask = firstMask(x, at);
    if (mask >= 0) {
      out.status[p] = masked;
      out.mask[p] = mask;
      continue;
    }
    if (latest === null || !fits(latest.absent, x, at)) {
      const values = Array.from(x.subarray(at, at + width));
      if (!values.every((value, v) => Number.isFinite(value) || (logarithmic[v] && value === -Infinity))) {
        out.status[p] = notFinite;
        continue;
      }
      const absent = Uint8Array.from(values, (value) => (value === -Infinity ? 1 : 0));
      const key = absent.join('');
      latest = patterns.get(key) ?? { absent, rows: [] };
      patterns.set(key, latest);
    }
    latest.rows.push(p);
  }
  const lnK = new Float64Array(2 * mechanism.steps.length);
  return [...patterns.values()].map(({ rows }) => {
    evaluateProgram(program, x, rows[0] * width, lnK, new Int32Array(lnK.length));
    return {
      rows: Int32Array.from(rows),
      vanishing: Array.from(lnK, (value) => value === -Infinity),
      largest: magnitudes(x, rows, width),
    };
  });
}

/** True when a point is finite but for the species that are absent. */
function fits(absent: Uint8Array, x: Float64Array, at: number): boolean {
  for (let v = 0; v < absent.length; v++) {
    const value = x[at + v];
    // value - value is 0 for a finite number alone.
    if (absent[v] === 1 ? value !== -Infinity : value - value !== 0) return false;
  }
  return true;
}

/** `firstMask` of the contract without the terms that are zero, in flat arrays: a million points are looked at one by one. */
function sparseMasks({ masks, maskReasons, variables }: RateProgram): (x: Float64Array, at: number) => number {
  const stride = variables.length + 1;
  const count = maskReasons.length;
  const constants = Float64Array.from({ length: count }, (_, m) => masks[m * stride + stride - 1]);
  const ends = new Int32Array(count);
  const used: number[] = [];
  const factors: number[] = [];
  for (let m = 0; m < count; m++) {
    for (let v = 0; v < stride - 1; v++) {
      if (masks[m * stride + v] === 0) continue;
      used.push(v);
      factors.push(masks[m * stride + v]);
    }
    ends[m] = used.length;
  }
  const variable = Int32Array.from(used);
  const factor = Float64Array.from(factors);
  return (x, at) => {
    let term = 0;
    for (let m = 0; m < count; m++) {
      let sum = constants[m];
      for (; term < ends[m]; term++) sum += factor[term] * x[at + variable[term]];
      if (sum < -maskTolerance) return m;
    }
    return -1;
  };
}

function magnitudes(x: Float64Array, rows: readonly number[], width: number): Float64Array {
  const largest = new Float64Array(width);
  for (const row of rows) {
    for (let v = 0; v < width; v++) {
      const size = Math.abs(x[row * width + v]);
      if (size > largest[v]) largest[v] = size;
    }
  }
  return largest;
}
