import { parseMechanism, type ParsedStep } from '../mechanism';
import type { Study } from '../study';

/** Elementary steps of a study as written. */
export function parseSteps(study: Study): readonly ParsedStep[] {
  const lines = typeof study.mechanism === 'string' ? study.mechanism.split(/\r?\n/) : study.mechanism;
  return parseMechanism(lines, {
    defaultSite: study.sites[0].name,
    declared: new Map(Object.entries(study.species)),
  });
}
