/** Points that lie together: what a kernel takes at a time, so that it copies them at once. */
const block = 256;
/** Blocks between one that is solved and the next one. */
const stride = 8;

let last: Int32Array | null = null;

/**
 * Rows of a table in blocks from everywhere: every 8th block, then those beside them, and so on. Fast to copy, and tiles of
 * a map take about the same time wherever it is masked.
 */
export function blockOrder(count: number): Int32Array {
  if (last?.length === count) return last;
  const order = new Int32Array(count);
  const blocks = Math.ceil(count / block);
  let filled = 0;
  for (let first = 0; first < stride; first++) {
    for (let b = first; b < blocks; b += stride) {
      for (let row = b * block; row < Math.min(count, (b + 1) * block); row++) order[filled++] = row;
    }
  }
  last = order;
  return order;
}
