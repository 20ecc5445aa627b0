import type { Evaluation } from '../screening';
import { chemicalText } from './chemicalText';
import type { PlotAxis } from './plotModel';

/** A picture axis over values of a variable, its title with unit and reference state. */
export function plotAxis(
  { name, values }: { readonly name: string; readonly values: Float64Array },
  { model, scale }: Evaluation,
): PlotAxis {
  const descriptor = model.study.descriptors.find((d) => d.name === name);
  if (descriptor !== undefined) {
    return {
      title: `${descriptor.label} (eV, relative to ${/^[a-z]/.test(descriptor.reference) ? 'the ' : ''}${descriptor.reference})`,
      values,
      unit: descriptor.unit,
    };
  }
  if (name.startsWith('U')) return { title: `U (V vs ${scale})`, values, unit: 'V' };
  if (name === 'T') return { title: 'T (K)', values, unit: 'K' };
  if (name === 'pH') return { title: 'pH', values, unit: 'pH' };
  if (name.startsWith('lg_a_')) return { title: `log₁₀ a(${chemicalText(name.slice(5))})`, values, unit: 'decades' };
  if (name === 'lg_P') return { title: 'log₁₀ P (P in bar)', values, unit: 'decades' };
  if (name === 'P') return { title: 'P (bar)', values, unit: 'bar' };
  return { title: `activity of ${chemicalText(name.slice(2))}`, values, unit: name };
}
