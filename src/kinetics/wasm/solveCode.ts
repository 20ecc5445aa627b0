import {
  absolute,
  constant,
  divide,
  greater,
  load,
  multiply,
  negate,
  select,
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
}

/**
 * Code that solves J δ = -G in both lanes in lockstep, with partial pivoting: rows are exchanged lane by lane, so that no
 * multiplier is larger than 1. What fills the surface has a row that is next to nothing, and which one that is changes
 * from point to point: at 0.9 V a quarter of nitrate's map has multipliers above 1e5 in a fixed order.
 */
export function solveCode({ size, entry, residual, step }: SystemPlaces): SlotFunction {
  const code = new SlotFunction();
  const rows = [...new Array<number>(size).keys()];
  // The right-hand side is the last column.
  const system = rows.map((i) =>
    [...rows.map((j): Expression => load(entry(i, j))), negate(load(residual(i)))].map((value) => code.keep(value)),
  );
  const inverses: Expression[] = [];
  for (const k of rows) {
    for (const i of rows.slice(k + 1)) exchange(code, system, k, i);
    inverses[k] = code.keep(divide(constant(1), system[k][k]));
    for (const i of rows.slice(k + 1)) {
      const factor = code.keep(multiply(system[i][k], inverses[k]));
      for (let j = k + 1; j <= size; j++) {
        system[i][j] = code.keep(subtract(system[i][j], multiply(factor, system[k][j])));
      }
    }
  }
  const steps: Expression[] = [];
  for (const i of [...rows].reverse()) {
    const latestLast = rows.slice(i + 1).reverse();
    const left = latestLast.reduce((rest, j) => subtract(rest, multiply(system[i][j], steps[j])), system[i][size]);
    steps[i] = code.keep(multiply(left, inverses[i]));
    code.store(step(i), steps[i]);
  }
  return code;
}

/** Exchanges what is left of rows k and i in lanes where row i has the larger head. */
function exchange(code: SlotFunction, system: Expression[][], k: number, i: number): void {
  const larger = code.keep(greater(absolute(system[i][k]), absolute(system[k][k])));
  for (let j = k; j < system[k].length; j++) {
    const [upper, lower] = [system[k][j], system[i][j]];
    system[k][j] = code.keep(select(larger, lower, upper));
    system[i][j] = code.keep(select(larger, upper, lower));
  }
}
