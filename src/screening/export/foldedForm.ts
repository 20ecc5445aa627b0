import type { AffineForm } from '../../energetics';
import type { Model } from '../model';
import { potentials, studyThermalEnergy } from '../potentials';
import { isPressure, lnPressure, pressureNames } from '../pressure';
import type { Settings } from '../settings';
import { thermalValues } from '../thermalTerm';

/** Conditions at which a model is written in a format that has them as numbers. */
export interface ExportPoint {
  readonly T: number;
  /** Thermal energy of the study [eV]. */
  readonly kT: number;
  /** Potential on the scale that the study's energies are on [V]. */
  readonly potential: number;
  /** Name of that potential in forms, `U_RHE` or `U_SHE`. */
  readonly potentialName: string;
  readonly pH: number;
  /** Seconds, or Infinity for the steady state. */
  readonly time: number;
  /** Value of every variable of a form but the descriptors. */
  readonly values: Readonly<Record<string, number>>;
  /** Activity of a gas or solute. */
  readonly activity: (name: string) => number;
}

/** Conditions of a study with settings in place of its own. */
export function exportPoint(model: Model, settings: Settings): ExportPoint {
  const { study, mechanism } = model;
  const { conditions, energetics } = study;
  const T = settings.T ?? conditions.T;
  const pH = settings.pH ?? conditions.pH;
  const kT = studyThermalEnergy(study, T);
  const { U_RHE, U_SHE } = potentials(study, settings);
  const gases = new Set(mechanism.externals.filter(({ phase }) => phase === 'gas').map((s) => s.name));
  const pressure = pressureNames.find((name) => isPressure(model, name) && name in settings);
  const factor = pressure === undefined ? 1 : Math.exp(lnPressure(pressure, settings[pressure]));
  const activity = (name: string): number => {
    const log = settings[`lg_a_${name}`];
    const own =
      settings[`a_${name}`] ?? (log === undefined ? undefined : 10 ** log) ?? conditions.activities[name] ?? 0;
    return gases.has(name) ? own * factor : own;
  };
  return {
    ...{ T, kT, pH, activity },
    potential: energetics.potentialScale === 'RHE' ? U_RHE : U_SHE,
    potentialName: `U_${energetics.potentialScale}`,
    time: settings.time ?? (conditions.time === 'steady' ? Infinity : conditions.time),
    values: { ...thermalValues(study, T), U_RHE, U_SHE, pH, T },
  };
}

/**
 * A form with numbers for all variables but some.
 *
 * @param kept variables that stay.
 */
export function foldedForm(form: AffineForm, values: ExportPoint['values'], kept: ReadonlySet<string>): AffineForm {
  let { constant } = form;
  const terms: Record<string, number> = {};
  for (const [name, c] of Object.entries(form.terms)) {
    if (kept.has(name)) terms[name] = c;
    else constant += c * (values[name] ?? NaN);
  }
  return { constant, terms };
}

/** True when two forms differ by rounding alone. */
export function sameForm(a: AffineForm, b: AffineForm): boolean {
  const names = new Set([...Object.keys(a.terms), ...Object.keys(b.terms)]);
  const near = (x: number, y: number): boolean => Math.abs(x - y) <= 1e-10 * Math.max(1, Math.abs(x), Math.abs(y));
  return near(a.constant, b.constant) && [...names].every((name) => near(a.terms[name] ?? 0, b.terms[name] ?? 0));
}
