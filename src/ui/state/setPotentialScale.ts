import type { Model } from '../../screening';
import { onScale, potentialScale } from './conditionControls';
import type { View, ViewSettings } from './view';

/**
 * Settings of a view with the potential on a scale, at the same electrode potential: U_RHE = U_SHE + (kT/e) ln 10 pH.
 * What is the study's own potential on the study's own scale is left to the study.
 */
export function setPotentialScale(model: Model, view: View, scale: 'RHE' | 'SHE'): ViewSettings {
  const now = potentialScale(view, model);
  const { potential } = model.study.conditions;
  if (now === scale) return view.settings;
  const set = view.settings[`U_${now}`] ?? view.settings.U;
  const value = set ?? (now === potential.scale ? potential.value : onScale(potential.value, now, model, view));
  const turned = Number(onScale(value, scale, model, view).toPrecision(12));
  const others = Object.fromEntries(Object.entries(view.settings).filter(([name]) => !potentials.includes(name)));
  const own = scale === potential.scale && turned === potential.value;
  return own ? others : { ...others, [`U_${scale}`]: turned };
}

const potentials = ['U', 'U_RHE', 'U_SHE'];
