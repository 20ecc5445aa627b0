import { format } from 'd3';
import { masked } from '../kinetics';
import type { StudyMap } from '../screening';
import { equationText } from './chemicalText';
import { conditionsText } from './conditionsText';
import { stateCounts } from './pixelKinds';
import type { PixelState } from './plotModel';

const whole = format(',d');

/** True where a picture shows something: a value, or a rate that runs backwards. */
export function showsSomething(state: readonly PixelState[]): boolean {
  return state.includes('good') || state.includes('backward');
}

/** Why a map shows nothing at all and what to do about it, in words. */
export function emptyReason({ x, y, evaluation }: StudyMap, state: readonly PixelState[]): string {
  const { masked: outside, failed, unknown } = stateCounts(state);
  const total = whole(state.length);
  const remedy = `${goBack(evaluation, [x.name, y.name])} another part of the axes.`;
  if (outside === state.length)
    return `Nothing is shown: all ${total} points lie outside the model’s domain (${ruleMostOften(evaluation)}). ${remedy}`;
  const parts = [
    ...(outside > 0 ? [`${whole(outside)} lie outside the model’s domain`] : []),
    ...(failed > 0 ? [`${whole(failed)} failed`] : []),
    ...(unknown > 0 ? [`${whole(unknown)} have no value of this quantity`] : []),
  ];
  return `Nothing is shown: of ${total} points ${parts.join(', ')}. ${remedy}`;
}

/** Conditions of the study that the settings have left, to go back to. */
function goBack(evaluation: StudyMap['evaluation'], axes: readonly string[]): string {
  const { model } = evaluation;
  const own = { model, settings: {}, scale: model.study.conditions.potential.scale };
  const present = conditionsText(evaluation, axes).split(' · ');
  const left = conditionsText(own, axes)
    .split(' · ')
    .filter((part) => !present.includes(part));
  return left.length === 0 ? 'Show' : `Go back towards the study’s own conditions (${left.join(' · ')}) or show`;
}

/** The rule of the domain that masks most points; those that an ensemble masks have none of their own. */
function ruleMostOften({ solutions, maskReasons }: StudyMap['evaluation']): string {
  const counts = maskReasons.map(() => 0);
  solutions.status.forEach((status, p) => {
    if (status === masked) counts[solutions.mask[p]]++;
  });
  const most = Math.max(0, ...counts);
  return most === 0 ? 'in most members' : `mostly: ${equationText(maskReasons[counts.indexOf(most)])}`;
}
