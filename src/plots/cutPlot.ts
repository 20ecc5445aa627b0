import { hcl, max, min, nice } from 'd3';
import { InvalidInput, version } from '../base';
import { converged, masked } from '../kinetics';
import {
  log10Tof,
  selectivities,
  sortedSettings,
  tofWays,
  type Evaluation,
  type Settings,
  type StudyCut,
} from '../screening';
import { chemicalText } from './chemicalText';
import { conditionsText } from './conditionsText';
import { numberText } from './numberText';
import { axisTitle } from './axisTitle';
import type { PointState } from './plotModel';
import { productStyle } from './productStyle';
import { cancelled } from './mapStates';
import { style } from './style';
import type { PictureText } from './svgDocument';

/** What a cut can show. */
export const cutQuantities = ['tof', 'selectivity', 'coverage'] as const;

/** log10 TOF of the reactant and each product, selectivity to each product, or coverage of each surface species. */
export type CutQuantity = (typeof cutQuantities)[number];

/** One line of a cut. */
export interface CutCurve {
  readonly label: string;
  /** CSS colour. */
  readonly color: string;
  /** Heavier than the others. */
  readonly main: boolean;
  /** One value per point; what is not finite is a gap. */
  readonly values: Float64Array;
}

/** Everything that stands in the picture of a cut. */
export interface CutPlot extends PictureText {
  readonly x: { readonly title: string; readonly values: Float64Array };
  readonly y: { readonly title: string; readonly range: readonly [number, number] };
  readonly state: readonly PointState[];
  /** Why points are masked; empty when none is. */
  readonly maskReason: string;
  readonly curves: readonly CutCurve[];
  readonly notes: readonly string[];
}

/** Decades below the highest TOF that are shown where the study names no levels. */
const shownDecades = 40;
/** Surface species that nowhere cover more are left out. */
const leastCoverage = 0.01;

/** Lightness (CIE) above which a thin line is hard to see on paper. */
const lightestLine = 75;

const lineColors = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#B07D00', '#56B4E9', '#6A4C93', '#8A4B2A'];

/**
 * The picture of one quantity along a cut.
 *
 * @param along what runs to the right: `distance`, or a variable that changes along the cut.
 * @throws InvalidInput for another `along`.
 */
export function cutPlot(cut: StudyCut, show: CutQuantity, along = 'distance'): CutPlot {
  const { evaluation, line } = cut;
  const { model, solutions, maskReasons } = evaluation;
  const { study } = model;
  const { curves, y, notes } = shown(evaluation, show);
  const used = new Set(solutions.mask);
  return {
    title: study.title,
    subtitle: `${endsText(cut)} · ${conditionsText(evaluation, line.names)}`,
    metadata: {
      program: `Sabatier ${version}`,
      study: study.id,
      studyHash: model.hash,
      settings: Object.fromEntries(sortedSettings(evaluation).map(([k, v]) => [k, Number.isFinite(v) ? v : 'steady'])),
      cut: { from: line.from, to: line.to, points: line.table.count },
      quantity: y.title,
      sources: study.sources.map(({ citation, doi }) => ({ citation, doi: doi ?? null })),
    },
    x: xOf(cut, along),
    y,
    state: Array.from(solutions.status, (s): PointState =>
      s === converged ? 'good' : s === masked ? 'masked' : 'failed',
    ),
    maskReason: maskReasons.some((_, m) => used.has(m)) ? 'outside the model’s domain: a barrier is negative' : '',
    curves,
    notes,
  };
}

function xOf({ line, evaluation }: StudyCut, along: string): CutPlot['x'] {
  if (along === 'distance') {
    const title = line.unit === null ? 'share of the way along the cut' : `distance along the cut (${line.unit})`;
    return { title, values: line.distance };
  }
  const moving = line.names.filter((name) => line.from[name] !== line.to[name]);
  if (!moving.includes(along)) {
    throw new InvalidInput({ name: 'x', got: along, expected: `one of distance, ${moving.join(', ')}` });
  }
  const values = line.table.columns.get(along)!;
  return { title: axisTitle(along, evaluation.model.study, evaluation.scale).title, values };
}

/** `from ΔE_O = −4 eV, ΔE_N = −4 eV · to …` */
function endsText({ line, evaluation }: StudyCut): string {
  const { study } = evaluation.model;
  const value = (name: string, at: number): string => {
    const { unit } = axisTitle(name, study, evaluation.scale);
    const label = study.descriptors.find((d) => d.name === name)?.label ?? name;
    return `${label} = ${numberText(at)}${['eV', 'V', 'K'].includes(unit) ? ` ${unit}` : ''}`;
  };
  const end = (values: Settings): string => line.names.map((name) => value(name, values[name])).join(', ');
  return `from ${end(line.from)} · to ${end(line.to)}`;
}

