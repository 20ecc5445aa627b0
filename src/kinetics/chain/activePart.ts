import type { CompiledMechanism } from '../../mechanism';

/** What takes part at points where the same rate constants vanish. */
export interface ActivePart {
  /** States that can be occupied, site type by site type. */
  readonly states: readonly number[];
  /** Directed reactions that can run. */
  readonly directed: readonly number[];
  /** True when the occupants of a site type fall apart into classes that do not turn into each other. */
  readonly split: boolean;
}

/**
 * The part of a mechanism that is alive: what a clean surface can reach, and, in the steady state, only what is not lost
 * for ever (states that can be left for good end up empty, and with them what they take part in). Where nothing single
 * remains, all that is reachable stays and the caller has to follow the surface in time.
 *
 * @param vanishing true for directed reactions without a rate.
 */
export function activePart(mechanism: CompiledMechanism, vanishing: readonly boolean[], steady: boolean): ActivePart {
  const alive = vanishing.map((none, d) => (none ? -1 : d)).filter((d) => d >= 0);
  const occupied = new Set(mechanism.sites.keys());
  let directed: number[] = [];
  for (let before = -1; before < directed.length;) {
    before = directed.length;
    directed = alive.filter((d) => reactants(mechanism, d).every((s) => occupied.has(s)));
    for (const d of directed) for (const s of reactants(mechanism, d ^ 1)) occupied.add(s);
  }
  const all = { states: ordered(mechanism, occupied), directed };
  if (!steady) return { ...all, split: false };
  let part = all;
  for (;;) {
    const ways = closure(mechanism, part.directed);
    const kept = part.states.filter((s) => [...ways[s]].every((t) => ways[t].has(s)));
    if (kept.length === part.states.length) {
      const apart = kept.some((s) =>
        kept.some((t) => mechanism.stateSite[s] === mechanism.stateSite[t] && !ways[s].has(t)),
      );
      return apart ? { ...all, split: true } : { ...part, split: false };
    }
    part = {
      states: kept,
      directed: part.directed.filter((d) => reactants(mechanism, d).every((s) => kept.includes(s))),
    };
  }
}

/** Surface species that a directed reaction consumes. */
export function reactants(mechanism: CompiledMechanism, d: number): number[] {
  return [...mechanism.surfaceState.subarray(mechanism.surfacePtr[d], mechanism.surfacePtr[d + 1])];
}

function ordered(mechanism: CompiledMechanism, occupied: ReadonlySet<number>): number[] {
  return [...occupied].sort((a, b) => mechanism.stateSite[a] - mechanism.stateSite[b] || a - b);
}

/** For every state, the states that its site can come to hold, itself included. */
function closure(mechanism: CompiledMechanism, directed: readonly number[]): ReadonlySet<number>[] {
  const ways = mechanism.states.map((_, s) => new Set([s]));
  const runs = new Set(directed);
  for (let grown = true; grown;) {
    grown = false;
    mechanism.transitionDirected.forEach((d, t) => {
      if (!runs.has(d)) return;
      const from = ways[mechanism.transitionFrom[t]];
      const size = from.size;
      for (const s of ways[mechanism.transitionTo[t]]) from.add(s);
      grown ||= from.size > size;
    });
  }
  return ways;
}
