import { chemicalText } from '../../plots';
import { variableNames, type Model } from '../../screening';
import type { View } from './view';

/** A variable that an axis can run over. */
export interface AxisChoice {
  readonly name: string;
  readonly label: string;
}

/** Variables that matter for a model: descriptors, potential, pH, temperature and activities. */
export function axisChoices(model: Model, view: View): readonly AxisChoice[] {
  const electrochemical = model.steps.some((step) => step.electrons !== 0);
  const taken = view.axes.map((axis) => axis.name);
  return variableNames(model)
    .filter((name) => {
      if (taken.includes(name)) return true;
      if (name === 'time' || name === 'beta' || name === 'U') return false;
      if (name.startsWith('U_')) return electrochemical;
      return name !== 'pH' || electrochemical;
    })
    .map((name) => ({ name, label: labelOf(model, name) }));
}

function labelOf({ study }: Model, name: string): string {
  const descriptor = study.descriptors.find((d) => d.name === name);
  if (descriptor !== undefined) return descriptor.label.replace('_', ' ');
  if (name.startsWith('U')) return name === 'U' ? 'U' : `U vs ${name.slice(2)}`;
  return name.startsWith('a_') ? `a(${chemicalText(name.slice(2))})` : name;
}
