/** Strides of the passes, in both directions. */
const strides = [8, 4, 2, 1];

/**
 * Rows of a table of columns × rows points, x fastest, in the order the eye wants: every 8th point in both directions,
 * then those missing from every 4th, every 2nd and all. With one row: every 8th point of a list, and so on.
 */
export function coarseFirst(columns: number, rows = 1): Int32Array {
  const order = new Int32Array(columns * rows);
  let filled = 0;
  strides.forEach((stride, pass) => {
    const before = pass === 0 ? Infinity : strides[pass - 1];
    for (let y = 0; y < rows; y += stride) {
      const rowSeen = y % before === 0;
      for (let x = 0; x < columns; x += stride) {
        const seen = pass > 0 && rowSeen && x % before === 0;
        if (!seen) order[filled++] = y * columns + x;
      }
    }
  });
  return order;
}
