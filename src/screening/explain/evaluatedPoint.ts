import { InvalidInput } from '../../base';
import { CoverageRates, evaluateProgram, type RateProgram } from '../../kinetics';
import { axisVariables } from '../axisVariables';
import { conditionGroups } from '../conditionGroups';
import type { Evaluation } from '../evaluatePoints';
import type { Model } from '../model';
import { modelOf, programOf } from '../modelCache';

/** One point of an evaluation with what its rates follow from. */
export interface EvaluatedPoint {
  readonly evaluation: Evaluation;
  readonly index: number;
  /** The model at the point's transfer coefficient. */
  readonly model: Model;
  readonly program: RateProgram;
  /** Axis variables, in the program's order. [variables] */
  readonly x: Float64Array;
  /** Seconds since a clean surface was exposed, or Infinity for the steady state. */
  readonly time: number;
  /** Study-wide transfer coefficient. */
  readonly beta: number;
}

/** The point `index` of an evaluation. @throws InvalidInput when there is none. */
export function evaluatedPoint(evaluation: Evaluation, index: number): EvaluatedPoint {
  const { table, settings, scale } = evaluation;
  if (!(Number.isInteger(index) && index >= 0 && index < table.count)) {
    throw new InvalidInput({ name: 'point', got: index, expected: `a whole number from 0 to ${table.count - 1}` });
  }
  const columns = new Map([...table.columns].map(([name, values]) => [name, values.subarray(index, index + 1)]));
  const row = { count: 1, columns };
  const { study } = evaluation.model;
  const [{ T, time, beta }] = conditionGroups(study, row, settings);
  const model = modelOf(study, beta);
  const program = programOf(model, T, scale);
  const x = axisVariables(model, program, row, settings, Int32Array.of(0));
  return { evaluation, index, model, program, x, time, beta };
}

/**
 * ln k of every directed reaction [ln 1/s], activities included, at axis variables `x` and, where adsorbates interact, at the
 * coverages of the point. [2 steps]
 */
export function lnRateConstants(point: EvaluatedPoint, x: Float64Array): Float64Array {
  const { model, program } = point;
  const lnK = new Float64Array(2 * model.mechanism.steps.length);
  evaluateProgram(program, x, 0, lnK, new Int32Array(lnK.length));
  coverageRatesAt(point, x)?.evaluate(lnCoverages(point), lnK);
  return lnK;
}

/** What the adsorbates around it add to the energy of a species or transition state. */
export interface InteractionEnergy {
  readonly species: string;
  /** eV. */
  readonly energy: number;
}

/** Interactions at the coverages of a point, adsorbates first; none where nothing interacts. */
export function interactionEnergies(point: EvaluatedPoint): readonly InteractionEnergy[] {
  const { interactions } = point.model;
  const energies = coverageRatesAt(point, point.x)?.energies(lnCoverages(point));
  if (interactions === null || energies === undefined) return [];
  const names = [...interactions.adsorbates, ...interactions.transitionStates.map(({ name }) => name)];
  return names.map((species, i) => ({ species, energy: energies[i] }));
}

function coverageRatesAt({ model, program }: EvaluatedPoint, x: Float64Array): CoverageRates | null {
  if (program.interactions === null) return null;
  const rates = new CoverageRates(model.mechanism, program, program.interactions);
  rates.setPoint(x, 0);
  return rates;
}

function lnCoverages({ evaluation, index, model }: EvaluatedPoint): Float64Array {
  const width = model.mechanism.states.length;
  return evaluation.solutions.lnCoverage.subarray(index * width, (index + 1) * width);
}
