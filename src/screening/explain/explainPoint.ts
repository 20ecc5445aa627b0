import { InvalidInput } from '../../base';
import { masked, pointStatus, type PointStatus } from '../../kinetics';
import type { Evaluation } from '../evaluatePoints';
import { rateControl } from '../outcomes';
import { evaluatedPoint, interactionEnergies, type InteractionEnergy } from './evaluatedPoint';
import { pointConditions, type PointConditions } from './pointConditions';
import { stateCoverages, type StateCoverage } from './stateCoverages';
import { stepRates, type StepRates } from './stepRates';
import { turnovers, type Turnover } from './turnovers';

/** Rates of one step, and how far it controls the TOF that was chosen. */
export interface StepExplanation extends StepRates {
  readonly id: string;
  readonly equation: string;
  /** Net electrons taken up per forward event. */
  readonly electrons: number;
  /** Degree of rate control d ln|TOF| / d ln k; NaN unless derivatives were computed. */
  readonly control: number;
}

/** Why one point is what it is. Numbers of a point that is not converged are NaN. */
export interface PointExplanation {
  readonly status: PointStatus;
  /** Why the point is masked; empty when it is not. */
  readonly maskReason: string;
  readonly residual: number;
  readonly iterations: number;
  readonly conditions: PointConditions;
  readonly coverages: readonly StateCoverage[];
  /** What interactions add to the energies of adsorbates and transition states; none without. */
  readonly interactions: readonly InteractionEnergy[];
  readonly turnovers: readonly Turnover[];
  /** Species whose TOF the degrees of rate control are of. */
  readonly controlOf: string;
  readonly steps: readonly StepExplanation[];
}

/**
 * Coverages, turnovers and rates of every step at one point of an evaluation.
 *
 * @param controlOf external species whose TOF the degrees of rate control are of. Default: the study's reactant.
 * @throws InvalidInput for a point or a species that does not exist.
 */
export function explainPoint(evaluation: Evaluation, index: number, controlOf?: string): PointExplanation {
  const point = evaluatedPoint(evaluation, index);
  const { solutions, maskReasons, model } = evaluation;
  const { externals, steps } = model.mechanism;
  const name = controlOf ?? externals[model.reactant].name;
  const external = externals.findIndex((s) => s.name === name);
  if (external < 0) {
    throw new InvalidInput({
      name: 'species',
      got: name,
      expected: `one of ${externals.map((s) => s.name).join(', ')}`,
    });
  }
  const rates = stepRates(point);
  return {
    status: pointStatus[solutions.status[index]],
    maskReason: solutions.status[index] === masked ? maskReasons[solutions.mask[index]] : '',
    residual: solutions.residual[index],
    iterations: solutions.iterations[index],
    conditions: pointConditions(point),
    coverages: stateCoverages(evaluation, index),
    interactions: interactionEnergies(point),
    turnovers: turnovers(evaluation, index),
    controlOf: name,
    steps: steps.map(({ id, equation }, j) => ({
      id,
      equation,
      electrons: model.steps[j].electrons,
      ...rates[j],
      control: rateControl(evaluation, index, external, j),
    })),
  };
}
