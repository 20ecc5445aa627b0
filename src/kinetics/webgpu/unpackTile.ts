import { converged, type Batch, type Solutions } from '../kernel';
import type { SharedStructs } from './shaderTexts';
import type { outputs } from './steadyPipeline';
import { absent, coverageUnits, hiddenWay, signOfWay, tofUnits, wayBits } from './storedNumbers';

/** Bytes of the buffers that the shader wrote. */
export type TileBytes = Readonly<Record<(typeof outputs)[number], ArrayBuffer>>;

/**
 * How much of the rounding of residuals may reach ln of an occupation. Measured on nitrate and CO oxidation: ln coverages
 * are off by up to 6e-8 times this.
 */
const mostAmplification = 900;
/** Gross over net rates up to which a TOF keeps enough digits. */
const mostCancellation = 25;
/** Imbalance that rounding alone does not make. */
const mostImbalance = 1e-5;

/**
 * Writes solved points of a tile into solutions.
 *
 * @returns rows that single precision did not settle, to be solved again.
 */
export function unpackTile(
  structs: SharedStructs,
  { mechanism }: Batch,
  rows: Int32Array,
  bytes: TileBytes,
  out: Solutions,
): readonly number[] {
  const { outcome } = structs;
  const stride = outcome.size / 4;
  const at = (field: string): number => outcome.offset(field) / 4;
  const [iterationsAt, solvedAt, winnerAt] = ['iterations', 'solved', 'winner'].map(at);
  const [imbalanceAt, cancellationAt, amplificationAt] = ['imbalance', 'cancellation', 'amplification'].map(at);
  const wholes = new Int32Array(bytes.outcomes);
  const reals = new Float32Array(bytes.outcomes);
  const coverages = new Int32Array(bytes.coverages);
  const tofs = new Int32Array(bytes.tofs);
  const shares = new Float32Array(bytes.shares);
  const states = mechanism.states.length;
  const externals = mechanism.externals.length;
  const products = out.selectivity === null ? 0 : out.selectivity.length / out.status.length;
  const doubtful: number[] = [];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    const end = i * stride;
    const settled =
      wholes[end + solvedAt] === 1 &&
      reals[end + amplificationAt] <= mostAmplification &&
      reals[end + cancellationAt] <= mostCancellation &&
      reals[end + imbalanceAt] <= mostImbalance;
    if (!settled) {
      doubtful.push(row);
      continue;
    }
    out.status[row] = converged;
    out.iterations[row] = wholes[end + iterationsAt];
    out.residual[row] = reals[end + imbalanceAt];
    for (let s = 0; s < states; s++) {
      const stored = coverages[i * states + s];
      out.lnCoverage[row * states + s] = stored === absent ? -Infinity : (stored / coverageUnits) * Math.LN2;
    }
    for (let x = 0; x < externals; x++) {
      const stored = tofs[i * externals + x];
      const way = stored & ((1 << wayBits) - 1);
      out.lnTof[row * externals + x] =
        stored === absent ? -Infinity : way === hiddenWay ? NaN : ((stored >> wayBits) / tofUnits) * Math.LN2;
      out.tofSign[row * externals + x] = stored === absent ? 0 : signOfWay[way];
    }
    const winner = wholes[end + winnerAt];
    if (out.winner !== null) out.winner[row] = winner;
    if (out.selectivity !== null && winner >= 0) {
      for (let k = 0; k < products; k++) out.selectivity[row * products + k] = shares[i * products + k];
    }
  }
  return doubtful;
}
