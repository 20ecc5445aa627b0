import type { Study } from '../../study';
import type { Model } from '../model';
import { modelOf } from '../modelCache';
import { parseSteps } from '../parseSteps';
import { MemberDeviations } from './memberDeviations';
import { Perturbation } from './perturbation';
import { parameterName } from './uncertainParameter';
import { uncertaintyModel } from './uncertaintyModel';

/** Models of a study whose uncertain parameters are moved, member by member of a seed. */
export class MemberModels {
  /** Names of the uncertain parameters. */
  readonly parameters: readonly string[];
  /** Members there can be: the rows of the study's ensemble, or Infinity without. */
  readonly most: number;
  private readonly deviations: MemberDeviations;
  private readonly perturbation: (beta: number) => Perturbation;
  private readonly kept = new Map<number, (beta: number) => Model>();

  /**
   * @param keep models of so many members are kept for further use.
   * @param strata as for `MemberDeviations`.
   * @throws InvalidInput as `uncertaintyModel`.
   */
  constructor(
    study: Study,
    seed: number,
    private readonly keep = 0,
    strata: number | null = null,
  ) {
    const steps = parseSteps(study);
    const uncertainty = uncertaintyModel(study, steps, modelOf(study).mechanism);
    this.parameters = uncertainty.parameters.map(parameterName);
    this.most = uncertainty.ensemble?.rows.length ?? Infinity;
    this.deviations = new MemberDeviations(uncertainty, seed, strata);
    this.perturbation = perBeta((beta) => new Perturbation(modelOf(study, beta), steps, uncertainty.parameters, beta));
  }

  /** The model of a member at a transfer coefficient, made once for each. @param member below `most`. */
  of(member: number): (beta: number) => Model {
    const known = this.kept.get(member);
    if (known !== undefined) return known;
    const moved = this.deviations.of(member);
    const model = perBeta((beta) => this.perturbation(beta).at(moved));
    if (this.kept.size < this.keep) this.kept.set(member, model);
    return model;
  }
}

function perBeta<T>(make: (beta: number) => T): (beta: number) => T {
  const known = new Map<number, T>();
  return (beta) => {
    const made = known.get(beta) ?? make(beta);
    known.set(beta, made);
    return made;
  };
}
