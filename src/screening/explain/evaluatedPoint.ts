import { InvalidInput } from '../../base';
import { evaluateProgram, type RateProgram } from '../../kinetics';
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

/** ln k of every directed reaction [ln 1/s], activities included, at axis variables `x`. [2 steps] */
export function lnRateConstants({ model, program }: EvaluatedPoint, x: Float64Array): Float64Array {
  const lnK = new Float64Array(2 * model.mechanism.steps.length);
  evaluateProgram(program, x, 0, lnK, new Int32Array(lnK.length));
  return lnK;
}
