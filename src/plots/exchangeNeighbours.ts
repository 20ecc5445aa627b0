/** What this needs of a graph whose boxes and line joints have a rank and a place in it. */
export interface RankedGraph {
  nodes(): readonly string[];
  node(id: string): { readonly rank?: number; order?: number };
  edges(): readonly { readonly v: string; readonly w: string }[];
}

/** Sweeps over all ranks: the graphs here settle in three or four. */
const mostSweeps = 20;

/**
 * Exchanges neighbours within a rank for as long as that removes crossings. The median order alone leaves lines from one
 * box crossed where their joints tie. Source: P. Eades, D. Kelly, Ars Combinatoria 21-A, 89 (1986) (greedy switching).
 */
export function exchangeNeighbours(graph: RankedGraph): void {
  const ranks = new Map<number, string[]>();
  for (const id of graph.nodes()) {
    const { rank = 0 } = graph.node(id);
    ranks.set(rank, [...(ranks.get(rank) ?? []), id]);
  }
  const place = (id: string): number => graph.node(id).order ?? 0;
  const above = new Map<string, string[]>();
  const below = new Map<string, string[]>();
  for (const { v, w } of graph.edges()) {
    above.set(w, [...(above.get(w) ?? []), v]);
    below.set(v, [...(below.get(v) ?? []), w]);
  }
  const linked = (id: string): readonly (readonly number[])[] =>
    [above, below].map((ids) => (ids.get(id) ?? []).map(place));
  for (const row of ranks.values()) row.sort((a, b) => place(a) - place(b));
  for (let sweep = 0, changed = true; changed && sweep < mostSweeps; sweep++) {
    changed = false;
    for (const row of ranks.values()) {
      for (let i = 1; i < row.length; i++) {
        const [left, right] = [linked(row[i - 1]), linked(row[i])];
        const gain = [0, 1].reduce((sum, s) => sum + inversions(left[s], right[s]) - inversions(right[s], left[s]), 0);
        if (gain <= 0) continue;
        [row[i - 1], row[i]] = [row[i], row[i - 1]];
        row.forEach((id, order) => (graph.node(id).order = order));
        changed = true;
      }
    }
  }
}

/** Crossings of lines that end at `left` and `right` when the boxes they start at stand in this order. */
function inversions(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, a) => sum + right.filter((b) => a > b).length, 0);
}
