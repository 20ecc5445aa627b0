import {
  chemicalText,
  equationText,
  numberTexts,
  parsePlotKind,
  threeDigits,
  type CategoryField,
  type MapPlot,
  type PixelState,
} from '../../plots';
import { log10Size, tof, tofWay, winner, type Evaluation } from '../../screening';
import { converged, masked } from '../../kinetics';
import { variableLabel } from '../state/axisChoices';
import type { MapFrameResult } from '../state/mapRunner.svelte';
import { framePlot } from './framePlot';
import { nearestIndex, type MapCursor } from './mapCursor';

/** What is read out at a pixel. */
export interface ReadoutSource {
  readonly frame: MapFrameResult;
  readonly plot: MapPlot;
  /** The first map where the plot is the frame minus that one, else null. */
  readonly minus: MapFrameResult | null;
  /** True where the plot is that of an ensemble; the frame holds the unperturbed map then. */
  readonly ensemble: boolean;
}

/** A name and what is read out under it. */
export type ReadoutRow = readonly [string, string];

/** The rows under the cursor: its place, what is drawn there, and rate and winner with the map that they are of. */
export function readoutRows(source: ReadoutSource, cursor: MapCursor): readonly ReadoutRow[] {
  const { frame, plot, minus, ensemble } = source;
  const { x, y, evaluation } = frame.map;
  const place = [x, y].map(({ name }, i): ReadoutRow => {
    const [value, step] = i === 0 ? [cursor.x, cursor.stepX] : [cursor.y, cursor.stepY];
    return [shortName(frame, name), numberTexts([value], step)[0]];
  });
  const [i, j] = [nearestIndex(x.values, cursor.x), nearestIndex(y.values, cursor.y)];
  if (i < 0 || j < 0) return place;
  const point = j * x.values.length + i;
  const state = plot.state[point];
  if (ensemble) {
    const shown: ReadoutRow =
      state === 'masked' || state === 'failed' ? ['status', `${state} in most members`] : drawn(plot, state, point);
    return [...place, shown, ['unperturbed', summaryAt(evaluation, point)]];
  }
  if (minus !== null) {
    return [
      ...place,
      ...(state === 'masked' || state === 'failed' ? [] : [['difference', drawn(plot, state, point)[1]] as const]),
      ['first map', termAt(minus, point)],
      ['second map', termAt(frame, point)],
    ];
  }
  if (state === 'masked' || state === 'failed') return [...place, ['status', faultAt(evaluation, point)]];
  const other = plot.field.kind === 'scalar' && frame.view.show !== 'activity';
  const own = !other ? [] : state === 'backward' ? signedRate(frame, point) : [drawn(plot, state, point)];
  const reason = frame.view.show !== 'activity' || state === 'backward' ? reasonOf(plot, state) : undefined;
  return [
    ...place,
    ...own,
    ...consumption(evaluation, point),
    ['winner', winnerAt(evaluation, point, plot.field.kind === 'category' && state === 'unknown')],
    ...steadyStates(evaluation, point),
    ['status', reason === undefined ? 'converged' : `converged; ${reason}`],
  ];
}

/** The quantity of the picture. */
function drawn({ field }: MapPlot, state: PixelState, point: number): ReadoutRow {
  if (field.kind === 'category') return ['likeliest', likeliest(field, point)];
  if (state !== 'good') return [field.name, state === 'backward' ? 'runs backwards' : 'not known'];
  return [field.name, field.value[point] === -Infinity ? 'none' : threeDigits(field.value[point])];
}

/** The TOF of a product that runs backwards, with its sign; that of the reactant stands below anyway. */
function signedRate({ map: { evaluation }, view }: MapFrameResult, point: number): readonly ReadoutRow[] {
  const { model } = evaluation;
  const kind = parsePlotKind(view.show, model);
  if (kind.kind !== 'tof' || kind.product === model.reactant) return [];
  const name = chemicalText(model.mechanism.externals[kind.product].name);
  return [[`TOF(${name}) / s⁻¹`, threeDigits(tof(evaluation, point, kind.product))]];
}

