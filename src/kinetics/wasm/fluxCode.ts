import type { ReactionNetwork } from '../chain/reactionNetwork';
import { absolute, constant, divide, larger, load, multiply, SlotFunction, smaller, subtract, sum } from './slotCode';

/** Addresses that fluxes come from and go to. */
export interface FluxPlaces {
  readonly rate: (rate: number) => number;
  readonly occupation: (unknown: number) => number;
  readonly flux: (rate: number) => number;
  /** Takes the smallest gross flux. */
  readonly leastFlux: number;
  /** Takes the largest imbalance of a state relative to its gross flows. */
  readonly imbalance: number;
}

/** Code for gross fluxes n k Π θ, and how well in- and outflow of every state agree. */
export function fluxCode({ rates, transitions, states }: ReactionNetwork, places: FluxPlaces): SlotFunction {
  const code = new SlotFunction();
  const occupations = states.map((_, i) => code.keep(load(places.occupation(i))));
  const fluxes = rates.map(({ factors }, r) =>
    code.keep([load(places.rate(r)), ...factors.map((i) => occupations[i])].reduce(multiply)),
  );
  fluxes.forEach((flux, r) => {
    code.store(places.flux(r), flux);
  });
  code.store(places.leastFlux, fluxes.reduce(smaller, constant(Infinity)));
  let imbalance = constant(0);
  states.forEach((_, i) => {
    const into = transitions.filter(({ to }) => to === i).map(({ rate }) => fluxes[rate]);
    const out = transitions.filter(({ from }) => from === i).map(({ rate }) => fluxes[rate]);
    if (into.length === 0 || out.length === 0) return;
    const gain = code.keep(sum(into));
    const loss = code.keep(sum(out));
    const gross = larger(constant(1e-300), larger(gain, loss));
    imbalance = code.keep(larger(divide(absolute(subtract(gain, loss)), gross), imbalance));
  });
  code.store(places.imbalance, imbalance);
  return code;
}
