import { max, min, nice, ticks } from 'd3';
import { version } from '../base';
import { converged, masked } from '../kinetics';
import {
  activationEnergy,
  faradaicEfficiencies,
  log10Activity,
  log10Tof,
  rateControl,
  selectivities,
  sortedSettings,
  surfacePlace,
  winner,
  type Evaluation,
  type StudyMap,
  type SurfacePlace,
} from '../screening';
import type { Candidate, Study } from '../study';
import { chemicalText, equationText } from './chemicalText';
import { conditionsText, conditionText } from './conditionsText';
import { plotAxis } from './plotAxis';
import type { PlotKind } from './plotKind';
import type { CategoryField, MapPlot, PixelState, PlotCandidate, ScalarField } from './plotModel';
import { productStyle } from './productStyle';
import { levelsOf } from './scaleChoice';
import { withoutNoise } from './withoutNoise';

/** The picture of one quantity of a map, with the study's candidates over it where both axes are descriptors. */
export function mapPlot(map: StudyMap, kind: PlotKind): MapPlot {
  const { evaluation } = map;
  const { model, solutions, maskReasons } = evaluation;
  const { study } = model;
  const field = fieldOf(map, kind);
  const used = new Set(solutions.mask);
  return {
    title: study.title,
    subtitle: conditionsText(evaluation, [map.x.name, map.y.name]),
    x: plotAxis(map.x, evaluation),
    y: plotAxis(map.y, evaluation),
    state: statesOf(solutions.status),
    field,
    ...severalOf(solutions.branches),
    ...candidatesOf(map),
    maskReason: maskReasons.some((_, m) => used.has(m)) ? 'outside the model’s domain: a barrier is negative' : '',
    metadata: {
      program: `Sabatier ${version}`,
      study: study.id,
      // Read when a file is written: the hash of very many candidates takes long.
      get studyHash() {
        return model.hash;
      },
      settings: Object.fromEntries(
        sortedSettings(evaluation.settings).map(([k, v]) => [k, Number.isFinite(v) ? v : 'steady']),
      ),
      quantity: field.title,
      sources: study.sources.map(({ citation, doi }) => ({ citation, doi: doi ?? null })),
    },
  };
}

function severalOf(branches: Uint8Array | null): { readonly several?: Uint8Array } {
  if (branches?.some((count) => count > 1) !== true) return {};
  return { several: branches.map((count) => (count > 1 ? 1 : 0)) };
}

/** A loop: `Array.from` takes ten times as long, and this runs for every map that moves. */
function statesOf(status: Uint8Array): readonly PixelState[] {
  const states = new Array<PixelState>(status.length);
  for (let p = 0; p < states.length; p++) {
    states[p] = status[p] === converged ? 'good' : status[p] === masked ? 'masked' : 'failed';
  }
  return states;
}

function fieldOf(map: StudyMap, kind: PlotKind): ScalarField | CategoryField {
  const { evaluation } = map;
  const { model, solutions } = evaluation;
  const { mechanism, study } = model;
  const name = (x: number): string => chemicalText(mechanism.externals[x].name);
  const rateLevels = study.outputs.levels === undefined ? null : levelsOf(...study.outputs.levels);
  switch (kind.kind) {
    case 'activity':
      return scalar(
        map,
        (p) => log10Activity(evaluation, p),
        `log₁₀ TOF of ${name(model.reactant)} consumption / s⁻¹`,
        rateLevels,
      );
    case 'tof':
      return scalar(
        map,
        (p) => log10Tof(evaluation, p, kind.product),
        `log₁₀ TOF(${name(kind.product)}) / s⁻¹`,
        rateLevels,
      );
    case 'selectivity': {
      const product = kind.product ?? mostWinning(evaluation);
      const at = model.products.indexOf(product);
      const title = `selectivity to ${name(product)}, share of ${study.outputs.atom} atoms`;
      return scalar(map, (p) => selectivities(evaluation, p)[at], title, levelsOf(0, 1, 0.1));
    }
    case 'efficiency': {
      const at = model.products.indexOf(kind.product);
      return scalar(
        map,
        (p) => faradaicEfficiencies(evaluation, p)[at],
        `faradaic efficiency of ${name(kind.product)}`,
        levelsOf(0, 1, 0.1),
      );
    }
    case 'coverage': {
      const value = (p: number): number => Math.exp(solutions.lnCoverage[p * mechanism.states.length + kind.state]);
      return scalar(map, value, `coverage of ${chemicalText(mechanism.states[kind.state].name)}`, levelsOf(0, 1, 0.1));
    }
    case 'drc': {
      const title = `degree of rate control of ${equationText(mechanism.steps[kind.step].equation)} over TOF(${name(kind.species)})`;
      const value = (p: number): number => rateControl(evaluation, p, kind.species, kind.step);
      const field = scalar(map, value, title, levelsOf(-2, 2, 0.2));
      return { ...field, value: withoutNoise(field.value), palette: 'diverging' };
    }
    case 'eapp': {
      const title = `apparent activation energy of TOF(${name(kind.species)}) / eV`;
      return scalar(map, (p) => activationEnergy(evaluation, p, kind.species), title, null);
    }
    case 'winner':
      return winnerField(map);
  }
}

