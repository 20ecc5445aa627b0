import type { ReactionNetwork } from '../chain/reactionNetwork';

/**
 * How many reactions in a row lead from the clean surface to each unknown; Infinity where none do. Early in a transient
 * every generation is rarer than the one before by as much as reactions are slower than the step is short.
 */
export function generations({ states, chains, rates, transitions }: ReactionNetwork): readonly number[] {
  const generation = states.map(() => Infinity);
  for (const { first } of chains) generation[first] = 0;
  for (let changed = true; changed;) {
    changed = false;
    for (const { to, rate } of transitions) {
      const made = 1 + Math.max(...rates[rate].factors.map((i) => generation[i]));
      if (made >= generation[to]) continue;
      generation[to] = made;
      changed = true;
    }
  }
  return generation;
}
