/** What counts as zero; entries are whole numbers and the fractions that pivots make of them. */
const tiny = 1e-9;

/**
 * The x >= 0 of smallest sum with A x = b: the simplex method in two phases, by Bland's rule, which cannot cycle.
 *
 * Source: R. G. Bland, Math. Oper. Res. 2, 103 (1977), doi 10.1287/moor.2.2.103.
 *
 * @param rows A, small whole numbers. [rows × columns] @param target b. [rows] @param columns as many as each row has.
 * @returns null when there is none.
 */
export function leastSum(
  rows: readonly (readonly number[])[],
  target: readonly number[],
  columns: number,
): readonly number[] | null {
  const helpers = rows.length;
  const right = columns + helpers;
  const table = rows.map((row, i) => {
    const sign = target[i] < 0 ? -1 : 1;
    return [...row.map((a) => sign * a), ...rows.map((_, k) => (k === i ? 1 : 0)), sign * target[i]];
  });
  const basis = rows.map((_, i) => columns + i);
  minimise(table, basis, (j) => (j < columns ? 0 : 1), right);
  if (table.some((row, i) => basis[i] >= columns && row[right] > tiny)) return null;
  // A helper that stays at zero gives its row away, or the row says nothing.
  for (let i = 0; i < helpers; i++) {
    const own = basis[i] < columns ? -1 : table[i].findIndex((a, j) => j < columns && Math.abs(a) > tiny);
    if (own >= 0) pivot(table, basis, i, own);
  }
  minimise(table, basis, (j) => (j < columns ? 1 : 0), columns);
  const x = new Array<number>(columns).fill(0);
  basis.forEach((j, i) => {
    if (j < columns && table[i][right] > tiny) x[j] = table[i][right];
  });
  return x;
}

/** Pivots until no column below `width` lowers the cost. */
function minimise(table: number[][], basis: number[], cost: (j: number) => number, width: number): void {
  for (;;) {
    const saved = (j: number): number => basis.reduce((sum, b, i) => sum + cost(b) * table[i][j], 0) - cost(j);
    let column = 0;
    while (column < width && saved(column) <= tiny) column++;
    if (column === width) return;
    const ratio = (i: number): number => table[i][table[i].length - 1] / table[i][column];
    let row = -1;
    for (let i = 0; i < table.length; i++) {
      if (table[i][column] <= tiny) continue;
      const gap = row < 0 ? -1 : ratio(i) - ratio(row);
      if (gap < -tiny || (gap <= tiny && basis[i] < basis[row])) row = i;
    }
    if (row < 0) return;
    pivot(table, basis, row, column);
  }
}

function pivot(table: number[][], basis: number[], row: number, column: number): void {
  const own = table[row].map((a) => a / table[row][column]);
  table.forEach((other, i) => {
    const factor = other[column];
    if (i !== row && factor !== 0) table[i] = other.map((a, j) => a - factor * own[j]);
  });
  table[row] = own;
  basis[row] = column;
}
