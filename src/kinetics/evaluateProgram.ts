import type { RateProgram } from './rateProgram';

/**
 * ln k of every directed reaction [ln 1/s] at one point.
 *
 * @param x values of the axis variables; the point starts at `at`. ln a may be -Infinity (an absent species).
 * @param lnK receives ln k, -Infinity for a direction without rate. [directed]
 * @param piece receives the piece that decides each ln k. [directed]
 */
export function evaluateProgram(
  program: RateProgram,
  x: Float64Array,
  at: number,
  lnK: Float64Array,
  piece: Int32Array,
): void {
  const stride = program.variables.length + 1;
  for (let d = 0; d < lnK.length; d++) {
    let least = NaN;
    for (let p = program.piecePtr[d]; p < program.piecePtr[d + 1]; p++) {
      const value = affineValue(program.pieces, p * stride, stride - 1, x, at);
      if (!(value >= least)) {
        least = value;
        piece[d] = p;
      }
    }
    lnK[d] = least;
  }
}

/** Energies closer to zero than this [eV] count as zero: the published grid has nodes on the domain's edge. */
export const maskTolerance = 1e-12;

/** Index of the first domain rule that the point breaks, or -1. */
export function firstMask(program: RateProgram, x: Float64Array, at: number): number {
  const stride = program.variables.length + 1;
  for (let m = 0; m < program.maskReasons.length; m++) {
    if (affineValue(program.masks, m * stride, stride - 1, x, at) < -maskTolerance) return m;
  }
  return -1;
}

/** Zero coefficients are skipped: 0 × ln 0 is no contribution. */
export function affineValue(rows: Float64Array, row: number, variables: number, x: Float64Array, at: number): number {
  let sum = rows[row + variables];
  for (let v = 0; v < variables; v++) {
    const c = rows[row + v];
    if (c !== 0) sum += c * x[at + v];
  }
  return sum;
}
