import { isElectrochemical, timeOf, type Evaluation } from '../screening';
import type { PotentialScale } from '../thermo';
import { chemicalText } from './chemicalText';
import { givenText } from './numberText';

/** The conditions of an evaluation in one line, without those that are axes: `U = 0.1 V vs RHE · T = 300 K · steady state`. */
export function conditionsText(
  { model, settings, scale }: Pick<Evaluation, 'model' | 'settings' | 'scale'>,
  axes: readonly string[],
): string {
  const { study, mechanism } = model;
  const { conditions } = study;
  const parts: string[] = [];
  const free = (...names: string[]): boolean => !names.some((name) => axes.includes(name));
  if (isElectrochemical(model) && free('U', 'U_RHE', 'U_SHE')) {
    const U = settings.U ?? settings.U_RHE ?? settings.U_SHE ?? conditions.potential.value;
    parts.push(conditionText('U', U, scale));
  }
  if (scale === 'SHE' && free('pH')) parts.push(conditionText('pH', settings.pH ?? conditions.pH, scale));
  if (free('T')) parts.push(conditionText('T', settings.T ?? conditions.T, scale));
  for (const { name } of mechanism.externals) {
    const power = settings[`lg_a_${name}`];
    const set = settings[`a_${name}`] ?? (power === undefined ? undefined : 10 ** power);
    const activity = set ?? conditions.activities[name] ?? 0;
    if (activity > 0 && free(`a_${name}`, `lg_a_${name}`)) parts.push(conditionText(`a_${name}`, activity, scale));
  }
  const pressure = settings.P ?? (settings.lg_P === undefined ? undefined : 10 ** settings.lg_P);
  if (pressure !== undefined && free('P', 'lg_P')) parts.push(`all gases times ${givenText(pressure)}`);
  for (const { name, label } of study.descriptors) {
    if (name in settings) parts.push(`${label} = ${givenText(settings[name])} eV`);
  }
  const time = timeOf(study, settings);
  parts.push(time === Infinity ? 'steady state' : `${givenText(time)} s after exposure of the clean surface`);
  return parts.join(' · ');
}

/** One condition by the name of its axis: `U = −0.1 V vs RHE`, `log₁₀ a(H₂) = 0`. */
export function conditionText(name: string, value: number, scale: PotentialScale): string {
  const text = givenText(value);
  if (name.startsWith('U')) return `U = ${text} V vs ${scale}`;
  if (name === 'pH') return `pH ${text}`;
  if (name === 'T') return `T = ${text} K`;
  if (name === 'P') return `P = ${text} bar`;
  if (name === 'lg_P') return `log₁₀ P = ${text}`;
  return name.startsWith('lg_a_')
    ? `log₁₀ a(${chemicalText(name.slice(5))}) = ${text}`
    : `a(${chemicalText(name.slice(2))}) = ${text}`;
}
