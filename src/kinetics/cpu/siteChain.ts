import type { CompiledMechanism } from '../../mechanism';
import type { Reach } from './reachable';

/** Occupants of one site type and the transitions between them, indexed within the chain. */
export interface SiteChain {
  /** Unknowns of the chain. */
  readonly members: Int32Array;
  readonly lnFraction: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly directed: Int32Array;
  readonly count: Int32Array;
  readonly matrix: Float64Array;
  readonly rowScale: Float64Array;
  readonly lnWeight: Float64Array;
}

/** The chain of a site type. @param unknown of each state, or -1. */
export function siteChain(
  mechanism: CompiledMechanism,
  reach: Reach,
  unknown: Int32Array,
  type: number,
  lnFraction: number,
): SiteChain {
  const states = [...unknown.keys()].filter((s) => unknown[s] >= 0 && mechanism.stateSite[s] === type);
  const local = new Map(states.map((s, i) => [s, i]));
  const kept = [...mechanism.transitionDirected.keys()].filter(
    (t) => reach.directed[mechanism.transitionDirected[t]] === 1 && local.has(mechanism.transitionFrom[t]),
  );
  const size = states.length + 1;
  return {
    members: Int32Array.from(states, (s) => unknown[s]),
    lnFraction,
    from: Int32Array.from(kept, (t) => local.get(mechanism.transitionFrom[t])!),
    to: Int32Array.from(kept, (t) => local.get(mechanism.transitionTo[t])!),
    directed: Int32Array.from(kept, (t) => mechanism.transitionDirected[t]),
    count: Int32Array.from(kept, (t) => mechanism.transitionCount[t]),
    matrix: new Float64Array(size * size),
    rowScale: new Float64Array(size),
    lnWeight: new Float64Array(size),
  };
}
