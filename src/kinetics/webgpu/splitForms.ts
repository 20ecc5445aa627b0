import type { RateProgram } from '../rateProgram';

/** Whole parts of log2 k are counted in 2^-19; `grainBits` of the shader `rates`. */
const grains = 2 ** 19;
/** Whole parts of a variable are counted in 2^-10 of its unit, whatever the batch: a point alone gets the same answer. */
export const coordinateGrains = 2 ** 10;
/** Sum of the magnitudes of all terms of a log2 k up to which the sums of wholes stay within i32. */
const widest = 4000;

/** Coefficient of log2 k: in whole grains, itself, and what the grains leave of it, per grain of its variable. */
export interface SplitTerm {
  readonly whole: number;
  readonly coefficient: number;
  readonly rest: number;
}

/** A rate program in whole numbers and small rests. */
export interface SplitForms {
  /** Variables that some rate depends on. */
  readonly variables: readonly number[];
  /** By piece a term per variable, then the constant. */
  readonly terms: readonly SplitTerm[];
}

const zero: SplitTerm = { whole: 0, coefficient: 0, rest: 0 };

/**
 * Splits forms of ln k into terms of log2 k that single precision adds up to within 1e-6 (see the shader `rates`).
 *
 * @param largest |value| of each variable of the program among the points; Infinity for ln a of an absent species, whose
 * reactions are then not read.
 * @returns null where some |log2 k| could be too large.
 */
export function splitForms(program: RateProgram, largest: Float64Array): SplitForms | null {
  const stride = program.variables.length + 1;
  const { pieces } = program;
  const rows = Array.from({ length: pieces.length / stride }, (_, i) => pieces.subarray(i * stride, (i + 1) * stride));
  const used = (v: number): boolean => largest[v] < Infinity && rows.some((row) => row[v] !== 0);
  const variables = [...program.variables.keys()].filter(used);
  const terms: SplitTerm[] = [];
  for (const row of rows) {
    const constant = row[stride - 1];
    const runs = constant > -Infinity && row.every((c, v) => c === 0 || v === stride - 1 || largest[v] < Infinity);
    if (!runs) {
      for (let i = 0; i <= variables.length; i++) terms.push(zero);
      continue;
    }
    const reach = variables.reduce((sum, v) => sum + Math.abs(row[v]) * largest[v], Math.abs(constant));
    if (!(reach / Math.LN2 < widest)) return null;
    for (const v of variables) terms.push(splitTerm(row[v] / Math.LN2, 1 / coordinateGrains));
    terms.push(splitTerm(constant / Math.LN2, 1));
  }
  return { variables, terms };
}

function splitTerm(coefficient: number, grain: number): SplitTerm {
  const whole = Math.round(coefficient * grain * grains);
  return { whole, coefficient, rest: coefficient * grain - whole / grains };
}
