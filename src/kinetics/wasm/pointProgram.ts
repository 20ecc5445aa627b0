import { eliminationStream, weightStream } from './eliminationStreams';
import { generations } from './generations';
import { Stream, type MemoryLayout } from './memoryImage';
import { slotBytes } from './rateStreams';
import type { ReactionNetwork } from '../chain/reactionNetwork';
import { symbolicElimination, type SymbolicElimination } from '../chain/symbolicElimination';

/** What the engine for single points shares with the engine for pairs. */
export interface SharedStreams {
  /** Address of each cell of the chains. */
  readonly cell: readonly number[];
  readonly eliminationAt: number;
  readonly weightStreamAt: number;
  /** Address of the weight of an unknown, or of the hub of chain c at unknowns + c. */
  readonly weight: (state: number) => number;
}

const doubleBytes = 8;
const historyDepth = 5;
const extrapolationColumns = 4;
const driftColumns = 3;

/**
 * Places what the engine for single points needs: its work space, and its chains twice, as they are and with a hub per
 * chain that every occupant jumps to and comes back from (a restart, see the kernel's `withRestart`).
 */
export function placePointProgram(
  layout: MemoryLayout,
  network: ReactionNetwork,
  plain: SymbolicElimination,
  shared: SharedStreams,
): void {
  const n = network.states.length;
  const { chains, rates, part } = network;
  placeFactors(layout, network);
  const edges = plain.cells.slice(0, distinctPairs(network)).map(({ from, to }) => [from, to] as const);
  const hubs = chains.map((_, c) => n + c);
  const restartEdges = chains.flatMap(({ first, end }, c) =>
    Array.from(
      { length: end - first },
      (_, i) =>
        [
          [first + i, hubs[c]],
          [hubs[c], first + i],
        ] as const,
    ).flat(),
  );
  const generation = generations(network);
  const restart = symbolicElimination(
    [...edges, ...restartEdges],
    chains.map(({ first, end }, c) => [hubs[c], ...Array.from({ length: end - first }, (_, i) => first + i)]),
    new Set(hubs),
    (state) => generation[state],
  );
  const base = layout.reserve(null, restart.cells.length * slotBytes);
  const restartCell = restart.cells.map((_, c) => base + c * slotBytes);
  const place = (stream: Stream): number => layout.place(null, stream);
  const record = (elimination: SymbolicElimination, cell: readonly number[], streams: readonly number[]): Int32Array =>
    Int32Array.of(
      Math.min(...cell),
      cell.length,
      place(transitionStream(network, elimination, cell)),
      ...streams,
      place(hubStream(elimination, cell, n)),
    );
  layout.place('plainAt', record(plain, shared.cell, [shared.eliminationAt, shared.weightStreamAt]));
  layout.place(
    'restartAt',
    record(restart, restartCell, [
      place(eliminationStream(restart, restartCell)),
      place(weightStream(restart, restartCell, shared.weight)),
    ]),
  );

  const doubles = (name: string, count: number): number => layout.reserve(name, count * doubleBytes);
  const width = even(Math.max(n, part.directed.length));
  doubles('lnConstantAt', rates.length);
  doubles('lnFluxAt', rates.length);
  for (const name of [
    'lnOccupationAt',
    'pointResidualAt',
    'bestAt',
    'savedAt',
    'stepAt',
    'resetAt',
    'trialAt',
    'beginAt',
    'lnBeginAt',
    'powerAt',
    'differenceAt',
  ])
    doubles(name, n);
  doubles('valuesAt', extrapolationColumns * n);
  doubles('slopesAt', extrapolationColumns * n);
  doubles('driftColumnsAt', driftColumns * n);
  doubles('rowScaleAt', n + chains.length);
  doubles('lnWeightAt', n + chains.length);
  doubles('jacobianAt', n * n);
  layout.reserve('pivotAt', n * 4);
  doubles('cellTangentAt', Math.max(plain.cells.length, restart.cells.length) * width);
  doubles('stateTangentAt', (n + chains.length) * width);
  doubles('rowTangentAt', width);
  doubles('historyAt', (2 * historyDepth + 2) * n + historyDepth * (historyDepth + 1));
}

function even(count: number): number {
  return count + (count % 2);
}

function distinctPairs(network: ReactionNetwork): number {
  return new Set(network.transitions.map(({ from, to }) => `${from} ${to}`)).size;
}

/** Per rate the place of its direction among the active ones and its factors, and where to find them. */
function placeFactors(layout: MemoryLayout, { rates, part }: ReactionNetwork): void {
  const place = new Map(part.directed.map((d, i) => [d, i]));
  const stream = new Stream();
  const starts: number[] = [];
  let words = 0;
  for (const { directed, factors } of rates) {
    starts.push(words);
    stream.int(place.get(directed)!, factors.length, ...factors);
    words += 2 + factors.length;
  }
  const at = layout.place('factorStreamAt', stream);
  layout.place(
    'factorStartAt',
    Int32Array.from(starts, (start) => at + 4 * start),
  );
}

/** [count] (cell, row, rate) …. */
function transitionStream(network: ReactionNetwork, { cells }: SymbolicElimination, cell: readonly number[]): Stream {
  const address = new Map(cells.map(({ from, to, index }) => [`${from} ${to}`, cell[index]]));
  const stream = new Stream().int(network.transitions.length);
  for (const { from, to, rate } of network.transitions) stream.int(address.get(`${from} ${to}`)!, from, rate);
  return stream;
}

/** [restarts] (unknown, cell to the hub, cell from the hub, hub) …. */
function hubStream({ cells }: SymbolicElimination, cell: readonly number[], unknowns: number): Stream {
  const away = cells.filter(({ from, to }) => to >= unknowns && from < unknowns);
  const stream = new Stream().int(away.length);
  for (const { from, to, index } of away) {
    const back = cells.find((c) => c.from === to && c.to === from)!;
    stream.int(from, cell[index], cell[back.index], to);
  }
  return stream;
}
