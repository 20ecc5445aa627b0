import { RandomStream } from '../../math';
import type { PointTable } from '../pointTable';
import { errorFactors } from './descriptorErrors';
import type { ScreenPlan } from './screenPlan';

/** Candidates `first` to `end` - 1 and their draws as points. A draw is the same whatever range it is in. */
export class CandidateDraws {
  readonly count: number;
  /** What one standard deviation of each independent cause does. [candidates × descriptors × descriptors] */
  private readonly factors: Float64Array;
  private readonly stream: RandomStream;
  private readonly z: Float64Array;

  constructor(
    private readonly plan: ScreenPlan,
    private readonly first: number,
    end: number,
  ) {
    this.count = end - first;
    this.factors = errorFactors(plan, first, end);
    this.stream = new RandomStream(plan.seed);
    this.z = new Float64Array(plan.study.descriptors.length);
  }

  /** The candidates at their own values. */
  own(): PointTable {
    const { first, count } = this;
    const columns = [...this.plan.candidates.columns].map(
      ([name, values]) => [name, values.subarray(first, first + count)] as const,
    );
    return { count, columns: new Map(columns) };
  }

  /** One draw of each. */
  draw(sample: number): PointTable {
    const columns = new Map([...this.own().columns].map(([name, values]) => [name, values.slice()]));
    const moved = this.movedColumns(columns);
    for (let c = 0; c < this.count; c++) this.move(moved, c, sample, c);
    return { count: this.count, columns };
  }

  /** Each candidate at its own values, followed by its draws. */
  all(): PointTable {
    const { samples } = this.plan;
    const each = samples + 1;
    const columns = new Map<string, Float64Array>();
    for (const [name, values] of this.own().columns) {
      const column = new Float64Array(this.count * each);
      for (let c = 0; c < this.count; c++) column.fill(values[c], c * each, (c + 1) * each);
      columns.set(name, column);
    }
    const moved = this.movedColumns(columns);
    for (let c = 0; c < this.count; c++) for (let s = 0; s < samples; s++) this.move(moved, c, s, c * each + 1 + s);
    return { count: this.count * each, columns };
  }

  private movedColumns(
    columns: ReadonlyMap<string, Float64Array>,
  ): readonly { readonly column: Float64Array; readonly d: number }[] {
    return this.plan.study.descriptors.flatMap(({ name }, d) => {
      const column = columns.get(name);
      return column === undefined || !this.plan.deviations.has(name) ? [] : [{ column, d }];
    });
  }

  /** Adds the errors of a candidate's draw to its point. */
  private move(moved: ReturnType<CandidateDraws['movedColumns']>, c: number, sample: number, point: number): void {
    if (moved.length === 0) return;
    const { stream, z, factors } = this;
    const width = z.length;
    stream.restart(this.plan.keys[this.first + c], sample);
    for (let j = 0; j < width; j++) z[j] = stream.normal();
    for (const { column, d } of moved) {
      const row = (c * width + d) * width;
      for (let j = 0; j <= d; j++) column[point] += factors[row + j] * z[j];
    }
  }
}