/** Why a solved pixel has no plain value. */
function reasonOf(plot: MapPlot, state: PixelState): string | undefined {
  return state === 'backward' ? plot.backwardReason : state === 'unknown' ? plot.unknownReason : undefined;
}

/** The rate at which the reactant is consumed; where it is released instead, that rate with its sign. */
function consumption(evaluation: Evaluation, point: number): readonly ReadoutRow[] {
  const { reactant } = evaluation.model;
  if (tofWay(evaluation, point, reactant) !== 'backward') return [['log₁₀ TOF / s⁻¹', rateAt(evaluation, point)]];
  return [
    ['log₁₀ |TOF| / s⁻¹', threeDigits(log10Size(evaluation, point, reactant))],
    ['consumption / s⁻¹', threeDigits(-tof(evaluation, point, reactant))],
  ];
}

/** What one of two maps has at a pixel: the quantity whose difference is drawn, then rate and winner. */
function termAt(frame: MapFrameResult, point: number): string {
  const { evaluation } = frame.map;
  const summary = summaryAt(evaluation, point);
  if (frame.view.show === 'activity' || evaluation.solutions.status[point] !== converged) return summary;
  const plot = framePlot(frame, null);
  return `${drawn(plot, plot.state[point], point)[1]}; ${summary}`;
}

/** Rate and winner in one, or why there are none. */
function summaryAt(evaluation: Evaluation, point: number): string {
  if (evaluation.solutions.status[point] !== converged) return faultAt(evaluation, point);
  return `log₁₀ TOF ${rateAt(evaluation, point)}, ${winnerAt(evaluation, point, false)}`;
}

function faultAt({ solutions, maskReasons }: Evaluation, point: number): string {
  if (solutions.status[point] !== masked) return 'failed: no solution within the tolerance';
  return `masked: ${equationText(maskReasons[solutions.mask[point]] ?? 'outside the domain')}`;
}

function rateAt(evaluation: Evaluation, point: number): string {
  const { reactant } = evaluation.model;
  const way = tofWay(evaluation, point, reactant);
  const size = threeDigits(log10Size(evaluation, point, reactant));
  if (way === 'forward') return size;
  return way === 'none' ? 'none' : way === 'backward' ? `${size} backwards` : 'not known: cancellation';
}

function winnerAt(evaluation: Evaluation, point: number, unknown: boolean): string {
  const { index } = winner(evaluation, point);
  const { mechanism, products } = evaluation.model;
  if (index < 0) return unknown ? 'not known' : 'none';
  return chemicalText(mechanism.externals[products[index]].name);
}

/** How many stable steady states there are and what covers the surface in the one shown, where there are several. */
function steadyStates({ model, solutions }: Evaluation, point: number): readonly ReadoutRow[] {
  const count = solutions.branches?.[point] ?? 0;
  if (count < 2) return [];
  const { states } = model.mechanism;
  const covered = states
    .map(({ name }, s) => ({ name, coverage: Math.exp(solutions.lnCoverage[point * states.length + s]) }))
    .filter(({ coverage }) => coverage >= 0.05)
    .sort((a, b) => b.coverage - a.coverage)
    .map(({ name, coverage }) => `${coverage.toPrecision(2)} ${chemicalText(name)}`);
  return [
    ['steady states', `${count} stable`],
    ['from clean', covered.join(', ')],
  ];
}

function likeliest({ categories, index, uncertain }: CategoryField, point: number): string {
  const label = categories[index[point]]?.label ?? 'none';
  return uncertain?.pixels[point] === 1 ? `${label}, uncertain` : label;
}

function shortName({ study }: MapFrameResult, name: string): string {
  return study.descriptors.find((d) => d.name === name)?.label ?? variableLabel(study, name);
}
