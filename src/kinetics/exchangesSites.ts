import type { CompiledMechanism } from '../mechanism';

const known = new WeakMap<CompiledMechanism, boolean>();

/**
 * True when some step changes the occupants of two site types. Where such a step is in quasi-equilibrium, chains of one site
 * type each cannot tell how much of an adsorbate there is (see `cpu/reducedBalance`), and a backend that knows only these
 * may stall or be wrong.
 */
export function exchangesSites(mechanism: CompiledMechanism): boolean {
  const found = known.get(mechanism) ?? anyExchange(mechanism);
  known.set(mechanism, found);
  return found;
}

function anyExchange({ steps, states, netState, stateSite }: CompiledMechanism): boolean {
  return steps.some((_, j) => {
    const changed = states.flatMap((_state, i) => (netState[j * states.length + i] === 0 ? [] : [stateSite[i]]));
    return new Set(changed).size > 1;
  });
}
