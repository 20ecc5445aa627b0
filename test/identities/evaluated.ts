import { cpuKernel, pointStatus, type PointStatus } from '../../src/kinetics';
import { evaluatePoints, type Evaluation, type Settings } from '../../src/screening';
import type { Study } from '../../src/study';

/** Values of one point by name of the variable; every row of a table names the same ones. */
export type Row = Readonly<Record<string, number>>;

/** Evaluates a study on the cpu backend and gives access to the results by name. */
export async function evaluated(
  study: Study,
  rows: readonly Row[],
  options: { readonly derivatives?: boolean; readonly settings?: Settings } = {},
): Promise<Evaluated> {
  const names = Object.keys(rows[0]);
  const columns = new Map(names.map((name) => [name, Float64Array.from(rows, (row) => row[name])]));
  const { derivatives = false, settings = {} } = options;
  return new Evaluated(
    await evaluatePoints(study, { count: rows.length, columns }, settings, { kernel: cpuKernel, derivatives }),
  );
}

/** Results of points by name of the species, step or variable. */
export class Evaluated {
  readonly count: number;
  readonly states: readonly string[];
  readonly externals: readonly string[];
  readonly steps: readonly string[];

  constructor(readonly evaluation: Evaluation) {
    const { mechanism } = evaluation.model;
    this.count = evaluation.table.count;
    this.states = mechanism.states.map((s) => s.name);
    this.externals = mechanism.externals.map((s) => s.name);
    this.steps = mechanism.steps.map((s) => s.id);
  }

  status(p: number): PointStatus {
    return pointStatus[this.evaluation.solutions.status[p]];
  }

  statuses(): PointStatus[] {
    return Array.from({ length: this.count }, (_, p) => this.status(p));
  }

  lnCoverage(p: number, state: string): number {
    return this.evaluation.solutions.lnCoverage[p * this.states.length + position(this.states, state)];
  }

  lnTof(p: number, external: string): number {
    return this.evaluation.solutions.lnTof[this.row(p, external)];
  }

  sign(p: number, external: string): number {
    return this.evaluation.solutions.tofSign[this.row(p, external)];
  }

  /** Signed turnover frequency [1/s per site]; 0 below the range of f64. */
  tof(p: number, external: string): number {
    return this.sign(p, external) * Math.exp(this.lnTof(p, external));
  }

  /** Degree of rate control of every step, in the order of `steps`. */
  control(p: number, external: string): Float64Array {
    const width = this.steps.length;
    const row = this.row(p, external) * width;
    return present(this.evaluation.solutions.rateControl).subarray(row, row + width);
  }

  /** d ln|TOF| / d variable; `T` stands for the temperature. */
  response(p: number, external: string, variable: string): number {
    const { variables } = this.evaluation;
    const at = variable === 'T' ? variables.length : position(variables, variable);
    return present(this.evaluation.solutions.response)[this.row(p, external) * (variables.length + 1) + at];
  }

  private row(p: number, external: string): number {
    return p * this.externals.length + position(this.externals, external);
  }
}

function position(names: readonly string[], name: string): number {
  const at = names.indexOf(name);
  if (at < 0) throw new Error(`no ${name} among ${names.join(', ')}`);
  return at;
}

function present(values: Float64Array | null): Float64Array {
  if (values === null) throw new Error('derivatives were not asked for');
  return values;
}
