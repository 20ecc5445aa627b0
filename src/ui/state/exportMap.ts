import { needsDerivatives, parsePlotKind } from '../../plots';
import {
  computeMap,
  defaultSearch,
  modelOf,
  type EvaluateOptions,
  type Settings,
  type StudyMap,
} from '../../screening';
import { axesOf } from './axesOf';
import type { SessionDocument } from './sessionDocument';

/**
 * The map of a document on its full grid, computed from nothing as the command line does, so that the same study gives
 * the same files whatever was looked at before.
 *
 * @param settings those of the first or of the second map.
 * @param options `derivatives` are added where the quantity shown needs them.
 * @throws InvalidInput as `computeMap` does, and what `options.signal` aborts with.
 */
export async function exportMap(
  { study, view }: SessionDocument,
  settings: Settings,
  options: EvaluateOptions,
): Promise<StudyMap> {
  const model = modelOf(study);
  const [x, y] = axesOf(view, model);
  const derivatives = options.derivatives === true || needsDerivatives(parsePlotKind(view.show, model));
  const branches = defaultSearch(model, view.branches ?? null);
  return computeMap(study, x, y, settings, { ...options, derivatives, ...(branches === null ? {} : { branches }) });
}
