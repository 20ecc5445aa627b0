import { Graph, layout, type EdgeLabel, type GraphLabel, type NodeLabel } from '@dagrejs/dagre';
import { exchangeNeighbours } from './exchangeNeighbours';
import type { LayeredPlan, LayoutEdge, LayoutNode, Position } from './layeredLayout';

/**
 * Layered layout by dagre: network simplex ranks, median order with `exchangeNeighbours` after it, Brandes–Köpf positions.
 * The same graph in the same order gives the same plan. Lines between the same two boxes run side by side.
 */
export function dagreLayout(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): LayeredPlan {
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>({ directed: true, multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 24, edgesep: 16, ranksep: 28 });
  for (const { id, width, height } of nodes) graph.setNode(id, { width, height });
  for (const { id, from, to, width, height, weight } of edges) {
    graph.setEdge(from, to, { width, height, weight, labelpos: 'r', labeloffset: 4 }, id);
  }
  layout(graph, {
    customOrder: (layered, order) => {
      order(layered);
      exchangeNeighbours(layered);
    },
  });
  const { width = 0, height = 0 } = graph.graph();
  const at = (point: { readonly x?: number; readonly y?: number }): Position => [point.x ?? 0, point.y ?? 0];
  return {
    width: Math.max(width, 0),
    height: Math.max(height, 0),
    nodes: new Map(nodes.map(({ id }) => [id, at(graph.node(id))])),
    edges: new Map(
      edges.map(({ id, from, to }) => {
        const edge = graph.edge(from, to, id);
        return [id, { points: (edge.points ?? []).map(at), label: at(edge) }];
      }),
    ),
  };
}
