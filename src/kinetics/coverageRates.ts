import { responseAt, responseSlope } from '../energetics';
import type { CompiledMechanism } from '../mechanism';
import { affineValue } from './evaluateProgram';
import { interactionMatrix, interactionSlope } from './interactionMatrix';
import type { InteractionProgram } from './interactionProgram';
import type { RateProgram } from './rateProgram';

/**
 * Rate constants that depend on coverages through interactions between adsorbates, at one point at a time:
 * ln k_d(θ) = min over the pieces p of d of b_p + Σ_j c_pj F_s(j)(t_s(j)) θ_j with c_pj = -Σ_i n_pi ε_ij / kT, where n_pi counts
 * the energy of i in the barrier of the piece.
 */
export class CoverageRates {
  /** Piece that decides each ln k at the last coverages. [directed] */
  readonly pieces: Int32Array;
  /** Piece without interactions [ln 1/s]. [pieces] */
  private readonly base: Float64Array;
  /** c_pj. [pieces × adsorbates] */
  private coupling = new Float64Array(0);
  /** F_s(j) θ_j of each adsorbate at the last coverages. [adsorbates] */
  private readonly load: Float64Array;
  private readonly theta: Float64Array;
  private readonly total: Float64Array;
  private readonly slope: Float64Array;
  private x: Float64Array = new Float64Array(0);
  private from = 0;

  constructor(
    private readonly mechanism: CompiledMechanism,
    private readonly program: RateProgram,
    private readonly interactions: InteractionProgram,
  ) {
    const count = interactions.states.length;
    this.base = new Float64Array(program.pieces.length / (program.variables.length + 1));
    this.load = new Float64Array(count);
    this.pieces = new Int32Array(2 * mechanism.steps.length);
    this.theta = new Float64Array(count);
    this.total = new Float64Array(mechanism.sites.length);
    this.slope = new Float64Array(2 * mechanism.steps.length * mechanism.states.length);
  }

  /** Fixes the point. @param x axis variables; the point starts at `at`. */
  setPoint(x: Float64Array, at: number): void {
    const stride = this.program.variables.length + 1;
    for (let p = 0; p < this.base.length; p++) {
      this.base[p] = affineValue(this.program.pieces, p * stride, stride - 1, x, at);
    }
    this.coupling = this.countsTimes(interactionMatrix(this.interactions, x, at)).map((e) => -e / this.program.kT);
    this.x = x;
    this.from = at;
  }

  /**
   * ln k at coverages.
   *
   * @param lnTheta ln coverage of every state of the mechanism, -Infinity for an empty one.
   * @param lnK receives ln k of every directed reaction. [directed]
   */
  evaluate(lnTheta: Float64Array, lnK: Float64Array): void {
    const { load, coupling, base, pieces } = this;
    const count = load.length;
    this.setCoverages(lnTheta);
    const { piecePtr } = this.program;
    for (let d = 0; d < lnK.length; d++) {
      let least = NaN;
      for (let p = piecePtr[d]; p < piecePtr[d + 1]; p++) {
        let value = base[p];
        for (let j = 0; j < count; j++) value += coupling[p * count + j] * load[j];
        if (!(value >= least)) {
          least = value;
          pieces[d] = p;
        }
      }
      lnK[d] = least;
    }
  }

  /** d ln k_d / d ln θ of each state at the last coverages, for the pieces that decided. [directed × states] */
  slopes(): Float64Array {
    const { theta, total, coupling, slope, mechanism, pieces } = this;
    const { states, responses } = this.interactions;
    const count = states.length;
    const width = mechanism.states.length;
    for (let d = 0; d < pieces.length; d++) {
      const row = pieces[d] * count;
      for (let m = 0; m < count; m++) {
        const site = mechanism.stateSite[states[m]];
        let pull = 0;
        for (let j = 0; j < count; j++) {
          if (mechanism.stateSite[states[j]] === site) pull += coupling[row + j] * theta[j];
        }
        const response = responses[site];
        const byCoverage =
          coupling[row + m] * responseAt(response, total[site]) + pull * responseSlope(response, total[site]);
        slope[d * width + states[m]] = byCoverage * theta[m];
      }
    }
    return slope;
  }

  /** What interactions add at the last coverages to d ln k / d variable, or per kelvin for the one after the last. [directed] */
  variableSlopes(variable: number): Float64Array {
    const { load, coupling, program } = this;
    const count = load.length;
    const change = this.countsTimes(interactionSlope(this.interactions, this.x, this.from, variable));
    const byTemperature = variable === program.variables.length;
    return Float64Array.from(this.pieces, (p) => {
      let sum = 0;
      for (let j = 0; j < count; j++) {
        sum -= (change[p * count + j] / program.kT) * load[j];
        if (byTemperature) sum -= (coupling[p * count + j] * load[j]) / program.T;
      }
      return sum;
    });
  }

  /** What the others add to the energy of every subject at coverages [eV]. */
  energies(lnTheta: Float64Array): Float64Array {
    this.setCoverages(lnTheta);
    const { load, interactions } = this;
    const matrix = interactionMatrix(interactions, this.x, this.from);
    return Float64Array.from({ length: interactions.subjects }, (_, i) =>
      load.reduce((sum, value, j) => sum + matrix[i * load.length + j] * value, 0),
    );
  }

  private setCoverages(lnTheta: Float64Array): void {
    const { theta, total, load, mechanism } = this;
    const { states, responses } = this.interactions;
    total.fill(0);
    for (let j = 0; j < theta.length; j++) {
      theta[j] = Math.exp(lnTheta[states[j]]);
      total[mechanism.stateSite[states[j]]] += theta[j];
    }
    for (let j = 0; j < theta.length; j++) {
      const site = mechanism.stateSite[states[j]];
      load[j] = responseAt(responses[site], total[site]) * theta[j];
    }
  }

  /** Σ_i n_pi m_ij. [pieces × adsorbates] */
  private countsTimes(matrix: Float64Array): Float64Array {
    const { counts, subjects } = this.interactions;
    const count = this.load.length;
    const product = new Float64Array(this.base.length * count);
    for (let p = 0; p < this.base.length; p++) {
      for (let i = 0; i < subjects; i++) {
        const n = counts[p * subjects + i];
        if (n === 0) continue;
        for (let j = 0; j < count; j++) product[p * count + j] += n * matrix[i * count + j];
      }
    }
    return product;
  }
}
