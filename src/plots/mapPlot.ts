import { max, min, nice, ticks } from 'd3';
import { version } from '../base';
import { converged } from '../kinetics';
import {
  activationEnergy,
  faradaicEfficiencies,
  isElectrochemical,
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
import { emptyReason, showsSomething } from './emptyReason';
import { mapStates } from './mapStates';
import { plotAxis } from './plotAxis';
import type { PlotKind } from './plotKind';
import type { CategoryField, MapPlot, PlotCandidate, ScalarField } from './plotModel';
import { productStyle } from './productStyle';
import { levelsOf } from './scaleChoice';

/** The picture of one quantity of a map, with the study's candidates over it where both axes are descriptors. */
export function mapPlot(map: StudyMap, kind: PlotKind): MapPlot {
  const { evaluation } = map;
  const { model, solutions, maskReasons } = evaluation;
  const { study } = model;
  const field = fieldOf(map, kind);
  const used = new Set(solutions.mask);
  const states = mapStates(evaluation, kind, field);
  return {
    title: study.title,
    subtitle: conditionsText(evaluation, [map.x.name, map.y.name]),
    x: plotAxis(map.x, evaluation),
    y: plotAxis(map.y, evaluation),
    ...states,
    ...(showsSomething(states.state) ? {} : { emptyReason: emptyReason(map, states.state) }),
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
      settings: Object.fromEntries(sortedSettings(evaluation).map(([k, v]) => [k, Number.isFinite(v) ? v : 'steady'])),
      quantity: field.title,
      sources: study.sources.map(({ citation, doi }) => ({ citation, doi: doi ?? null })),
    },
  };
}

function severalOf(branches: Uint8Array | null): { readonly several?: Uint8Array } {
  if (branches?.some((count) => count > 1) !== true) return {};
  return { several: branches.map((count) => (count > 1 ? 1 : 0)) };
}

function fieldOf(map: StudyMap, kind: PlotKind): ScalarField | CategoryField {
  const { evaluation } = map;
  const { model, solutions, scale } = evaluation;
  const { mechanism, study } = model;
  const name = (x: number): string => chemicalText(mechanism.externals[x].name);
  const rateLevels = study.outputs.levels === undefined ? null : levelsOf(...study.outputs.levels);
  switch (kind.kind) {
    case 'activity': {
      const title = `log₁₀ TOF of ${name(model.reactant)} consumption / s⁻¹`;
      return scalar(map, (p) => log10Activity(evaluation, p), title, 'log₁₀ TOF / s⁻¹', rateLevels);
    }
    case 'tof': {
      const title = `log₁₀ TOF(${name(kind.product)}) / s⁻¹`;
      return scalar(map, (p) => log10Tof(evaluation, p, kind.product), title, title, rateLevels);
    }
    case 'selectivity': {
      const product = kind.product ?? mostWinning(evaluation);
      const at = model.products.indexOf(product);
      const short = `selectivity to ${name(product)}`;
      const title = `${short}, share of ${study.outputs.atom} atoms`;
      return scalar(map, (p) => selectivities(evaluation, p)[at], title, short, levelsOf(0, 1, 0.1));
    }
    case 'efficiency': {
      const at = model.products.indexOf(kind.product);
      const title = `faradaic efficiency of ${name(kind.product)}`;
      return scalar(map, (p) => faradaicEfficiencies(evaluation, p)[at], title, title, levelsOf(0, 1, 0.1));
    }
    case 'coverage': {
      const value = (p: number): number => Math.exp(solutions.lnCoverage[p * mechanism.states.length + kind.state]);
      const title = `coverage of ${chemicalText(mechanism.states[kind.state].name)}`;
      return scalar(map, value, title, title, levelsOf(0, 1, 0.1));
    }
    case 'drc': {
      const short = `rate control of ${equationText(mechanism.steps[kind.step].equation)}`;
      const title = `degree of ${short} over TOF(${name(kind.species)})`;
      const value = (p: number): number => rateControl(evaluation, p, kind.species, kind.step);
      // One band around 0, so that steps without control are neutral.
      return { ...scalar(map, value, title, short, levelsOf(-2.1, 2.1, 0.2)), palette: 'diverging' };
    }
    case 'eapp': {
      const held = isElectrochemical(model) ? ` at constant U vs ${scale}` : '';
      const title = `apparent activation energy of TOF(${name(kind.species)})${held} / eV`;
      const short = `E_app of TOF(${name(kind.species)}) / eV`;
      return scalar(map, (p) => activationEnergy(evaluation, p, kind.species), title, short, null);
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
  name: string,
  levels: readonly number[] | null,
): ScalarField {
  const { status } = map.evaluation.solutions;
  const values = new Float64Array(status.length);
  for (let p = 0; p < values.length; p++) values[p] = status[p] === converged ? value(p) : NaN;
  return { kind: 'scalar', value: values, palette: 'sequential', levels: levels ?? roundLevels(values), title, name };
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
/** Lists that are kept of the same candidates: one for each of two maps side by side. Others were passed by in a drag. */
const mostPlaced = 2;

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
  // The one that was drawn last stands last.
  own.delete(key);
  own.set(key, marks);
  const [oldest] = own.keys();
  if (own.size > mostPlaced) own.delete(oldest);
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
