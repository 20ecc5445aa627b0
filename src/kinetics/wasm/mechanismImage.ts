import type { CompiledMechanism } from '../../mechanism';
import { chainStructure, runningDirections } from '../chain/chainStructure';
import type { ReactionNetwork } from '../chain/reactionNetwork';
import type { SymbolicElimination } from '../chain/symbolicElimination';
import { NetRates } from '../netRates';
import { tangentCode, weighCode } from './chainCode';
import { eliminationStream, weightStream } from './eliminationStreams';
import { fluxCode } from './fluxCode';
import { MemoryLayout, Stream, type MemoryImage } from './memoryImage';
import { placePointProgram } from './pointProgram';
import { slotBytes } from './rateStreams';
import { transitionStream, type Work } from './transitionStream';
import { moduleBytes } from './slotCode';
import { solveCode } from './solveCode';
import { TofStream } from './tofStream';
import { pageBytes } from './webAssembly';

/** What a mechanism is compiled for. */
export interface MechanismImageInput {
  readonly mechanism: CompiledMechanism;
  /** True for directed reactions without a rate. */
  readonly vanishing: readonly boolean[];
  /** False for transients, in which everything that a clean surface can reach takes part. */
  readonly steady: boolean;
  /** Axis variables of the rate programs to come. */
  readonly variables: number;
  /** First free address. */
  readonly base: number;
  /** Points prepared together. */
  readonly blockPoints: number;
}

/** What one pattern of vanishing rates compiles to. */
export interface MechanismImage {
  readonly image: MemoryImage;
  /** What TOFs are combined from. */
  readonly net: NetRates;
  readonly tofs: TofStream;
  /** A module of the functions that the kernel calls by number. */
  readonly code: Uint8Array<ArrayBuffer>;
}

/**
 * Compiles a mechanism and a pattern of vanishing rates into what the kernel interprets: everything symbolic (which states
 * live, the order of elimination, where fill-in goes, which products of rates and occupations there are) is decided here,
 * once, and becomes lists of addresses.
 */
export function mechanismImage(input: MechanismImageInput): MechanismImage {
  const { mechanism, vanishing } = input;
  const structure = chainStructure(mechanism, vanishing, input.steady);
  const { network, elimination, partners } = structure;
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
    variables: input.variables,
    split: network.part.split ? 1 : 0,
  });
  const work = reserveWork(layout, input, network);
  layout.place('vanishingAt', Int32Array.from(vanishing, Number));
  placeTables(layout, input, network);
  const cellsAt = layout.reserve(null, elimination.cells.length * slotBytes);
  const cell = elimination.cells.map(({ index }) => cellsAt + index * slotBytes);
  const slots = slotsIn(layout);
  const residual = slots('residualPairAt', partners.length);
  const step = slots('stepPairAt', partners.length);
  slots('accelerationAt', accelerationSlots * partners.length);
  layout.place('partnerAt', Int32Array.from(partners));
  layout.globals.partners = partners.length;
  const plan = { ...structure, ...work };
  const inPairs = input.steady && !network.part.split;
  const newton = inPairs && newtonWork(elimination, partners.length) <= mostNewtonWork;
  layout.globals.newton = newton ? 1 : 0;
  const functions = inPairs ? [weighCode(plan)] : [];
  if (newton) {
    const system = slots(null, partners.length ** 2);
    const entry = (row: number, column: number): number => system(row * partners.length + column);
    const [leastFlux, imbalance] = [slots('leastFluxAt', 1)(0), slots('imbalanceAt', 1)(0)];
    functions.push(
      tangentCode(plan, entry),
      solveCode({ size: partners.length, entry, residual, step }),
      fluxCode(network, { ...work, leastFlux, imbalance }),
    );
  }
  const eliminationAt = layout.place(null, eliminationStream(elimination, cell));
  const weightStreamAt = layout.place(null, weightStream(elimination, cell, work.weight));
  placePointProgram(layout, network, elimination, { cell, eliminationAt, weightStreamAt, weight: work.weight });
  layout.place('transitionStreamAt', transitionStream(network, work));
  const net = new NetRates(mechanism, runningDirections(mechanism, network));
  const tofs = new TofStream(network, work.flux);
  layout.place('tofStreamAt', fixedTofs(tofs, net));
  const image = layout.image();
  return { image, net, tofs, code: moduleBytes(functions, Math.floor(image.end / pageBytes)) };
}

function fixedTofs(tofs: TofStream, { fixed }: NetRates): Int32Array {
  const buffer = new ArrayBuffer(fixed.reduce((sum, combinations) => sum + tofs.bytes(combinations.length), 0));
  return new Int32Array(buffer, 0, tofs.write(buffer, 0, fixed) >> 2);
}

/** Slots of the accelerator per partner. */
const accelerationSlots = 5;

/** Longest code for Newton's method, about 2 MB; beyond, single points are finished by the other engine. */
const mostNewtonWork = 50_000;

/** How many products of the elimination and its derivatives there are, and products and exchanges of the linear solution. */
function newtonWork({ pivots }: SymbolicElimination, partners: number): number {
  const updates = pivots.flatMap(({ entries }) => entries.map(({ targets }) => targets.length + 2));
  return partners * updates.reduce((sum, n) => sum + n, 0) + partners ** 3;
}

function slotsIn(layout: MemoryLayout): (name: string | null, count: number) => (index: number) => number {
  return (name, count) => {
    const at = layout.reserve(name, count * slotBytes);
    return (index) => at + index * slotBytes;
  };
}

function reserveWork(
  layout: MemoryLayout,
  { mechanism, variables, blockPoints }: MechanismImageInput,
  network: ReactionNetwork,
): Work {
  const n = network.states.length;
  const rates = network.rates.length;
  const pairs = blockPoints / 2;
  const slots = slotsIn(layout);
  slots('xPairAt', variables);
  slots('lnKBlockAt', pairs * 2 * mechanism.steps.length);
  slots('rateBlockAt', pairs * rates);
  slots('occupationBlockAt', pairs * n);
  return {
    rate: slots('rateAt', rates),
    occupation: slots('occupationAt', n),
    weight: slots('weightAt', n + network.chains.length),
    flux: slots('fluxAt', rates),
    inflow: slots('inflowAt', n),
    outflow: slots('outflowAt', n),
  };
}

function placeTables(
  layout: MemoryLayout,
  { mechanism, variables }: MechanismImageInput,
  network: ReactionNetwork,
): void {
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
  const width = Math.ceil(mechanism.externals.length / 2) * slotBytes;
  layout.reserve('sensitivityAt', network.part.directed.length * width);
  layout.reserve('adjointAt', network.states.length * width);
  layout.reserve('responseRowsAt', (variables + 1) * width);
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
