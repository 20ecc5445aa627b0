import { isElectrochemical, type Model, type PointExplanation } from '../screening';
import { chemicalText } from './chemicalText';
import { givenText, numberText } from './numberText';

/** Where a point lies, in one line: `ΔE_O = −4.5 eV · ΔE_N = −5 eV · U = 0.1 V vs RHE · T = 300 K · steady state`. */
export function pointText(model: Model, { conditions }: Pick<PointExplanation, 'conditions'>): string {
  const { U, scale, pH, T, time, activities, descriptors } = conditions;
  const electric = isElectrochemical(model);
  const parts = model.study.descriptors.map(({ name, label }) => `${label} = ${numberText(descriptors[name])} eV`);
  if (electric) parts.push(`U = ${givenText(U)} V vs ${scale}`);
  if (electric && scale === 'SHE') parts.push(`pH ${givenText(pH)}`);
  parts.push(`T = ${givenText(T)} K`);
  for (const [name, activity] of Object.entries(activities)) {
    if (activity > 0) parts.push(`a(${chemicalText(name)}) = ${givenText(activity)}`);
  }
  parts.push(time === Infinity ? 'steady state' : `${givenText(time)} s after exposure of the clean surface`);
  return parts.join(' · ');
}
