import type { CompiledMechanism } from '../../mechanism';
import type { RateProgram } from '../rateProgram';
import { eliminationStream, weightStream } from './eliminationStreams';
import { MemoryLayout, Stream, type MemoryImage } from './memoryImage';
import { placePointProgram } from './pointProgram';
import { rateStreams, slotBytes } from './rateStreams';
import {
  cellAddresses,
  fillStream,
  fluxStream,
  groupTerms,
  partnersOf,
  tangentStream,
  tofStream,
  type Work,
} from './pairStreams';
import { reactionNetwork, type ReactionNetwork } from './reactionNetwork';
import { symbolicElimination } from './symbolicElimination';

/** What a program is compiled for. */
export interface WasmProgramInput {
  readonly mechanism: CompiledMechanism;
  readonly program: RateProgram;
  /** True for directed reactions without a rate. */
  readonly vanishing: readonly boolean[];
  /** False for transients, in which everything that a clean surface can reach takes part. */
  readonly steady: boolean;
  /** First free address. */
  readonly base: number;
  /** Points prepared together. */
  readonly blockPoints: number;
}

/**
 * Compiles a mechanism, a rate program and a pattern of vanishing rates into what the kernel interprets: everything
 * symbolic (which states live, the order of elimination, where fill-in goes, which products of rates and occupations
 * there are) is decided here, once, and becomes lists of addresses.
 */
export function compileWasmProgram(input: WasmProgramInput): MemoryImage {
  const { mechanism, program, vanishing } = input;
  const network = reactionNetwork(mechanism, vanishing, input.steady);
  const layout = new MemoryLayout(input.base);
  Object.assign(layout.globals, {
    unknowns: network.states.length,
    chains: network.chains.length,
    directed: vanishing.length,
    active: network.part.directed.length,
    rates: network.rates.length,
    states: mechanism.states.length,
    externals: mechanism.externals.length,
    steps: mechanism.steps.length,
    variables: program.variables.length,
    masks: program.maskReasons.length,
    split: network.part.split ? 1 : 0,
  });
  const work = reserveWork(layout, input, network);
  const streams = rateStreams(program);
  layout.place('maskStreamAt', streams.masks);
  layout.place('pieceStreamAt', streams.pieces);
  layout.place('kelvinStreamAt', streams.perKelvin);
  layout.place('vanishingAt', Int32Array.from(vanishing, Number));
  placeTables(layout, mechanism, network);
  const elimination = symbolicElimination(
    distinctEdges(network),
    network.chains.map(({ first, end }) => Array.from({ length: end - first }, (_, i) => first + i)),
    new Set(),
  );
  const terms = groupTerms(network, elimination);
  const cellsAt = layout.reserve('cellsAt', elimination.cells.length * slotBytes);
  const cell = cellAddresses(terms, cellsAt);
  layout.globals.cellCount = cell.length;
  const partners = [...new Set(network.transitions.flatMap((t) => partnersOf(network, t)))].sort((a, b) => a - b);
  layout.globals.partners = partners.length;
  layout.place('partnerAt', Int32Array.from(partners));
  layout.reserve('stateTangentPairAt', network.states.length * partners.length * slotBytes);
  for (const name of ['rowTangentPairAt', 'stepPairAt']) layout.reserve(name, partners.length * slotBytes);
  layout.reserve('systemPairAt', partners.length ** 2 * slotBytes);
  const tangentsAt = layout.reserve('cellTangentPairAt', cell.length * partners.length * slotBytes);
  const tangentOf = (address: number): number => tangentsAt + (address - cellsAt) * partners.length;
  layout.place('tangentStreamAt', tangentStream(network, elimination, cell, { work, tangentOf, partners }));
  layout.place('fillStreamAt', fillStream(terms, cell, work));
  const eliminationAt = layout.place('eliminationAt', eliminationStream(elimination, cell));
  const weightStreamAt = layout.place('weightStreamAt', weightStream(elimination, cell, work.weight));
  placePointProgram(layout, network, elimination, { cell, eliminationAt, weightStreamAt, weight: work.weight });
  layout.place('fluxStreamAt', fluxStream(network, work));
  layout.place('tofStreamAt', tofStream(mechanism, network, work));
  return layout.image();
}

/** Slots of the Anderson history per unknown, of its inner products, factors and coefficients. */
const historySlots = 5;
const gramSlots = 65;

function reserveWork(
  layout: MemoryLayout,
  { mechanism, program, blockPoints }: WasmProgramInput,
  network: ReactionNetwork,
): Work {
  const n = network.states.length;
  const rates = network.rates.length;
  const pairs = blockPoints / 2;
  const slots = (name: string, count: number): ((index: number) => number) => {
    const at = layout.reserve(name, count * slotBytes);
    return (index) => at + index * slotBytes;
  };
  slots('xPairAt', program.variables.length);
  slots('lnKBlockAt', pairs * 2 * mechanism.steps.length);
  slots('rateBlockAt', pairs * rates);
  slots('occupationBlockAt', pairs * n);
  slots('residualPairAt', n);
  slots('lastResidualAt', n);
  slots('lastStepAt', n);
  slots('deltaAt', historySlots * n);
  slots('correctionAt', historySlots * n);
  slots('gramAt', gramSlots);
  return {
    rate: slots('rateAt', rates),
    occupation: slots('occupationAt', n + 1),
    weight: slots('weightAt', n + network.chains.length),
    flux: slots('fluxAt', rates),
    inflow: slots('inflowAt', n),
    outflow: slots('outflowAt', n),
  };
}

function placeTables(layout: MemoryLayout, mechanism: CompiledMechanism, network: ReactionNetwork): void {
  const rates = new Stream();
  for (const { directed, lnFactor } of network.rates) rates.int(directed * slotBytes, 0).double(lnFactor);
  layout.place('rateStreamAt', rates);
  const chains = new Stream();
  for (const { first, end, fraction } of network.chains)
    chains.int(first, end).double(Math.log(fraction)).double(fraction);
  layout.place('chainTableAt', chains);
  const activeOf = new Int32Array(2 * mechanism.steps.length).fill(-1);
  network.part.directed.forEach((d, i) => (activeOf[d] = i));
  layout.place('activeOfAt', activeOf);
  layout.reserve('chosenAt', mechanism.externals.length * slotBytes);
  layout.place('stateOfAt', Int32Array.from(network.states));
  layout.place(
    'lnDenticityAt',
    Float64Array.from(network.states, (s) => Math.log(mechanism.denticity[s])),
  );
  layout.place(
    'uniformAt',
    Float64Array.from(
      network.chains.flatMap(({ first, end, fraction }) =>
        Array.from({ length: end - first }, () => Math.log(fraction / (end - first))),
      ),
    ),
  );
}

function distinctEdges(network: ReactionNetwork): (readonly [number, number])[] {
  const seen = new Map(network.transitions.map(({ from, to }) => [`${from} ${to}`, [from, to] as const]));
  return [...seen.values()];
}
