import { converged, masked } from '../kinetics';
import { timeOf, tofWay, type Evaluation } from '../screening';
import { chemicalText } from './chemicalText';
import { withoutNumberless } from './pixelKinds';
import type { PlotKind } from './plotKind';
import type { CategoryField, MapPlot, PixelState, ScalarField } from './plotModel';

type States = Pick<MapPlot, 'state' | 'backwardReason' | 'unknownReason'>;

/** The state of every pixel of a map for a quantity, and what those that are not plainly good mean. */
export function mapStates(evaluation: Evaluation, kind: PlotKind, field: ScalarField | CategoryField): States {
  const solved = statesOf(evaluation.solutions.status);
  const rate = rateOf(evaluation, kind);
  if (rate !== null) markBackward(evaluation, rate, solved);
  if (field.kind === 'category') markUnknownWinners(evaluation, field, solved);
  const state = withoutNumberless(solved, field);
  return {
    state,
    ...(rate !== null && state.includes('backward') ? { backwardReason: backwardReason(evaluation, rate) } : {}),
    ...(state.includes('unknown') ? { unknownReason: unknownReason(evaluation, kind, state) } : {}),
  };
}

/** The external whose TOF is shown; null where none is. */
function rateOf({ model }: Evaluation, kind: PlotKind): number | null {
  if (kind.kind === 'activity') return model.reactant;
  return kind.kind === 'tof' ? kind.product : null;
}

/** A loop: `Array.from` takes ten times as long, and this runs for every map that moves. */
function statesOf(status: Uint8Array): PixelState[] {
  const states = new Array<PixelState>(status.length);
  for (let p = 0; p < states.length; p++) {
    states[p] = status[p] === converged ? 'good' : status[p] === masked ? 'masked' : 'failed';
  }
  return states;
}

/** The sign first: it tells most pixels, and this runs for every map that moves. */
function markBackward(evaluation: Evaluation, x: number, states: PixelState[]): void {
  const { solutions, model } = evaluation;
  const { tofSign } = solutions;
  const stride = model.mechanism.externals.length;
  const against = x === model.reactant ? 1 : -1;
  for (let p = 0; p < states.length; p++)
    if (tofSign[p * stride + x] === against && tofWay(evaluation, p, x) === 'backward') states[p] = 'backward';
}

/** Without a winner among the TOFs that are known, the others decide. */
function markUnknownWinners(evaluation: Evaluation, { index }: CategoryField, states: PixelState[]): void {
  for (let p = 0; p < states.length; p++) {
    if (states[p] === 'good' && index[p] < 0 && hasUnknownProduct(evaluation, p)) states[p] = 'unknown';
  }
}

function hasUnknownProduct(evaluation: Evaluation, p: number): boolean {
  return evaluation.model.products.some((x) => tofWay(evaluation, p, x) === 'unknown');
}

function backwardReason({ model }: Evaluation, x: number): string {
  const name = chemicalText(model.mechanism.externals[x].name);
  return x === model.reactant ? `${name} is released, not consumed` : `${name} is consumed, not formed`;
}

/** Words for a TOF whose rounding error may exceed its size. */
export const cancelled = 'TOF not known: gross rates cancel to within rounding';

function unknownReason(evaluation: Evaluation, kind: PlotKind, state: readonly PixelState[]): string {
  switch (kind.kind) {
    case 'selectivity':
    case 'efficiency': {
      const unknown = (p: number): boolean => state[p] === 'unknown';
      const cancels = state.some((_, p) => unknown(p) && hasUnknownProduct(evaluation, p));
      const empty = state.some((_, p) => unknown(p) && !hasUnknownProduct(evaluation, p));
      const reasons = [
        ...(empty ? ['no product forms'] : []),
        ...(cancels ? ['a TOF is not known (cancellation)'] : []),
      ];
      return `no share: ${reasons.join(', or ')}`;
    }
    case 'drc':
    case 'eapp':
      return timeOf(evaluation.model.study, evaluation.settings) === Infinity
        ? 'no value: the TOF is zero or not known'
        : 'no value: derivatives are those of the steady state';
    default:
      return cancelled;
  }
}
