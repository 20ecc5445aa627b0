/** Elimination of one state: the cells and states involved. */
export interface Pivot {
  readonly state: number;
  /** Cells (state, j) that sum to the exit rate. */
  readonly exits: readonly Cell[];
  /** Cells (i, state) and what each of them feeds. */
  readonly entries: readonly {
    readonly cell: Cell;
    readonly targets: readonly { readonly to: Cell; readonly exit: Cell }[];
  }[];
}

/** A possibly non-zero rate from one state to another. */
export interface Cell {
  readonly from: number;
  readonly to: number;
  readonly index: number;
}

/** The elimination of a sparse chain, made once per mechanism and pattern of vanishing rates. */
export interface SymbolicElimination {
  /** Cells that hold rates, in the order given, then those that only fill in. */
  readonly cells: readonly Cell[];
  readonly pivots: readonly Pivot[];
  /** States never eliminated, one per chain. */
  readonly roots: readonly number[];
}

/**
 * Orders the elimination of Markov chains so that little fills in: next comes the state with the fewest products of
 * entries and exits (H. M. Markowitz, Manag. Sci. 3, 255 (1957), doi 10.1287/mnsc.3.3.255). Any order is equally accurate.
 *
 * @param edges pairs of states with a rate between them, each once.
 * @param chains states of each chain.
 * @param last states to keep to the end, at most one per chain.
 * @param rank states of higher rank go first, whatever fills in: the weight of a state is summed over those that go after
 * it, and leaves the range of f64 where all of these have next to no rate to it.
 */
export function symbolicElimination(
  edges: readonly (readonly [number, number])[],
  chains: readonly (readonly number[])[],
  last: ReadonlySet<number>,
  rank: (state: number) => number = () => 0,
): SymbolicElimination {
  const cells: Cell[] = [];
  const successors = new Map<number, Map<number, Cell>>();
  const predecessors = new Map<number, Map<number, Cell>>();
  for (const states of chains) {
    for (const s of states) {
      successors.set(s, new Map());
      predecessors.set(s, new Map());
    }
  }
  const cellOf = (from: number, to: number): Cell => {
    const known = successors.get(from)!.get(to);
    if (known !== undefined) return known;
    const cell = { from, to, index: cells.length };
    cells.push(cell);
    successors.get(from)!.set(to, cell);
    predecessors.get(to)!.set(from, cell);
    return cell;
  };
  for (const [from, to] of edges) cellOf(from, to);

  const pivots: Pivot[] = [];
  const roots: number[] = [];
  for (const states of chains) {
    const left = new Set(states);
    while (left.size > 1) {
      const work = (s: number): number => successors.get(s)!.size * predecessors.get(s)!.size;
      const state = [...left]
        .filter((s) => !last.has(s))
        .reduce((best, s) => {
          const higher = rank(s) === rank(best) ? work(s) < work(best) : rank(s) > rank(best);
          return higher ? s : best;
        });
      const exits = [...successors.get(state)!.values()];
      const entries = [...predecessors.get(state)!.values()].map((cell) => ({
        cell,
        targets: exits
          .filter((exit) => exit.to !== cell.from)
          .map((exit) => ({ to: cellOf(cell.from, exit.to), exit })),
      }));
      pivots.push({ state, exits, entries });
      for (const { to } of exits) predecessors.get(to)!.delete(state);
      for (const { cell } of entries) successors.get(cell.from)!.delete(state);
      left.delete(state);
    }
    roots.push(...left);
  }
  return { cells, pivots, roots };
}
