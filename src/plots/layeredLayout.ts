/** A box to place. */
export interface LayoutNode {
  readonly id: string;
  /** Size [px]. */
  readonly width: number;
  readonly height: number;
}

/** A line between two boxes, with room for its label [px]. */
export interface LayoutEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly width: number;
  readonly height: number;
  /** Lines of larger weight are kept shorter and straighter; at least 1. */
  readonly weight: number;
}

/** Picture position [px], y downwards. */
export type Position = readonly [x: number, y: number];

/** Where everything lies, from (0, 0) to (width, height). */
export interface LayeredPlan {
  readonly width: number;
  readonly height: number;
  /** Centre of each box by id. */
  readonly nodes: ReadonlyMap<string, Position>;
  /** Course of each line by id, from border to border, and the centre of its label. */
  readonly edges: ReadonlyMap<string, { readonly points: readonly Position[]; readonly label: Position }>;
}

/** Places boxes in layers from top to bottom so that most lines run downwards and few cross. */
export type LayeredLayout = (nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]) => LayeredPlan;

/** The layout by dagre, loaded when it is first asked for: a page without a flux graph does without it. */
export async function loadLayeredLayout(): Promise<LayeredLayout> {
  return (await import('./dagreLayout')).dagreLayout;
}
