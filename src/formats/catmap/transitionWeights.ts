import { transitionKeys, type InteractionSource } from './catmapInteractions';
import { speciesKey, type CatmapReaction } from './reactionExpression';
import { adsorbateWeights, lineThrough } from './stateEnergies';

type Weights = Record<string, number>;

/**
 * Weights of adsorbates in the parameters of transition states, by name, and by step where the barrier is one at equilibrium:
 * as the energies scale, or as shares of the initial and final states of the last step through them. A transition state whose
 * energy scales on adsorbates alone needs none in a study.
 */
export function transitionWeights(source: InteractionSource): Record<string, Weights> {
  const { reactions, names, stepIds, energies, warn } = source;
  const share = finalShare(source);
  const weights: Record<string, Weights> = {};
  const blend = (reaction: CatmapReaction, w: number): Weights => {
    const sum: Weights = {};
    for (const [state, factor] of [
      [reaction.initial, 1 - w],
      [reaction.final, w],
    ] as const) {
      for (const [key, count] of adsorbateWeights(state, names)) {
        const name = names.surfaceName(key);
        sum[name] = (sum[name] ?? 0) + factor * count;
      }
    }
    return sum;
  };
  for (const key of transitionKeys(source)) {
    const name = names.surfaceName(key);
    const through = reactions.filter(({ transition }) => (transition ?? []).some((s) => speciesKey(s) === key));
    if (through.length > 1 && typeof share === 'number') {
      warn(`${key} is passed through by ${through.length} steps; its interactions are those of the last`);
    }
    if (typeof share === 'number') weights[name] = blend(through[through.length - 1], share);
    else if (share === 'neglect') weights[name] = {};
    else {
      const own = scalingWeights(
        energies[name],
        names.adsorbates.map((a) => names.surfaceName(a)),
      );
      if (own !== null) weights[name] = own;
    }
  }
  reactions.forEach((reaction, i) => {
    const id = stepIds[i];
    if (reaction.equilibriumBarrier === null || id === null) return;
    weights[id] = typeof share === 'number' ? blend(reaction, share) : {};
  });
  return weights;
}

/** Share of the final state, or another rule of `transition_state_cross_interaction_mode`. */
function finalShare({ settings, descriptors, warn }: InteractionSource): number | 'scaling' | 'neglect' {
  const name = 'transition_state_cross_interaction_mode';
  const mode = settings.text(name) ?? (descriptors.length === 0 ? 'intermediate_state' : 'transition_state_scaling');
  if (mode === 'initial_state') return 0;
  if (mode === 'final_state') return 1;
  if (mode === 'intermediate_state') return 0.5;
  if (mode === 'transition_state_scaling' && descriptors.length > 0) return 'scaling';
  if (mode === 'neglect') {
    warn(`${name}: CatMAP stops at neglect, which its manual has; transition states do not interact here`);
    return 'neglect';
  }
  const [, inner] = /^intermediate_state\((.*)\)$/.exec(mode) ?? [];
  const share = inner === undefined || inner.trim() === '' ? NaN : Number(inner);
  if (Number.isFinite(share)) return share;
  const scaling = descriptors.length > 0 ? ', transition_state_scaling' : '';
  return settings.refuse(
    settings.placeOf(name),
    name,
    mode,
    `initial_state, final_state, intermediate_state, intermediate_state(share)${scaling} or neglect`,
  );
}

/** Weights of an energy that does not scale on adsorbates alone; null where it does. */
function scalingWeights(energy: InteractionSource['energies'][string], adsorbates: readonly string[]): Weights | null {
  if (typeof energy !== 'object' || !('scaling' in energy) || typeof energy.scaling !== 'object') return {};
  const { scaling } = energy as Extract<typeof energy, { readonly scaling: { readonly of: Weights } }>;
  const of = Object.entries(scaling.of);
  if (of.every(([name]) => adsorbates.includes(name))) return null;
  const slope = 'intercept' in scaling ? scaling.slope : lineThrough(scaling.points, scaling.slope)[0];
  return Object.fromEntries(of.flatMap(([name, n]) => (adsorbates.includes(name) ? [[name, n * slope]] : [])));
}
