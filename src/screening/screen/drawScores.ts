import { converged } from '../../kinetics';
import type { Evaluation } from '../evaluatePoints';
import type { Model } from '../model';
import { log10Activity } from '../outcomes';

/** What the draws of some candidates came to, added one evaluation at a time. */
export class DrawScores {
  /** log10 activity; NaN outside the domain and where it is not solved. [candidates × draws] */
  readonly activity: Float64Array;
  /** Index of the winning product, or -1. [candidates × draws] */
  readonly winner: Int16Array;
  /** Selectivities; NaN where none forms. [candidates × products × draws] */
  readonly shares: Float64Array;
  private readonly products: number;

  constructor(
    { products }: Model,
    readonly count: number,
    readonly samples: number,
  ) {
    this.products = products.length;
    this.activity = new Float64Array(count * samples).fill(NaN);
    this.winner = new Int16Array(count * samples).fill(-1);
    this.shares = new Float64Array(count * samples * products.length).fill(NaN);
  }

  /**
   * Adds draw `sample` of every candidate.
   *
   * @param offset and @param stride point of candidate c is offset + c × stride.
   */
  add(evaluation: Evaluation, sample: number, offset: number, stride: number): void {
    const { samples, products, activity, shares } = this;
    const { status, winner, selectivity } = evaluation.solutions;
    for (let c = 0; c < this.count; c++) {
      const point = offset + c * stride;
      for (let p = 0; p < products; p++)
        shares[(c * products + p) * samples + sample] = selectivity![point * products + p];
      const at = c * samples + sample;
      if (status[point] !== converged) continue;
      activity[at] = log10Activity(evaluation, point);
      this.winner[at] = winner![point];
    }
  }
}
