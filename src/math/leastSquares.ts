/**
 * Ordinary least squares by Householder QR.
 *
 * @param rows design matrix, one row per observation.
 * @param y observations, as many as rows.
 * @returns coefficients, or null when the columns are linearly dependent or outnumber the rows.
 */
export function leastSquares(rows: readonly (readonly number[])[], y: readonly number[]): readonly number[] | null {
  const m = rows.length;
  const n = rows[0]?.length ?? 0;
  if (m < n || n === 0) return null;
  const a = rows.map((row) => [...row]);
  const b = [...y];
  const scale = a.reduce((top, row) => row.reduce((most, value) => Math.max(most, Math.abs(value)), top), 0);
  for (let k = 0; k < n; k++) {
    const norm = a.slice(k).reduce((length, row) => Math.hypot(length, row[k]), 0);
    if (!(norm > 1e-12 * scale)) return null;
    const head = a[k][k] > 0 ? -norm : norm;
    const reflector = a.slice(k).map((row, i) => (i === 0 ? row[k] - head : row[k]));
    const square = reflector.reduce((sum, value) => sum + value * value, 0);
    for (let j = k; j < n; j++) {
      const share = (2 * reflector.reduce((sum, value, i) => sum + value * a[k + i][j], 0)) / square;
      reflector.forEach((value, i) => (a[k + i][j] -= share * value));
    }
    const share = (2 * reflector.reduce((sum, value, i) => sum + value * b[k + i], 0)) / square;
    reflector.forEach((value, i) => (b[k + i] -= share * value));
  }
  const x = new Array<number>(n).fill(0);
  for (let k = n - 1; k >= 0; k--) {
    let sum = b[k];
    for (let j = k + 1; j < n; j++) sum -= a[k][j] * x[j];
    x[k] = sum / a[k][k];
  }
  return x;
}
