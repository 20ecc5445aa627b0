import type { AffineForm } from '../energetics';
import { thermalFreeEnergy, thermalParts, type ThermalModels } from '../thermo';
import type { Study } from '../study';

const prefix = 'thermal:';

/** The thermal part of a species' free energy [eV] as a variable of affine forms: it depends on T alone. */
export function thermalForm(name: string): AffineForm {
  return { constant: 0, terms: { [`${prefix}${name}`]: 1 } };
}

/** Thermal models of a study by species; none where it says nothing. */
export function thermalModels({ thermochemistry }: Study): ThermalModels {
  return thermochemistry ?? {};
}

/** Value [eV] and derivative by temperature [eV/K] of the variables that `thermalForm` makes, at `T` [K]. */
export function thermalTerms(
  study: Study,
  T: number,
): (variable: string) => { readonly energy: number; readonly perKelvin: number } {
  const models = thermalModels(study);
  return (variable) => {
    const parts = thermalParts(models, variable.slice(prefix.length), T, study.constants);
    return { energy: thermalFreeEnergy(parts, T), perKelvin: -parts.entropy };
  };
}

/** Values of all thermal variables of a study at `T` [K], by variable. */
export function thermalValues(study: Study, T: number): Readonly<Record<string, number>> {
  const term = thermalTerms(study, T);
  return Object.fromEntries(
    Object.keys(thermalModels(study)).map((name) => [`${prefix}${name}`, term(`${prefix}${name}`).energy]),
  );
}