/** `levels` null: about twelve round ones over the values. */
function scalar(
  map: StudyMap,
  value: (p: number) => number,
  title: string,
  levels: readonly number[] | null,
): ScalarField {
  const { status } = map.evaluation.solutions;
  const values = new Float64Array(status.length);
  for (let p = 0; p < values.length; p++) values[p] = status[p] === converged ? value(p) : NaN;
  return { kind: 'scalar', value: values, palette: 'sequential', levels: levels ?? roundLevels(values), title };
}

/** About twelve round levels over the finite values. */
export function roundLevels(values: Float64Array): readonly number[] {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return [0, 1];
  const [low, high] = nice(min(finite) ?? 0, max(finite) ?? 1, 12);
  return low < high ? ticks(low, high, 12) : [low - 0.5, low + 0.5];
}

function winnerField({ evaluation }: StudyMap): CategoryField {
  const { model, solutions } = evaluation;
  const winners = Array.from(solutions.status, (_, p) => winner(evaluation, p));
  const shown = model.products.map((x, i) => ({ x, i })).filter(({ i }) => winners.some((w) => w.index === i));
  const position = new Map(shown.map(({ i }, at) => [i, at]));
  return {
    kind: 'category',
    index: Int16Array.from(winners, (w) => position.get(w.index) ?? -1),
    margin: Float64Array.from(winners, (w) => (w.index < 0 ? NaN : w.margin)),
    categories: shown.map(({ x, i }) => {
      const name = model.mechanism.externals[x].name;
      return { label: chemicalText(name), ...productStyle(name, i) };
    }),
    title: `product that takes most ${model.study.outputs.atom} atoms`,
  };
}

/** The product that wins most pixels; the first one where none wins any. */
function mostWinning(evaluation: Evaluation): number {
  const { model, solutions } = evaluation;
  const wins = new Array<number>(model.products.length).fill(0);
  solutions.status.forEach((_, p) => {
    const { index } = winner(evaluation, p);
    if (index >= 0) wins[index]++;
  });
  return model.products[wins.indexOf(Math.max(...wins))];
}

const placed = new WeakMap<Study['candidates'], Map<string, readonly PlotCandidate[]>>();

/** The same list for the same candidates and places, which maps that move share. */
function candidatesOf({ x, y, evaluation }: StudyMap): Pick<MapPlot, 'candidates' | 'candidatesAt'> {
  const { model, settings, scale } = evaluation;
  const place = surfacePlace(model, settings, x.name, y.name);
  if (place === null) return { candidates: [] };
  const { study } = model;
  const own = placed.get(study.candidates) ?? new Map<string, readonly PlotCandidate[]>();
  placed.set(study.candidates, own);
  const key = JSON.stringify([x.name, y.name, place.condition]);
  const marks = own.get(key) ?? study.candidates.map((candidate) => new Mark(candidate, place, x.name, y.name));
  own.set(key, marks);
  if (place.condition === null) return { candidates: marks };
  return { candidates: marks, candidatesAt: conditionText(place.condition.name, place.condition.value, scale) };
}

/** A candidate whose label is made when it is drawn: of very many few are. */
class Mark implements PlotCandidate {
  readonly x: number;
  readonly y: number;
  readonly deviation?: NonNullable<PlotCandidate['deviation']>;
  readonly group: string;
  readonly own: boolean;

  constructor(
    private readonly candidate: Candidate,
    { at }: SurfacePlace,
    x: string,
    y: string,
  ) {
    const { values, uncertainties = {}, group, source } = candidate;
    [this.x, this.y] = at(values);
    const [dx, dy] = [uncertainties[x] ?? 0, uncertainties[y] ?? 0];
    if (dx > 0 || dy > 0) this.deviation = { x: dx, y: dy };
    this.group = group ?? source ?? 'candidates';
    this.own = source === undefined;
  }

  get label(): string {
    return chemicalText(this.candidate.name);
  }
}
