import type { CompiledMechanism } from '../../mechanism';
import { reactionNetwork, type ReactionNetwork, type Transition } from './reactionNetwork';
import { symbolicElimination, type SymbolicElimination } from './symbolicElimination';

/** What code for the chains of a mechanism is generated from, whatever it runs on. */
export interface ChainStructure {
  readonly network: ReactionNetwork;
  readonly elimination: SymbolicElimination;
  /** Unknowns that rates of other sites depend on, in order: a fixed point in these alone settles all others. */
  readonly partners: readonly number[];
}

/**
 * @param vanishing true for directed reactions without a rate.
 * @param steady false for transients, in which everything that a clean surface can reach takes part.
 */
export function chainStructure(
  mechanism: CompiledMechanism,
  vanishing: readonly boolean[],
  steady: boolean,
): ChainStructure {
  const network = reactionNetwork(mechanism, vanishing, steady);
  const elimination = symbolicElimination(
    distinctEdges(network),
    network.chains.map(({ first, end }) => Array.from({ length: end - first }, (_, i) => first + i)),
    new Set(),
  );
  const partners = [...new Set(network.transitions.flatMap((t) => partnersOf(network, t)))].sort((a, b) => a - b);
  return { network, elimination, partners };
}

/** Reactants other than the site that changes. */
export function partnersOf(network: ReactionNetwork, { from, rate }: Transition): readonly number[] {
  const { factors } = network.rates[rate];
  const own = factors.indexOf(from);
  return factors.filter((_, r) => r !== own);
}

/** 1 for directed reactions that run. [2 steps] */
export function runningDirections({ steps }: CompiledMechanism, { part }: ReactionNetwork): Uint8Array {
  const running = new Uint8Array(2 * steps.length);
  for (const d of part.directed) running[d] = 1;
  return running;
}

function distinctEdges(network: ReactionNetwork): (readonly [number, number])[] {
  const seen = new Map(network.transitions.map(({ from, to }) => [`${from} ${to}`, [from, to] as const]));
  return [...seen.values()];
}
