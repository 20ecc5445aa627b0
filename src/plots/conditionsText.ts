import { timeOf, type Evaluation } from '../screening';
import { chemicalText } from './chemicalText';
import { numberText } from './numberText';

/** The conditions of an evaluation in one line, without those that are axes: `U = 0.1 V vs RHE · T = 300 K · steady state`. */
export function conditionsText({ model, settings, scale }: Evaluation, axes: readonly string[]): string {
  const { study, mechanism } = model;
  const { conditions } = study;
  const parts: string[] = [];
  const free = (...names: string[]): boolean => !names.some((name) => axes.includes(name));
  if (model.steps.some((step) => step.electrons !== 0) && free('U', 'U_RHE', 'U_SHE')) {
    const U = settings.U ?? settings.U_RHE ?? settings.U_SHE ?? conditions.potential.value;
    parts.push(`U = ${numberText(U)} V vs ${scale}`);
  }
  if (scale === 'SHE' && free('pH')) parts.push(`pH ${numberText(settings.pH ?? conditions.pH)}`);
  if (free('T')) parts.push(`T = ${numberText(settings.T ?? conditions.T)} K`);
  for (const { name } of mechanism.externals) {
    const power = settings[`lg_a_${name}`];
    const set = settings[`a_${name}`] ?? (power === undefined ? undefined : 10 ** power);
    const activity = set ?? conditions.activities[name] ?? 0;
    if (activity > 0 && free(`a_${name}`, `lg_a_${name}`))
      parts.push(`a(${chemicalText(name)}) = ${numberText(activity)}`);
  }
  if (settings.lg_p !== undefined && free('lg_p')) parts.push(`pressures × ${numberText(10 ** settings.lg_p)}`);
  for (const { name, label } of study.descriptors) {
    if (name in settings) parts.push(`${label} = ${numberText(settings[name])} eV`);
  }
  const time = timeOf(study, settings);
  parts.push(time === Infinity ? 'steady state' : `${numberText(time)} s after exposure of the clean surface`);
  return parts.join(' · ');
}
