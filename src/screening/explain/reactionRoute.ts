import type { NetworkEdge, ReactionNetwork } from './reactionNetwork';

/** A way of atoms of one element through a flux graph. */
export interface ReactionRoute {
  readonly element: string;
  readonly edges: readonly NetworkEdge[];
  /** Chance that an atom which enters at the first species takes exactly this way, by the branching of the net fluxes. */
  readonly chance: number;
}

/** ln of the chance by which a way over the surface may be behind and is still preferred: two that are equal but for rounding. */
const even = 1e-9;

/**
 * The most likely way of an atom of `element` from one species to another: at every species it takes an edge with a
 * chance in proportion to the net flux of the element, and the product of the chances is largest on this way. Of two ways
 * that are as likely, such as those of the two atoms of H2 in Volmer–Heyrovsky, it is the one that adsorbs, not the one
 * that joins what is on the surface.
 *
 * @returns null when no net flux leads there.
 */
export function reactionRoute(
  { edges, nodes }: ReactionNetwork,
  from: string,
  to: string,
  element: string,
): ReactionRoute | null {
  if (to === from) return null;
  const flowing = edges
    .map((edge) => ({ edge, lnFlux: edge.lnFlux + Math.log((edge.atoms[element] ?? 0) / edge.atoms[edge.element]) }))
    .filter(({ lnFlux }) => lnFlux > -Infinity);
  const surface = new Set(nodes.filter(({ kind }) => kind === 'surface').map(({ species }) => species));
  const joins = ({ from: start, taken }: NetworkEdge): boolean =>
    !surface.has(start) && taken.some((s) => surface.has(s.species) && (s.composition[element] ?? 0) > 0);
  const known = new Map<string, { readonly cost: number; readonly via: NetworkEdge | null }>([
    [from, { cost: 0, via: null }],
  ]);
  const open = new Set([from]);
  while (open.size > 0) {
    const [at] = [...open].sort((a, b) => known.get(a)!.cost - known.get(b)!.cost);
    open.delete(at);
    if (at === to) break;
    const out = flowing.filter(({ edge }) => edge.from === at);
    const top = Math.max(...out.map(({ lnFlux }) => lnFlux));
    const lnAll = top + Math.log(out.reduce((sum, { lnFlux }) => sum + Math.exp(lnFlux - top), 0));
    for (const { edge, lnFlux } of out) {
      const cost = known.get(at)!.cost + lnAll - lnFlux + (joins(edge) ? even : 0);
      if (cost >= (known.get(edge.to)?.cost ?? Infinity)) continue;
      known.set(edge.to, { cost, via: edge });
      open.add(edge.to);
    }
  }
  const end = known.get(to);
  if (end === undefined) return null;
  const path: NetworkEdge[] = [];
  for (let via = end.via; via !== null; via = known.get(via.from)!.via) path.unshift(via);
  return { element, edges: path, chance: Math.exp(-end.cost) };
}
