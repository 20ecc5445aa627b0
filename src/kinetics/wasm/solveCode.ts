import {
  absolute,
  constant,
  divide,
  larger,
  load,
  multiply,
  negate,
  SlotFunction,
  subtract,
  type Expression,
} from './slotCode';

/** Addresses of a linear system. */
export interface SystemPlaces {
  readonly size: number;
  readonly entry: (row: number, column: number) => number;
  readonly residual: (row: number) => number;
  readonly step: (row: number) => number;
  /** Takes the largest multiplier: how much digits may have been lost for want of pivoting. */
  readonly growth: number;
}

/** Code that solves J δ = -G in both lanes in lockstep, and therefore without exchanging rows. */
export function solveCode({ size, entry, residual, step, growth }: SystemPlaces): SlotFunction {
  const code = new SlotFunction();
  const rows = [...new Array<number>(size).keys()];
  const matrix = rows.map((i) => rows.map((j): Expression => load(entry(i, j))));
  const right = rows.map((i): Expression => negate(load(residual(i))));
  const inverses: Expression[] = [];
  let largest = constant(0);
  for (const k of rows) {
    inverses[k] = code.keep(divide(constant(1), matrix[k][k]));
    if (k === 0) {
      for (const j of rows.slice(1)) matrix[0][j] = code.keep(matrix[0][j]);
      right[0] = code.keep(right[0]);
    }
    for (const i of rows.slice(k + 1)) {
      const factor = code.keep(multiply(matrix[i][k], inverses[k]));
      largest = code.keep(larger(absolute(factor), largest));
      for (const j of rows.slice(k + 1)) {
        matrix[i][j] = code.keep(subtract(matrix[i][j], multiply(factor, matrix[k][j])));
      }
      right[i] = code.keep(subtract(right[i], multiply(factor, right[k])));
    }
  }
  code.store(growth, largest);
  for (const i of [...rows].reverse()) {
    const latestLast = rows.slice(i + 1).reverse();
    const left = latestLast.reduce((rest, j) => subtract(rest, multiply(matrix[i][j], right[j])), right[i]);
    right[i] = code.keep(multiply(left, inverses[i]));
    code.store(step(i), right[i]);
  }
  return code;
}
