/** Householder QR factors of a matrix given by columns. */
export interface QrFactors {
  readonly rows: number;
  readonly columns: number;
  /** Power of two by which each column was multiplied before it was factored, so that it has a length near 1. */
  readonly scale: Float64Array;
  /** Vector of each reflection, of unit length, from row k on. */
  readonly reflectors: readonly Float64Array[];
  /** Upper triangle R of the scaled matrix. [columns × columns, row-major] */
  readonly r: Float64Array;
}

/**
 * Diagonal of R, columns having unit length, below which a column counts as a combination of those before it. The worst
 * certified problem (NIST Filip, powers 0 to 10 of numbers near -6) has 1e-9; exact copies leave 1e-16.
 */
const leastPivot = 1e-13;

/**
 * QR factors by Householder reflections; columns are scaled first, by powers of two, which rounds nothing.
 *
 * @param columns of one length, at least as many rows as columns.
 * @returns null when a column depends on those before it, the columns outnumber the rows, or an entry is not finite.
 */
export function qrFactor(columns: readonly Float64Array[]): QrFactors | null {
  const n = columns.length;
  const m = columns[0]?.length ?? 0;
  if (n === 0 || m < n) return null;
  const scale = new Float64Array(n);
  const work = columns.map((column, j) => {
    const length = norm(column, 0);
    if (!(length > 0 && column.every(Number.isFinite))) return null;
    scale[j] = 2 ** -Math.round(Math.log2(length));
    return column.map((value) => value * scale[j]);
  });
  const r = new Float64Array(n * n);
  const reflectors: Float64Array[] = [];
  for (let k = 0; k < n; k++) {
    const column = work[k];
    if (column === null) return null;
    for (let i = 0; i < k; i++) r[i * n + k] = column[i];
    const length = norm(column, k);
    if (!(length > leastPivot)) return null;
    const head = column[k] > 0 ? -length : length;
    const reflector = column.slice(k);
    reflector[0] -= head;
    const size = norm(reflector, 0);
    for (let i = 0; i < reflector.length; i++) reflector[i] /= size;
    r[k * n + k] = head;
    for (let j = k + 1; j < n; j++) {
      const other = work[j];
      if (other !== null) reflect(reflector, other, k);
    }
    reflectors.push(reflector);
  }
  return { rows: m, columns: n, scale, reflectors, r };
}

/** Overwrites b [rows] by Qᵀ b. */
export function applyQTransposed({ reflectors }: QrFactors, b: Float64Array): Float64Array {
  reflectors.forEach((reflector, k) => reflect(reflector, b, k));
  return b;
}

/** Overwrites b [rows] by Q b. */
export function applyQ({ reflectors }: QrFactors, b: Float64Array): Float64Array {
  for (let k = reflectors.length - 1; k >= 0; k--) reflect(reflectors[k], b, k);
  return b;
}

/** Solves R x = b for the scaled columns, in place; b has at least `columns` entries. */
export function solveR({ columns: n, r }: QrFactors, b: Float64Array): Float64Array {
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) b[i] -= r[i * n + j] * b[j];
    b[i] /= r[i * n + i];
  }
  return b;
}

/** Solves Rᵀ x = b for the scaled columns, in place. */
export function solveRTransposed({ columns: n, r }: QrFactors, b: Float64Array): Float64Array {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) b[i] -= r[j * n + i] * b[j];
    b[i] /= r[i * n + i];
  }
  return b;
}

/** (AᵀA)⁻¹ of the matrix as it was given, from its factors. [columns × columns] */
export function inverseNormal(qr: QrFactors): Float64Array {
  const n = qr.columns;
  const inverse = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    const unit = new Float64Array(n);
    unit[j] = 1;
    const column = solveR(qr, solveRTransposed(qr, unit));
    for (let i = 0; i < n; i++) inverse[i * n + j] = column[i] * qr.scale[i] * qr.scale[j];
  }
  return inverse;
}

/** Diagonal of the projection A (AᵀA)⁻¹ Aᵀ: the share of each row in its own fitted value. [rows] */
export function leverages(qr: QrFactors): Float64Array {
  const h = new Float64Array(qr.rows);
  for (let k = 0; k < qr.columns; k++) {
    const q = new Float64Array(qr.rows);
    q[k] = 1;
    applyQ(qr, q);
    for (let i = 0; i < h.length; i++) h[i] += q[i] * q[i];
  }
  return h;
}

/** Reflects b from row `from` on by a reflector of unit length. */
function reflect(reflector: Float64Array, b: Float64Array, from: number): void {
  let dot = 0;
  for (let i = 0; i < reflector.length; i++) dot += reflector[i] * b[from + i];
  dot *= 2;
  for (let i = 0; i < reflector.length; i++) b[from + i] -= dot * reflector[i];
}

function norm(values: Float64Array, from: number): number {
  let top = 0;
  for (let i = from; i < values.length; i++) top = Math.max(top, Math.abs(values[i]));
  if (top === 0) return 0;
  let sum = 0;
  for (let i = from; i < values.length; i++) sum += (values[i] / top) ** 2;
  return top * Math.sqrt(sum);
}
