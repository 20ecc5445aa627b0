import type { PotentialScale } from '../thermo';
import type { Study } from '../study';
import { chemicalText } from './chemicalText';

/** What an axis over a variable is called. */
export interface AxisTitle {
  /** With unit and reference state. */
  readonly title: string;
  /** Axes of one unit get one scale. */
  readonly unit: string;
}

/** The title of an axis over a variable of a study. @param scale of the potential that is only called U. */
export function axisTitle(name: string, { descriptors }: Pick<Study, 'descriptors'>, scale: PotentialScale): AxisTitle {
  const descriptor = descriptors.find((d) => d.name === name);
  if (descriptor !== undefined) {
    const { label, reference, unit } = descriptor;
    return { title: `${label} (eV, relative to ${/^(?!the )[a-z]/.test(reference) ? 'the ' : ''}${reference})`, unit };
  }
  if (name.startsWith('U')) return { title: `U (V vs ${name === 'U' ? scale : name.slice(2)})`, unit: 'V' };
  if (name === 'T') return { title: 'T (K)', unit: 'K' };
  if (name === 'pH') return { title: 'pH', unit: 'pH' };
  if (name.startsWith('lg_a_')) return { title: `log₁₀ a(${chemicalText(name.slice(5))})`, unit: 'decades' };
  if (name === 'lg_P') return { title: 'log₁₀ P (P in bar)', unit: 'decades' };
  if (name === 'P') return { title: 'P (bar)', unit: 'bar' };
  return { title: `activity of ${chemicalText(name.slice(2))}`, unit: name };
}
