import { chemicalText } from '../../plots';
import { isElectrochemical, studyThermalEnergy, type Model } from '../../screening';
import { convertPotential } from '../../thermo';
import type { View } from './view';

/** A condition that can be moved. */
export interface ConditionControl {
  /** Name of the setting: `U_RHE`, `pH`, `T`, `a_NO3-`, `time` or a descriptor. */
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly range: readonly [number, number];
  /** Step of the slider and of the arrow keys; a factor on a logarithmic scale. */
  readonly step: number;
  readonly scale: 'linear' | 'log';
  /** Value in force; null for the steady state. */
  readonly value: number | null;
  /** Value of the study itself, where reset leads. */
  readonly own: number | null;
  /** What the energy of a descriptor is relative to; absent for other conditions. */
  readonly reference?: string;
}

/** Scale on which the potential of a view is given. */
export function potentialScale({ axes, settings }: View, model: Model): 'RHE' | 'SHE' {
  const names = [...axes.map(({ name }) => name), ...Object.keys(settings)];
  if (names.includes('U_SHE')) return 'SHE';
  if (names.includes('U_RHE')) return 'RHE';
  return model.study.conditions.potential.scale;
}

/** The conditions that matter for a model and are not axes of the view, in the order in which they are shown. */
export function conditionControls(model: Model, view: View): readonly ConditionControl[] {
  const { study, mechanism } = model;
  const { conditions } = study;
  const axes = view.axes.map((axis) => axis.name);
  const free = (...names: string[]): boolean => !names.some((name) => axes.includes(name));
  const controls: ConditionControl[] = [];
  const add = (control: Omit<ConditionControl, 'value'>): void => {
    const set = view.settings[control.name];
    controls.push({ ...control, value: set === undefined ? control.own : set });
  };
  const electrochemical = isElectrochemical(model);
  const scale = potentialScale(view, model);
  if (electrochemical && free('U', 'U_RHE', 'U_SHE')) {
    const own =
      scale === conditions.potential.scale
        ? conditions.potential.value
        : onScale(conditions.potential.value, scale, model, view);
    add({
      name: `U_${scale}`,
      label: 'U',
      unit: `V vs ${scale}`,
      range: [-1.5, 1.5],
      step: 0.01,
      scale: 'linear',
      own,
    });
  }
  if (electrochemical && free('pH')) {
    add({
      name: 'pH',
      label: 'pH',
      unit: '',
      range: [0, 14],
      step: 0.1,
      scale: 'linear',
      own: conditions.pH,
    });
  }
  if (free('T')) {
    add({
      name: 'T',
      label: 'T',
      unit: 'K',
      range: [250, 700],
      step: 1,
      scale: 'linear',
      own: conditions.T,
    });
  }
  for (const { name, phase } of mechanism.externals) {
    if ((phase !== 'gas' && phase !== 'solution') || !free(`a_${name}`, `lg_a_${name}`)) continue;
    add({
      name: `a_${name}`,
      label: `a(${chemicalText(name)})`,
      unit: phase === 'gas' ? 'bar' : '',
      range: [1e-9, 100],
      step: 10 ** 0.05,
      scale: 'log',
      own: conditions.activities[name] ?? 0,
    });
  }
  for (const { name, label, unit, reference, range } of study.descriptors) {
    if (free(name))
      add({
        name,
        label,
        unit,
        reference,
        range,
        step: 0.01,
        scale: 'linear',
        own: null,
      });
  }
  add({
    name: 'time',
    label: 'time',
    unit: 's',
    range: [1e-6, 1e6],
    step: 10 ** 0.1,
    scale: 'log',
    own: conditions.time === 'steady' ? null : conditions.time,
  });
  return controls;
}

/** Value so many steps further, on a logarithmic scale at the places of the slider. */
export function stepped({ value, scale, step, range }: ConditionControl, by: number): number {
  if (scale === 'linear') return Number(((value ?? range[0]) + by * step).toPrecision(12));
  if (value === null) return 1;
  if (value <= 0) return by > 0 ? range[0] : 0;
  const unit = Math.log10(step);
  const at = Math.log10(value) / unit;
  // Values have three digits, so that the place is known to a few hundredths of a step.
  const place = Math.abs(at - Math.round(at)) < 0.05 ? Math.round(at) : by > 0 ? Math.floor(at) : Math.ceil(at);
  return Number((10 ** ((place + by) * unit)).toPrecision(3));
}

/** Controls in which each that has not changed is the same object as before, so that nothing is drawn again for it. */
export function sameControls(
  before: readonly ConditionControl[],
  now: readonly ConditionControl[],
): readonly ConditionControl[] {
  return now.map((control) => {
    const known = before.find(({ name }) => name === control.name);
    return known !== undefined && JSON.stringify(known) === JSON.stringify(control) ? known : control;
  });
}

/** A potential of the other scale on this one: U_RHE = U_SHE + (kT/e) ln 10 pH. */
export function onScale(value: number, to: 'RHE' | 'SHE', model: Model, view: View): number {
  const { study } = model;
  const kT = studyThermalEnergy(study, view.settings.T ?? study.conditions.T);
  const pH = view.settings.pH ?? study.conditions.pH;
  return convertPotential(value, to === 'RHE' ? 'SHE' : 'RHE', to, pH, kT);
}
