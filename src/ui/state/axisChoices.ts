import { chemicalText } from '../../plots';
import { isElectrochemical, variableNames, type Model } from '../../screening';
import type { Study } from '../../study';
import { potentialScale } from './conditionControls';
import type { View } from './view';

/** A variable that an axis can run over. */
export interface AxisChoice {
  readonly name: string;
  readonly label: string;
}

/**
 * Variables that matter for a model: descriptors, potential, pH, temperature and the logarithms of activities. That of the
 * other axis is among them, as choosing it swaps the two; another scale of the same potential is not.
 *
 * @param axis 0 for the one across, 1 for the one up.
 */
export function axisChoices(model: Model, view: View, axis: 0 | 1): readonly AxisChoice[] {
  const electrochemical = isElectrochemical(model);
  const taken = view.axes.map(({ name }) => name);
  const potential = view.axes[1 - axis].name.startsWith('U');
  return variableNames(model)
    .filter((name) => {
      if (taken.includes(name)) return true;
      if (name === 'time' || name === 'beta' || name === 'U' || name === 'P' || name.startsWith('a_')) return false;
      if (name.startsWith('U_')) return electrochemical && !potential;
      if (name === 'lg_P') return hasGas(model, view);
      return name !== 'pH' || electrochemical;
    })
    .map((name) => ({ name, label: name === 'pH' ? phLabel(model, view) : variableLabel(model.study, name) }));
}

/** Whether there is a gas in the reservoir: the total pressure changes nothing without one. */
function hasGas({ mechanism, study }: Model, { settings, compare }: View): boolean {
  return mechanism.externals.some(({ name, phase }) => {
    const given = [settings, compare ?? {}].map((set) => set[`a_${name}`] ?? study.conditions.activities[name] ?? 0);
    return phase === 'gas' && given.some((activity) => activity > 0);
  });
}

/** At a potential against RHE the pH acts only where the model names it, so the option says what to take. */
function phLabel(model: Model, view: View): string {
  return potentialScale(view, model) === 'SHE' ? 'pH' : 'pH (acts at U vs SHE)';
}

/** A variable as it is written in a line of text: `ΔE(O)`, `U vs RHE`, `log₁₀ a(NO₃⁻)`. */
export function variableLabel(study: Study, name: string): string {
  const descriptor = study.descriptors.find((d) => d.name === name);
  if (descriptor !== undefined) return descriptor.label.replace(/^([^()]*)_(\w+)/, '$1($2)');
  if (name.startsWith('U')) return name === 'U' ? 'U' : `U vs ${name.slice(2)}`;
  if (name === 'P') return 'pressure of all gases';
  if (name === 'lg_P') return 'log₁₀ pressure';
  if (name.startsWith('lg_a_')) return `log₁₀ a(${chemicalText(name.slice(5))})`;
  return name.startsWith('a_') ? `a(${chemicalText(name.slice(2))})` : name;
}
