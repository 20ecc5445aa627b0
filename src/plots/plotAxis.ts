import type { Evaluation } from '../screening';
import { axisTitle } from './axisTitle';
import type { PlotAxis } from './plotModel';

/** A picture axis over values of a variable, its title with unit and reference state. */
export function plotAxis(
  { name, values }: { readonly name: string; readonly values: Float64Array },
  { model, scale }: Evaluation,
): PlotAxis {
  return { ...axisTitle(name, model.study, scale), values };
}
