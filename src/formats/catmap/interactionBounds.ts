import type { InteractionSource } from './catmapInteractions';
import type { CoefficientBounds } from './relaxedFit';
import { constraintBounds } from './scalingRule';

/**
 * Bounds of the line of an interaction parameter, by the name of the adsorbate or pair. Without an
 * `interaction_scaling_constraint_dict` CatMAP takes over those of `scaling_constraint_dict`, their signs too, although its
 * manual says that it drops those.
 */
export function interactionBounds(name: string, source: InteractionSource): readonly CoefficientBounds[] {
  const { settings, descriptors, names, warn } = source;
  const count = descriptors.length + 1;
  const own = settings.dictionary('interaction_scaling_constraint_dict');
  const title = own.size > 0 ? 'interaction_scaling_constraint_dict' : 'scaling_constraint_dict';
  const rules = own.size > 0 ? own : settings.dictionary('scaling_constraint_dict');
  const complete = (key: string): string => (own.size > 0 || key.includes('_') ? key : `${key}_${names.sites[0]}`);
  for (const [key, value] of rules) {
    const written = key.includes('&') ? key.split('&').sort().join('&') : complete(key);
    if (written !== name) continue;
    const bounds = constraintBounds(value, settings, `${title}["${key}"]`, count);
    if (own.size === 0) tellSigns(bounds, warn);
    return bounds;
  }
  if (rules.size === 0 && !name.includes('&')) {
    const given = settings.value('default_constraints');
    const free = { low: -Infinity, high: Infinity };
    const bounds =
      given === null
        ? [...descriptors.map(() => ({ low: 0, high: Infinity })), free]
        : constraintBounds(given, settings, 'default_constraints', count);
    tellSigns(bounds, warn);
    return bounds;
  }
  const given = settings.value('default_interaction_constraints');
  if (given !== null) return constraintBounds(given, settings, 'default_interaction_constraints', count);
  return Array.from({ length: count }, () => ({ low: -Infinity, high: Infinity }));
}

function tellSigns(bounds: readonly CoefficientBounds[], warn: (message: string) => void): void {
  if (bounds.every(({ low, high }) => low === high || (low === -Infinity && high === Infinity))) return;
  warn(
    'the bounds of scaling_constraint_dict also hold for the interaction parameters, signs included, as in CatMAP (its manual ' +
      'says that signs do not); interaction_scaling_constraint_dict sets others',
  );
}
