/**
 * LU factors of a dense matrix with partial pivoting, in place.
 *
 * @param a row-major n × n, overwritten by the factors.
 * @param pivot receives the row exchanges. [n]
 * @returns false when a pivot is zero or not finite; rounding may leave a singular matrix with a tiny pivot instead.
 */
export function luFactor(n: number, a: Float64Array, pivot: Int32Array): boolean {
  for (let k = 0; k < n; k++) {
    let best = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(a[i * n + k]) > Math.abs(a[best * n + k])) best = i;
    pivot[k] = best;
    const head = a[best * n + k];
    if (!(Math.abs(head) > 0 && Number.isFinite(head))) return false;
    if (best !== k) {
      for (let j = 0; j < n; j++) {
        const swap = a[k * n + j];
        a[k * n + j] = a[best * n + j]!;
        a[best * n + j] = swap;
      }
    }
    for (let i = k + 1; i < n; i++) {
      const factor = a[i * n + k] / head;
      a[i * n + k] = factor;
      if (factor === 0) continue;
      for (let j = k + 1; j < n; j++) a[i * n + j] -= factor * a[k * n + j];
    }
  }
  return true;
}

/**
 * Solves A X = B with the factors of `luFactor`, for `columns` right-hand sides at once, in place.
 *
 * @param b row-major n × columns, overwritten by the solutions.
 */
export function luSolve(n: number, a: Float64Array, pivot: Int32Array, b: Float64Array, columns: number): void {
  for (let k = 0; k < n; k++) {
    const other = pivot[k];
    if (other === k) continue;
    for (let c = 0; c < columns; c++) {
      const swap = b[k * columns + c];
      b[k * columns + c] = b[other * columns + c]!;
      b[other * columns + c] = swap;
    }
  }
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) subtractRow(b, i, k, a[i * n + k], columns);
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) subtractRow(b, i, k, a[i * n + k], columns);
    const head = a[i * n + i];
    for (let c = 0; c < columns; c++) b[i * columns + c] /= head;
  }
}

function subtractRow(b: Float64Array, target: number, source: number, factor: number, columns: number): void {
  if (factor === 0) return;
  for (let c = 0; c < columns; c++) b[target * columns + c] -= factor * b[source * columns + c];
}
