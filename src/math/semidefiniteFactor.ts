/** A lower triangular factor, or the row at which a matrix turns out not to be positive semidefinite. */
export type SemidefiniteFactor = { readonly factor: Float64Array } | { readonly row: number };

/** Rounding of a pivot, relative to its diagonal element. */
const pivotError = 1e-12;

/**
 * Lower triangular L with L Lᵀ = C for a symmetric positive semidefinite matrix, by Cholesky's elimination; columns of a
 * singular matrix whose pivot vanishes are 0.
 *
 * @param c row-major n × n; the lower triangle is read.
 * @returns L, row-major; or the first row whose variance the rows before it leave negative, or which is correlated with a
 * row that they determine.
 */
export function semidefiniteFactor(n: number, c: Float64Array): SemidefiniteFactor {
  const factor = new Float64Array(n * n);
  const left = (i: number, j: number): number => {
    let sum = c[i * n + j];
    for (let k = 0; k < j; k++) sum -= factor[i * n + k] * factor[j * n + k];
    return sum;
  };
  for (let j = 0; j < n; j++) {
    const pivot = left(j, j);
    const rounding = pivotError * Math.abs(c[j * n + j]);
    if (!(pivot >= -rounding)) return { row: j };
    if (pivot > rounding) {
      const root = Math.sqrt(pivot);
      factor[j * n + j] = root;
      for (let i = j + 1; i < n; i++) factor[i * n + j] = left(i, j) / root;
      continue;
    }
    for (let i = j + 1; i < n; i++) {
      const most = Math.sqrt(pivotError) * Math.sqrt(Math.abs(c[i * n + i] * c[j * n + j]));
      if (!(Math.abs(left(i, j)) <= most)) return { row: i };
    }
  }
  return { factor };
}
