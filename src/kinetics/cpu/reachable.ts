import type { CompiledMechanism } from '../../mechanism';

/** Which states and directed reactions take part at a point. */
export interface Reach {
  /** 1 for states that can be occupied. [states] */
  readonly state: Uint8Array;
  /** 1 for directed reactions that can run. [directed] */
  readonly directed: Uint8Array;
}

/**
 * States that a clean surface can reach, given which rate constants vanish: repeatedly, a reaction with a rate and all
 * reactants present makes its products present.
 */
export function reachable(mechanism: CompiledMechanism, lnK: Float64Array): Reach {
  const state = new Uint8Array(mechanism.states.length);
  const directed = new Uint8Array(lnK.length);
  state.fill(1, 0, mechanism.sites.length);
  for (let grown = true; grown;) {
    grown = false;
    for (let d = 0; d < lnK.length; d++) {
      if (directed[d] === 1 || lnK[d] === -Infinity || !hasReactants(mechanism, d, state)) continue;
      directed[d] = 1;
      grown = true;
      const reverse = d ^ 1;
      for (let r = mechanism.surfacePtr[reverse]; r < mechanism.surfacePtr[reverse + 1]; r++) {
        state[mechanism.surfaceState[r]] = 1;
      }
    }
  }
  return { state, directed };
}

/**
 * The part of `reach` that stays occupied for ever: states from which there is no return (an irreversibly poisoned
 * surface leaves the rest empty) are dropped until every remaining state can be left and reached again.
 */
export function recurrent(mechanism: CompiledMechanism, reach: Reach): Reach {
  let current = reach;
  for (;;) {
    const state = recurrentStates(mechanism, current);
    if (state.every((s, i) => s === current.state[i])) return current;
    const directed = current.directed.map((on, d) => (on === 1 && hasReactants(mechanism, d, state) ? 1 : 0));
    current = { state, directed };
  }
}

/** True when the occupied states of some site type fall apart into classes that do not communicate. */
export function isSplit(mechanism: CompiledMechanism, reach: Reach): boolean {
  const paths = successors(mechanism, reach);
  return mechanism.sites.some((_, site) => {
    const members = membersOf(mechanism, reach, site);
    return members.some((from) => members.some((to) => !paths[from].has(to)));
  });
}

function recurrentStates(mechanism: CompiledMechanism, reach: Reach): Uint8Array {
  const paths = successors(mechanism, reach);
  return reach.state.map((on, i) => (on === 1 && [...paths[i]].every((j) => paths[j].has(i)) ? 1 : 0));
}

/** Every state that each state can turn into, itself included. */
function successors(mechanism: CompiledMechanism, reach: Reach): ReadonlySet<number>[] {
  const next = mechanism.states.map(() => new Set<number>());
  mechanism.transitionDirected.forEach((d, t) => {
    if (reach.directed[d] === 1) next[mechanism.transitionFrom[t]].add(mechanism.transitionTo[t]);
  });
  return next.map((_, start) => {
    const seen = new Set([start]);
    for (const at of seen) for (const to of next[at]) seen.add(to);
    return seen;
  });
}

function membersOf(mechanism: CompiledMechanism, reach: Reach, site: number): number[] {
  return mechanism.states.map((_, i) => i).filter((i) => reach.state[i] === 1 && mechanism.stateSite[i] === site);
}

function hasReactants(mechanism: CompiledMechanism, d: number, state: Uint8Array): boolean {
  for (let r = mechanism.surfacePtr[d]; r < mechanism.surfacePtr[d + 1]; r++) {
    if (state[mechanism.surfaceState[r]] !== 1) return false;
  }
  return true;
}
