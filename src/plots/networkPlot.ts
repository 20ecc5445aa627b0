import { InvalidInput } from '../base';
import type { Amount, NetworkEdge, NetworkNode, ReactionNetwork } from '../screening';
import { chemicalText, equationText } from './chemicalText';
import type { LayeredLayout, Position } from './layeredLayout';
import { scientificText } from './scientificText';
import { style } from './style';
import type { PictureText } from './svgDocument';
import { textWidth } from './textWidth';

/** A species of the picture. */
export interface PlotNode {
  readonly species: string;
  /** Name as printed, and the coverage or TOF under it. */
  readonly name: string;
  readonly detail: string;
  /** Surface species are boxes, others have round ends. */
  readonly kind: NetworkNode['kind'];
  readonly role: NetworkNode['role'];
  /** Centre and size [px]. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A line of the picture, drawn in the direction in which the step runs. */
export interface PlotEdge {
  /** Index of the step, to find it again in a table. */
  readonly step: number;
  /** Way of the line from border to border [px]. */
  readonly points: readonly Position[];
  /** Line width [px]: `edgeWidth` of the flux. */
  readonly width: number;
  readonly minor: boolean;
  /** Flux, element and hydrogen taken or given: `1 N +H⁺`. */
  readonly label: string;
  readonly at: Position;
  /** Equation in the direction in which it runs, and the flux in full. */
  readonly tip: string;
}

/** A flux graph with every position. */
export interface NetworkPlot extends PictureText {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlotNode[];
  readonly edges: readonly PlotEdge[];
  /** What widths and numbers mean. */
  readonly notes: readonly string[];
}

/** Options of `networkPlot`. */
export interface NetworkPlotOptions {
  /** Draw edges below the cut, dashed (default), or leave them out with the species that only they reach. */
  readonly minor?: 'dashed' | 'omit';
}

/** Share of the reference at which a line is thinnest and thickest. */
const thinnest = 1e-4;
const thickest = 10;

/** Width of a line [px]: 1 at a share of 1e-4 and below, then 1.4 more for each decade, 8 from 10 on. */
export function edgeWidth(share: number): number {
  const decades = Math.log10(Math.min(thickest, Math.max(thinnest, share)) / thinnest);
  return Number.isNaN(decades) ? 1 : 1 + 1.4 * decades;
}

/**
 * Flux graph as a picture. Hydrogen that a step adds to a larger species is a note on its line, not a line of its own.
 *
 * @throws InvalidInput for a network without edges: a point that is not solved, or at equilibrium.
 */
export function networkPlot(
  network: ReactionNetwork,
  text: PictureText,
  layout: LayeredLayout,
  { minor = 'dashed' }: NetworkPlotOptions = {},
): NetworkPlot {
  const edges = network.edges.filter((edge) => !edge.assists && (minor === 'dashed' || !edge.minor));
  if (edges.length === 0) {
    throw new InvalidInput({ name: 'network', got: 'no edge', expected: 'a solved point with a net rate' });
  }
  const used = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const nodes = network.nodes.filter(({ species }) => used.has(species)).map(nodeBox);
  const drawn = edges.map((edge) => ({ ...edgeText(edge, network), edge, id: `${edge.step} ${edge.from} ${edge.to}` }));
  const plan = layout(
    nodes.map(({ species, width, height }) => ({ id: species, width, height })),
    drawn.map(({ edge, id, label }) => ({
      id,
      from: edge.from,
      to: edge.to,
      width: textWidth(label, style.smallSize) + edgeWidth(edge.share) + 4,
      height: 16,
      weight: edge.minor ? 1 : edge.element === network.element ? 8 : 3,
    })),
  );
  return {
    ...text,
    width: plan.width,
    height: plan.height,
    nodes: nodes.map((node) => {
      const [x, y] = plan.nodes.get(node.species)!;
      return { ...node, x, y };
    }),
    edges: drawn.map(({ edge, id, label, tip }) => {
      const { points, label: at } = plan.edges.get(id)!;
      const width = edgeWidth(edge.share);
      return { step: edge.step, points, width, minor: edge.minor, label, at: [at[0] + width / 2, at[1]], tip };
    }),
    notes: notesOf(network, minor, edges),
  };
}

function nodeBox({ species, kind, role, lnAmount }: NetworkNode): Omit<PlotNode, 'x' | 'y'> {
  const name = chemicalText(species);
  const detail = kind === 'surface' ? `θ ${scientificText(lnAmount)}` : `${scientificText(lnAmount)} /s`;
  const inner = Math.max(textWidth(name, style.textSize), textWidth(detail, style.smallSize));
  return { species, name, detail, kind, role, width: inner + (kind === 'external' ? 26 : 16), height: 38 };
}

function edgeText(
  edge: NetworkEdge,
  { lnReference }: ReactionNetwork,
): { readonly label: string; readonly tip: string } {
  const share = scientificText(edge.lnFlux - lnReference);
  const notes = [...hydrogen('+', edge.taken), ...hydrogen('−', edge.given)];
  const equation = edge.reversed ? reversedEquation(edge.equation) : edge.equation;
  return {
    label: [Number.isNaN(edge.lnFlux) ? '?' : `${share} ${edge.element}`, ...notes].join(' '),
    tip: `${equationText(equation)}: ${scientificText(edge.lnFlux, 3)} ${edge.element} atoms per site and second`,
  };
}

function hydrogen(sign: string, amounts: readonly Amount[]): string[] {
  return amounts
    .filter(({ composition }) => Object.keys(composition).every((element) => element === 'H'))
    .map(({ species, count }) => `${sign}${count === 1 ? '' : count}${chemicalText(species)}`);
}

function reversedEquation(equation: string): string {
  const [left, arrow, right] = equation.split(/ (<->|->) /);
  return `${right} ${arrow} ${left}`;
}

function notesOf(network: ReactionNetwork, minor: 'dashed' | 'omit', edges: readonly NetworkEdge[]): readonly string[] {
  const reactant = network.nodes.find(({ role }) => role === 'reactant');
  const basis =
    network.reference === 'reactant' && reactant !== undefined
      ? `per ${network.element} atom of ${chemicalText(reactant.species)} consumed`
      : 'relative to the largest';
  const flux = `${scientificText(network.lnReference, 3)} ${network.element} atoms per site and second`;
  return [
    `Numbers: net flux of atoms ${basis}; 1 is ${flux}.`,
    'Line width: logarithm of that flux, from 0.0001 and less (thin) to 10 and more (thick).',
    'Round ends: species in the gas or solution with their turnover; boxes: surface species with their coverage.',
    ...(edges.some((edge) => edge.minor)
      ? [`Dashed: below ${scientificText(Math.log(100 * network.cut))} % of the largest flux of the same element.`]
      : minor === 'omit'
        ? ['Small fluxes are left out.']
        : []),
    ...(edges.some(({ lnFlux }) => Number.isNaN(lnFlux)) ? ['?: hidden by rounding (a step in equilibrium).'] : []),
  ];
}
