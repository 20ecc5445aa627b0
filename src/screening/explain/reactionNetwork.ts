import type { Model } from '../model';
import type { PointExplanation } from './explainPoint';
import { stepChange, type Amount } from './stepChange';

/** A species in a flux graph. */
export interface NetworkNode {
  readonly species: string;
  readonly kind: 'surface' | 'external';
  readonly role: 'reactant' | 'product' | 'other';
  /** ln of the coverage of a surface species, or of |TOF| of an external one [ln 1/s per site]. */
  readonly lnAmount: number;
}

/** What one step carries from a species that it consumes to one that it makes, in the direction in which it runs. */
export interface NetworkEdge {
  /** Index of the step in the mechanism. */
  readonly step: number;
  readonly equation: string;
  /** True where the step runs against its equation. */
  readonly reversed: boolean;
  readonly from: string;
  readonly to: string;
  /** Atoms of each element that one event carries along this edge. */
  readonly atoms: Readonly<Record<string, number>>;
  /** The element that the flux counts: the study's atom where the edge carries it, else the heaviest other kind. */
  readonly element: string;
  /** ln of the flux [ln atoms of `element` per site and s]; NaN where rounding hides the net rate. */
  readonly lnFlux: number;
  /** Flux relative to `ReactionNetwork.lnReference`. */
  readonly share: number;
  /** True below the cut, and where the net rate is hidden. */
  readonly minor: boolean;
  /** True where it only adds or takes hydrogen of a larger species: `taken` and `given` of the step's other edges say so. */
  readonly assists: boolean;
  /** Other species that the step takes up, with counts, without empty sites and electrons. */
  readonly taken: readonly Amount[];
  /** Other species that the step makes. */
  readonly given: readonly Amount[];
}

/** Net fluxes between species at one point. */
export interface ReactionNetwork {
  readonly nodes: readonly NetworkNode[];
  /** One per step and pair of species that share atoms; none for a step without net rate. */
  readonly edges: readonly NetworkEdge[];
  /** The study's atom. */
  readonly element: string;
  /** ln of the flux that shares refer to: the study's atoms consumed with the reactant; else the largest flux. */
  readonly lnReference: number;
  readonly reference: 'reactant' | 'largest flux';
  /** Part of the largest flux of an element below which its edges are minor. */
  readonly cut: number;
}

/** Options of `reactionNetwork`. */
export interface NetworkOptions {
  /** An edge is minor below this part of the largest flux of its element. Default 0.01. */
  readonly cut?: number;
}

/**
 * The flux graph of a solved point. A step hands the atoms of each element from every species it consumes to every
 * species it makes, in proportion to their contents, so that fluxes of an element balance at every surface species.
 * Empty sites and electrons carry no atoms and are left out.
 *
 * @returns no nodes and no edges for a point that is not converged.
 */
export function reactionNetwork(
  model: Model,
  explanation: PointExplanation,
  { cut = 0.01 }: NetworkOptions = {},
): ReactionNetwork {
  const element = model.study.outputs.atom;
  const bare = explanation.status === 'converged' ? bareEdges(model, explanation, element) : [];
  const { lnReference, reference } = referenceOf(model, explanation, bare);
  const tops = new Map<string, number>();
  for (const edge of bare) {
    if (!edge.assists && edge.lnFlux > (tops.get(edge.element) ?? -Infinity)) tops.set(edge.element, edge.lnFlux);
  }
  const edges = bare.map((edge): NetworkEdge => ({
    ...edge,
    share: Math.exp(edge.lnFlux - lnReference),
    minor: !(edge.lnFlux - (tops.get(edge.element) ?? -Infinity) >= Math.log(cut)),
  }));
  const used = new Set(edges.flatMap(({ from, to }) => [from, to]));
  return {
    nodes: nodesOf(explanation).filter(({ species }) => used.has(species)),
    edges,
    element,
    lnReference,
    reference,
    cut,
  };
}

type BareEdge = Omit<NetworkEdge, 'share' | 'minor'>;

function bareEdges(model: Model, { steps }: PointExplanation, main: string): readonly BareEdge[] {
  return steps.flatMap(({ equation, netSign, lnNet }, step) => {
    if (lnNet === -Infinity) return [];
    const reversed = netSign < 0;
    const { consumed, made } = stepChange(model.mechanism, step, reversed);
    return consumed.flatMap((from) =>
      made.flatMap((to): BareEdge[] => {
        const atoms = carried(from, to, made);
        const element = elementOf(Object.keys(atoms), main);
        if (element === null) return [];
        const others = (list: readonly Amount[], except: Amount): Amount[] => list.filter((s) => s !== except);
        const small = isHydrogen(from) !== isHydrogen(to);
        return [
          {
            step,
            equation,
            reversed,
            from: from.species,
            to: to.species,
            atoms,
            element,
            lnFlux: lnNet + Math.log(atoms[element]),
            assists: small && element === 'H',
            taken: others(consumed, from),
            given: others(made, to),
          },
        ];
      }),
    );
  });
}

/** Atoms of each element that go from one species to the other, per event. */
function carried(from: Amount, to: Amount, made: readonly Amount[]): Readonly<Record<string, number>> {
  const entries = Object.keys(from.composition)
    .map((element) => {
      const all = made.reduce((sum, s) => sum + s.count * (s.composition[element] ?? 0), 0);
      const out = from.count * from.composition[element];
      return [element, all === 0 ? 0 : (out * to.count * (to.composition[element] ?? 0)) / all] as const;
    })
    .filter(([, atoms]) => atoms > 0);
  return Object.fromEntries(entries);
}

function elementOf(elements: readonly string[], main: string): string | null {
  return [main, ...elements.filter((e) => e !== 'H'), 'H'].find((e) => elements.includes(e)) ?? null;
}

function isHydrogen({ composition }: Amount): boolean {
  return Object.keys(composition).every((element) => element === 'H');
}

function referenceOf(
  model: Model,
  { turnovers }: PointExplanation,
  edges: readonly BareEdge[],
): Pick<ReactionNetwork, 'lnReference' | 'reference'> {
  const consumed = turnovers.find(({ role }) => role === 'reactant');
  if (consumed?.sign === -1) {
    return { lnReference: consumed.lnTof + Math.log(model.atoms[model.reactant]), reference: 'reactant' };
  }
  const lnReference = edges.reduce((top, { lnFlux }) => (lnFlux > top ? lnFlux : top), -Infinity);
  return { lnReference, reference: 'largest flux' };
}

function nodesOf({ coverages, turnovers }: PointExplanation): readonly NetworkNode[] {
  return [
    ...turnovers.map(({ species, role, lnTof }): NetworkNode => ({ species, kind: 'external', role, lnAmount: lnTof })),
    ...coverages
      .filter(({ free }) => !free)
      .map(({ species, lnCoverage }): NetworkNode => ({
        species,
        kind: 'surface',
        role: 'other',
        lnAmount: lnCoverage,
      })),
  ];
}
