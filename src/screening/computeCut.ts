import { InvalidInput } from '../base';
import type { Study } from '../study';
import type { CutLine } from './cutLine';
import { evaluatePoints, type EvaluateOptions, type Evaluation } from './evaluatePoints';
import type { Settings } from './settings';

/** An evaluation along a line; point i is point i of the line. */
export interface StudyCut {
  readonly line: CutLine;
  readonly evaluation: Evaluation;
}

/**
 * Evaluates a study along a line.
 *
 * @throws InvalidInput when a variable of the line is also set, or a descriptor is neither on the line nor set.
 */
export async function computeCut(
  study: Study,
  line: CutLine,
  settings: Settings,
  options: EvaluateOptions,
): Promise<StudyCut> {
  const clash = line.names.find((name) => name in settings);
  if (clash !== undefined) {
    throw new InvalidInput({ name: clash, got: settings[clash], expected: 'no value (the cut runs along it)' });
  }
  const free = study.descriptors.find(({ name }) => !line.names.includes(name) && !(name in settings));
  if (free !== undefined) {
    throw new InvalidInput({ name: free.name, got: undefined, expected: 'a value (the cut does not name it)' });
  }
  return { line, evaluation: await evaluatePoints(study, line.table, settings, options) };
}
