import { Stream } from './memoryImage';
import { slotBytes } from './rateStreams';
import type { ReactionNetwork, Transition } from './reactionNetwork';
import type { SymbolicElimination } from './symbolicElimination';

/** Addresses of work space by unknown or rate. */
export interface Work {
  readonly occupation: (unknown: number) => number;
  readonly rate: (rate: number) => number;
  readonly weight: (unknown: number) => number;
  readonly flux: (rate: number) => number;
  readonly inflow: (unknown: number) => number;
  readonly outflow: (unknown: number) => number;
}

/** Transitions of one cell: a rate times at most one occupation, or a longer product. */
export interface CellTerms {
  readonly short: readonly (readonly [rate: number, partner: number])[];
  readonly long: readonly (readonly [rate: number, partners: readonly number[]])[];
}

export function groupTerms(network: ReactionNetwork, elimination: SymbolicElimination): readonly CellTerms[] {
  return elimination.cells.map(({ from, to }) => {
    const short: [number, number][] = [];
    const long: [number, readonly number[]][] = [];
    for (const t of network.transitions.filter((t) => t.from === from && t.to === to)) {
      const partners = partnersOf(network, t);
      if (partners.length <= 1) short.push([t.rate, partners[0] ?? network.states.length]);
      else long.push([t.rate, partners]);
    }
    return { short, long };
  });
}

/** Reactants other than the site that changes. */
export function partnersOf(network: ReactionNetwork, { from, rate }: Transition): readonly number[] {
  const { factors } = network.rates[rate];
  const own = factors.indexOf(from);
  return factors.filter((_, r) => r !== own);
}

/** Address of each cell: those with a short term first, in the order of the fill stream. */
export function cellAddresses(terms: readonly CellTerms[], base: number): readonly number[] {
  const order = [...terms.keys()].sort(
    (a, b) => Number(terms[a].short.length === 0) - Number(terms[b].short.length === 0),
  );
  const address = new Array<number>(terms.length);
  order.forEach((c, i) => (address[c] = base + i * slotBytes));
  return address;
}

export function fillStream(terms: readonly CellTerms[], cell: readonly number[], work: Work): Stream {
  const filled = terms.filter(({ short }) => short.length > 0);
  const stream = new Stream().int(filled.length);
  for (const { short } of filled) stream.int(work.rate(short[0][0]), work.occupation(short[0][1]));
  stream.int(terms.length - filled.length);
  const further = terms.flatMap(({ short }, c) => short.slice(1).map(([rate, partner]) => [c, rate, partner] as const));
  stream.int(further.length);
  for (const [c, rate, partner] of further) stream.int(cell[c], work.rate(rate), work.occupation(partner));
  const long = terms.flatMap((t, c) => t.long.map(([rate, partners]) => [c, rate, partners] as const));
  stream.int(long.length);
  for (const [c, rate, partners] of long) {
    stream.int(cell[c], work.rate(rate), partners.length, ...partners.map((p) => work.occupation(p)));
  }
  return stream;
}

/** Where the derivatives of a cell stand, and the unknowns that they are taken by. */
export interface TangentPlaces {
  readonly work: Work;
  readonly tangentOf: (cell: number) => number;
  readonly partners: readonly number[];
}

/** See the kernel's `tangentPair`. */
export function tangentStream(
  network: ReactionNetwork,
  { cells }: SymbolicElimination,
  cell: readonly number[],
  { work, tangentOf, partners }: TangentPlaces,
): Stream {
  const own = cells.map(({ from, to }) => network.transitions.filter((t) => t.from === from && t.to === to));
  const directions = ({ rate }: Transition): readonly number[] =>
    network.rates[rate].factors.map((i) => partners.indexOf(i) * slotBytes).filter((offset) => offset >= 0);
  const single = own.flatMap((transitions, c) => (transitions.length === 1 ? [[c, transitions[0]] as const] : []));
  const several = own.flatMap((transitions, c) =>
    transitions.length > 1 ? transitions.map((t) => [c, t] as const) : [],
  );
  const stream = new Stream().int(single.length);
  for (const [c, t] of single) stream.int(tangentOf(cell[c]), directions(t).length, ...directions(t));
  stream.int(several.length);
  for (const [c, t] of several) {
    stream.int(
      tangentOf(cell[c]),
      cell[c],
      work.rate(t.rate),
      partnersOf(network, t).length,
      ...partnersOf(network, t).map((p) => work.occupation(p)),
      directions(t).length,
      ...directions(t),
    );
  }
  return stream;
}

/** See the kernel's `residualsPair`. @param partners unknowns in order. */
export function partnerStream({ chains }: ReactionNetwork, partners: readonly number[]): Stream {
  const stream = new Stream();
  for (const { first, end } of chains) {
    const own = partners.filter((p) => p >= first && p < end);
    stream.int(own.length, ...own.map((p) => p * slotBytes));
  }
  return stream;
}

export function fluxStream(network: ReactionNetwork, work: Work): Stream {
  const stream = new Stream();
  for (const { factors } of network.rates) stream.int(factors.length, ...factors.map((i) => work.occupation(i)));
  stream.int(network.transitions.length);
  for (const { from, to, rate } of network.transitions)
    stream.int(work.flux(rate), work.inflow(to), work.outflow(from));
  return stream;
}
