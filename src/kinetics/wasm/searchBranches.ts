import { ascending } from '../../base';
import { severalStatesPossible } from '../../mechanism';
import { gatherBatch, scatterSolutions } from '../batchRows';
import { branchStarts } from '../branchStarts';
import { sameState, stableStates } from '../branchTally';
import { converged, emptySolutions, type Batch, type Solutions } from '../kernel';

/** What a search needs of the kernel. */
export interface BranchSearcher {
  solve(batch: Batch, rows: Int32Array, out: Solutions): Promise<void>;
  /** Follows clean surfaces to their steady states: status, residual and ln coverages alone. */
  follow(batch: Batch, out: Solutions): Promise<void>;
  /** 1 for those of the steady states in `batch.start` that are unstable along an odd number of directions. */
  saddles(batch: Batch): Promise<Uint8Array>;
}

/** A point and the distinct steady states that were found there, its solution first. */
interface Several {
  readonly row: number;
  readonly states: Float64Array[];
  readonly saddle: boolean[];
}

/**
 * Looks for other steady states at rows of a batch that are solved: from every start, two points at a time as any other
 * batch. Where ends differ, saddles are told apart and the clean surface is followed; its end becomes the solution.
 */
export async function searchBranches(
  kernel: BranchSearcher,
  batch: Batch,
  rows: Int32Array,
  out: Solutions,
): Promise<void> {
  const looked = rows.filter((row) => out.branches![row] > 0);
  if (looked.length === 0 || !severalStatesPossible(batch.mechanism)) return;
  const several = await fromEveryStart(kernel, batch, looked, out);
  if (several.length === 0) return;
  const ways = await followClean(kernel, batch, several, out);
  await findSaddles(kernel, batch, several);
  for (const { row, states, saddle } of several) out.branches![row] = stableStates(states, saddle);
  await takeWays(kernel, batch, several, ways, out);
}

async function fromEveryStart(
  kernel: BranchSearcher,
  batch: Batch,
  looked: Int32Array,
  out: Solutions,
): Promise<readonly Several[]> {
  const { mechanism } = batch;
  const n = mechanism.states.length;
  const plain = plainBatch(batch, looked);
  const stateOf = ({ lnCoverage }: Solutions, row: number): Float64Array => lnCoverage.subarray(row * n, (row + 1) * n);
  const several = new Map<number, Several>();
  for (const { filledWith, lnCoverage } of branchStarts(mechanism, batch.branches ?? 'clean')) {
    if (filledWith >= 0 && looked.every((row) => out.lnCoverage[row * n + filledWith] === -Infinity)) continue;
    const start = new Float64Array(looked.length * n);
    for (let i = 0; i < looked.length; i++) start.set(lnCoverage, i * n);
    const ends = emptySolutions(plain);
    await kernel.solve({ ...plain, start, quick: true }, ascending(looked.length), ends);
    looked.forEach((row, i) => {
      out.iterations[row] += ends.iterations[i];
      if (ends.status[i] !== converged) return;
      const end = stateOf(ends, i);
      const first = stateOf(out, row);
      if (sameState(first, end)) return;
      const found = several.get(row) ?? { row, states: [first.slice()], saddle: [] };
      several.set(row, found);
      if (!found.states.some((state) => sameState(state, end))) found.states.push(end.slice());
    });
  }
  return [...several.values()];
}

/** Ends of the clean surface's way at points with several states, which are added to what was found there. */
async function followClean(
  kernel: BranchSearcher,
  batch: Batch,
  several: readonly Several[],
  out: Solutions,
): Promise<Solutions> {
  const n = batch.mechanism.states.length;
  const few = plainBatch(batch, rowsOf(several));
  const ways = emptySolutions(few);
  await kernel.follow(few, ways);
  several.forEach(({ row, states }, i) => {
    out.iterations[row] += ways.iterations[i];
    if (ways.status[i] !== converged) return;
    const end = ways.lnCoverage.slice(i * n, (i + 1) * n);
    if (!states.some((state) => sameState(state, end))) states.push(end);
  });
  return ways;
}

async function findSaddles(kernel: BranchSearcher, batch: Batch, several: readonly Several[]): Promise<void> {
  const n = batch.mechanism.states.length;
  const all = several.flatMap((found) => found.states.map((state) => ({ found, state })));
  const start = new Float64Array(all.length * n);
  all.forEach(({ state }, i) => start.set(state, i * n));
  const marks = await kernel.saddles({ ...plainBatch(batch, rowsOf(all.map(({ found }) => found))), start });
  all.forEach(({ found }, i) => found.saddle.push(marks[i] === 1));
}

/**
 * Makes the ends of the clean surface's way the solutions. Where the way is lost the solver's own state stays, or a stable
 * one in the place of a saddle.
 */
async function takeWays(
  kernel: BranchSearcher,
  batch: Batch,
  several: readonly Several[],
  ways: Solutions,
  out: Solutions,
): Promise<void> {
  const n = batch.mechanism.states.length;
  const moved = several.flatMap(({ row, states, saddle }, i) => {
    const stable = saddle[0] ? states.find((_, k) => !saddle[k]) : states[0];
    const end = ways.status[i] === converged ? ways.lnCoverage.slice(i * n, (i + 1) * n) : (stable ?? states[0]);
    return sameState(states[0], end) ? [] : [{ row, end }];
  });
  if (moved.length === 0) return;
  const rows = rowsOf(moved);
  const start = new Float64Array(moved.length * n);
  moved.forEach(({ end }, i) => start.set(end, i * n));
  const again: Batch = { ...gatherBatch({ ...unsearched(batch), start: null }, rows), start };
  const solved = emptySolutions(again);
  await kernel.solve(again, ascending(rows.length), solved);
  rows.forEach((row, i) => (solved.iterations[i] += out.iterations[row]));
  scatterSolutions(solved, rows, { ...out, branches: null }, batch.count);
}

function unsearched(batch: Batch): Batch {
  const plain: { -readonly [name in keyof Batch]: Batch[name] } = { ...batch };
  delete plain.branches;
  return plain;
}

/** Some rows as a batch of their own, from which coverages alone are wanted. */
function plainBatch(batch: Batch, rows: Int32Array): Batch {
  return { ...gatherBatch({ ...unsearched(batch), start: null }, rows), derivatives: false, shares: null };
}

function rowsOf(points: readonly { readonly row: number }[]): Int32Array {
  return Int32Array.from(points, ({ row }) => row);
}
