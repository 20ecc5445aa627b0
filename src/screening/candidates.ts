import type { Study } from '../study';
import { evaluatePoints, type EvaluateOptions, type Evaluation } from './evaluatePoints';
import type { Settings } from './settings';

/** Evaluates the study's candidates at their own descriptors; point i is candidate i. */
export async function evaluateCandidates(
  study: Study,
  settings: Settings,
  options: EvaluateOptions,
): Promise<Evaluation> {
  const columns = new Map(
    study.descriptors.map(({ name }) => [name, Float64Array.from(study.candidates, (c) => c.values[name] ?? NaN)]),
  );
  return evaluatePoints(study, { count: study.candidates.length, columns }, settings, options);
}
