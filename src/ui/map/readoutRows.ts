import { chemicalText, equationText, numberTexts, threeDigits, type CategoryField, type MapPlot } from '../../plots';
import { log10Activity, winner, type Evaluation } from '../../screening';
import { converged, masked } from '../../kinetics';
import { variableLabel } from '../state/axisChoices';
import type { MapFrameResult } from '../state/mapRunner.svelte';
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
    const shown: ReadoutRow = state === 'good' ? drawn(plot, point) : ['status', `${state} in most members`];
    return [...place, shown, ['unperturbed', summaryAt(evaluation, point)]];
  }
  if (minus !== null) {
    const difference: readonly ReadoutRow[] = state === 'good' ? [['difference', drawn(plot, point)[1]]] : [];
    return [
      ...place,
      ...difference,
      ['first map', summaryAt(minus.map.evaluation, point)],
      ['second map', summaryAt(evaluation, point)],
    ];
  }
  if (state !== 'good') return [...place, ['status', faultAt(evaluation, point)]];
  const own = plot.field.kind === 'scalar' && frame.view.show !== 'activity' ? [drawn(plot, point)] : [];
  return [
    ...place,
    ...own,
    ['log₁₀ TOF', rateAt(evaluation, point)],
    ['winner', winnerAt(evaluation, point)],
    ...steadyStates(evaluation, point),
    ['status', 'converged'],
  ];
}

function drawn({ field }: MapPlot, point: number): ReadoutRow {
  if (field.kind === 'category') return ['likeliest', likeliest(field, point)];
  return ['shown', field.value[point] === -Infinity ? 'none' : threeDigits(field.value[point])];
}

/** Rate and winner in one, or why there are none. */
function summaryAt(evaluation: Evaluation, point: number): string {
  if (evaluation.solutions.status[point] !== converged) return faultAt(evaluation, point);
  return `log₁₀ TOF ${rateAt(evaluation, point)}, ${winnerAt(evaluation, point)}`;
}

function faultAt({ solutions, maskReasons }: Evaluation, point: number): string {
  if (solutions.status[point] !== masked) return 'failed: no solution within the tolerance';
  return `masked: ${equationText(maskReasons[solutions.mask[point]] ?? 'outside the domain')}`;
}

function rateAt(evaluation: Evaluation, point: number): string {
  const tof = log10Activity(evaluation, point);
  return tof === -Infinity ? 'none' : threeDigits(tof);
}

function winnerAt(evaluation: Evaluation, point: number): string {
  const { index } = winner(evaluation, point);
  const { mechanism, products } = evaluation.model;
  return index < 0 ? 'none' : chemicalText(mechanism.externals[products[index]].name);
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