type Shown = Pick<CutPlot, 'curves' | 'y' | 'notes'>;

function shown(evaluation: Evaluation, show: CutQuantity): Shown {
  if (show === 'tof') return tofs(evaluation);
  return show === 'selectivity' ? shares(evaluation) : coverages(evaluation);
}

function tofs(evaluation: Evaluation): Shown {
  const { model } = evaluation;
  const values = (x: number): Float64Array => perPoint(evaluation, (p) => log10Tof(evaluation, p, x));
  const reactant: CutCurve = {
    label: `${chemicalText(model.mechanism.externals[model.reactant].name)} (consumed)`,
    color: style.ink,
    main: true,
    values: values(model.reactant),
  };
  const curves = [reactant, ...productCurves(evaluation, model.products, values)];
  const finite = curves.flatMap(({ values }) => Array.from(values).filter(Number.isFinite));
  const top = max(finite) ?? 1;
  const floor = Math.min(model.study.outputs.levels?.[0] ?? top - shownDecades, top - 1);
  const least = min(finite) ?? 0;
  const [low, high] = nice(Math.max(least, floor), top, 8);
  const range: [number, number] = low < high ? [low, high] : [low - 1, high + 1];
  const gaps = curves.some(({ values }) => values.includes(-Infinity));
  const unknown = [...model.products, model.reactant].some((x) => tofWays(evaluation, x).unknown > 0);
  return {
    curves,
    y: { title: 'log₁₀ TOF / s⁻¹', range },
    notes: [
      ...(least < range[0] ? [`Curves that leave at the bottom fall below ${numberText(range[0])}.`] : []),
      ...(gaps ? ['A curve has a gap where its species does not form (the reactant: is not consumed).'] : []),
      ...(unknown ? [`A curve has a gap where its ${cancelled}.`] : []),
    ],
  };
}

function shares(evaluation: Evaluation): Shown {
  const { model } = evaluation;
  const { atom } = model.study.outputs;
  const counted = model.products.filter((x) => model.atoms[x] > 0);
  const curves = productCurves(evaluation, counted, (x) => {
    const at = model.products.indexOf(x);
    return perPoint(evaluation, (p) => selectivities(evaluation, p)[at]);
  });
  return { curves, y: { title: `selectivity, share of ${atom} atoms`, range: [0, 1] }, notes: [] };
}

/** Curves in the colours that the products have in maps; one that is taken already gives way to a free one. */
function productCurves(
  { model }: Evaluation,
  externals: readonly number[],
  values: (x: number) => Float64Array,
): readonly CutCurve[] {
  const used = new Set<string>();
  return externals.map((x) => {
    const { name } = model.mechanism.externals[x];
    const usual = productStyle(name, model.products.indexOf(x)).color;
    const color = used.has(usual) ? (lineColors.find((free) => !used.has(free)) ?? usual) : usual;
    used.add(color);
    const { h, c, l } = hcl(color);
    const line = l > lightestLine ? hcl(h, c, lightestLine).formatHex() : color;
    return { label: chemicalText(name), color: line, main: false, values: values(x) };
  });
}

function coverages(evaluation: Evaluation): Shown {
  const { solutions, model } = evaluation;
  const { states } = model.mechanism;
  const all = states.map(({ name }, s) => ({
    name,
    values: perPoint(evaluation, (p) => Math.exp(solutions.lnCoverage[p * states.length + s])),
  }));
  const covers = ({ values }: { readonly values: Float64Array }): boolean => values.some((v) => v >= leastCoverage);
  const curves = all.filter(covers).map(({ name, values }, i): CutCurve => ({
    label: name === '*' ? '* (empty)' : chemicalText(name),
    color: lineColors[i % lineColors.length],
    main: false,
    values,
  }));
  const rare = all.filter((state) => !covers(state)).map(({ name }) => chemicalText(name));
  const notes = rare.length === 0 ? [] : [`Nowhere above ${leastCoverage}: ${rare.join(', ')}.`];
  return { curves, y: { title: 'coverage', range: [0, 1] }, notes };
}

function perPoint({ solutions }: Evaluation, value: (p: number) => number): Float64Array {
  return Float64Array.from(solutions.status, (s, p) => (s === converged ? value(p) : NaN));
}
