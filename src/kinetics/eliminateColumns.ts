/** Coefficients below this are zero but for rounding: they are small fractions of whole numbers. */
const tiny = 1e-9;

/**
 * Adds multiples of the first `independent` rows to each other, and to all rows below them, so that the columns of largest
 * weight stand in as few rows as can be: in the order of their weights each column is left in one of the rows that have not
 * been used for a column before, and in none of the rows after the first `independent`.
 *
 * @param rows row-major with `count` columns; changed in place.
 */
export function eliminateColumns(rows: Float64Array, independent: number, count: number, weight: Float64Array): void {
  const height = rows.length / count;
  /** First places of the rows that are not used yet, and of those below. */
  const left = Array.from({ length: independent }, (_, i) => i * count);
  const below = Array.from({ length: height - independent }, (_, i) => (independent + i) * count);
  const order = [...weight.keys()].sort((a, b) => weight[b] - weight[a] || a - b);
  for (const c of order) {
    let best = -1;
    let size = tiny;
    for (let i = 0; i < left.length; i++) {
      if (Math.abs(rows[left[i] + c]) <= size) continue;
      size = Math.abs(rows[left[i] + c]);
      best = i;
    }
    if (best < 0) continue;
    const [pivot] = left.splice(best, 1);
    for (const row of left) takeOff(rows, row, pivot, c, count);
    for (const row of below) takeOff(rows, row, pivot, c, count);
  }
  for (let k = 0; k < rows.length; k++) if (Math.abs(rows[k]) < tiny) rows[k] = 0;
}

/** Adds that multiple of the pivot's row to a row that makes its column `c` vanish. */
function takeOff(rows: Float64Array, row: number, pivot: number, c: number, count: number): void {
  if (rows[row + c] === 0) return;
  const factor = rows[row + c] / rows[pivot + c];
  for (let k = 0; k < count; k++) rows[row + k] -= factor * rows[pivot + k];
  rows[row + c] = 0;
}
