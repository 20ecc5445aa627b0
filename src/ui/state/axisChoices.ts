import { chemicalText } from '../../plots';
import { variableNames, type Model } from '../../screening';
import type { Study } from '../../study';
import type { View } from './view';

/** A variable that an axis can run over. */
export interface AxisChoice {
  readonly name: string;
  readonly label: string;
}

/** Variables that matter for a model: descriptors, potential, pH, temperature and the logarithms of activities. */
export function axisChoices(model: Model, view: View): readonly AxisChoice[] {
  const electrochemical = model.steps.some((step) => step.electrons !== 0);
  const taken = view.axes.map((axis) => axis.name);
  return variableNames(model)
    .filter((name) => {
      if (taken.includes(name)) return true;
      if (name === 'time' || name === 'beta' || name === 'U' || name.startsWith('a_')) return false;
      if (name.startsWith('U_')) return electrochemical;
      return name !== 'pH' || electrochemical;
    })
    .map((name) => ({ name, label: variableLabel(model.study, name) }));
}

/** A variable as it is written in a line of text: `ΔE O`, `U vs RHE`, `log₁₀ a(NO₃⁻)`. */
export function variableLabel(study: Study, name: string): string {
  const descriptor = study.descriptors.find((d) => d.name === name);
  if (descriptor !== undefined) return descriptor.label.replace('_', ' ');
  if (name.startsWith('U')) return name === 'U' ? 'U' : `U vs ${name.slice(2)}`;
  if (name.startsWith('lg_a_')) return `log₁₀ a(${chemicalText(name.slice(5))})`;
  if (name === 'lg_p') return 'log₁₀ p';
  return name.startsWith('a_') ? `a(${chemicalText(name.slice(2))})` : name;
}
