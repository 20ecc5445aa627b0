import type { CatmapNames } from './catmapNames';
import type { MkmSettings } from './mkmSettings';
import type { CatmapReaction } from './reactionExpression';
import type { CoefficientBounds } from './relaxedFit';
import { constraintBounds, transitionRule, type TransitionRule } from './scalingRule';
import { transitionStates } from './stateEnergies';

/** What the rules are read from. */
export interface ConstraintSource {
  readonly settings: MkmSettings;
  readonly names: CatmapNames;
  readonly reactions: readonly CatmapReaction[];
  readonly descriptors: readonly unknown[];
  readonly warn: (message: string) => void;
}

/** The rules of `scaling_constraint_dict` by species. */
export function scalingConstraints(
  source: ConstraintSource,
): ReadonlyMap<string, CoefficientBounds[] | TransitionRule> {
  const { settings, names, reactions, descriptors, warn } = source;
  const known = new Set([
    ...names.adsorbates,
    ...reactions.flatMap((r) => transitionStates(r, names).map((s) => s.key)),
  ]);
  const rules = new Map<string, CoefficientBounds[] | TransitionRule>();
  for (const [written, value] of settings.dictionary('scaling_constraint_dict')) {
    const key = written.includes('_') ? written : `${written}_${names.sites[0]}`;
    const name = `scaling_constraint_dict["${written}"]`;
    if (!known.has(key)) {
      if (!written.includes('&')) warn(`${name}: ${key} is in no step`);
      continue;
    }
    if (descriptors.length === 0) continue;
    const rule =
      value.kind === 'string'
        ? transitionRule(value, settings, name, names.sites[0], warn)
        : [...constraintBounds(value, settings, name, descriptors.length + 1)];
    if (!Array.isArray(rule) && names.adsorbates.includes(key)) {
      settings.refuse(value, name, value.kind, 'a list of constraints (rules in words are for transition states)');
    }
    rules.set(key, rule);
  }
  return rules;
}
