import { evaluateForm } from '../energetics';
import { hasActivity } from '../mechanism';
import { thermalParts } from '../thermo';
import { formVariables } from './formVariables';
import type { Model } from './model';
import { logActivity } from './pointTable';
import { parseSteps } from './parseSteps';
import { potentials, studyThermalEnergy } from './potentials';
import { isPressure, lnPressure, pressureNames } from './pressure';
import type { Settings } from './settings';
import { SpeciesEnergies } from './speciesEnergies';
import { thermalModels } from './thermalTerm';

/** How the free energy of a species is made up at one point; every part in eV, G their sum. */
export interface FreeEnergy {
  readonly species: string;
  /** Electronic energy E. */
  readonly electronic: number;
  readonly zeroPoint: number;
  /** ∫Cp dT from 0 K. */
  readonly heating: number;
  /** -T S at 1 bar, 1 mol/L or coverage 1. */
  readonly entropic: number;
  /** Solvation, hydrogen bonds and the like, by name. */
  readonly corrections: Readonly<Record<string, number>>;
  /** -e U of an electron on the study's potential scale. */
  readonly potential: number;
  /** kT ln a; -Infinity for an absent species. */
  readonly activity: number;
  readonly total: number;
}

/**
 * Free energies of every species and transition state of a study that has an energy, part by part, at one point.
 *
 * @param settings descriptors and conditions; the study's where they say nothing.
 * @throws InvalidInput where an energy is missing.
 */
export function freeEnergies(model: Model, settings: Settings): readonly FreeEnergy[] {
  const { study, mechanism } = model;
  const { constants, conditions, energetics } = study;
  const T = settings.T ?? conditions.T;
  const pH = settings.pH ?? conditions.pH;
  const kT = studyThermalEnergy(study, T);
  const volts = potentials(study, settings);
  const at = { ...settings, ...volts, T, pH };
  const variables = formVariables(study);
  const pressure = pressureNames.find((name) => isPressure(model, name) && name in settings);
  const lnP = pressure === undefined ? 0 : lnPressure(pressure, settings[pressure]);
  const energies = new SpeciesEnergies(study, variables);
  const phases = new Map([...mechanism.states, ...mechanism.externals].map((s) => [s.name, s]));
  const through = parseSteps(study).flatMap(({ id }) => {
    const kinetics = energetics.steps[id];
    const barrier = kinetics.kind === 'hertz-knudsen' ? 0 : kinetics.barrier;
    return typeof barrier === 'object' && 'through' in barrier && Array.isArray(barrier.through) ? barrier.through : [];
  });
  const names = [...new Set([...phases.keys(), ...through])].filter(
    (name) => Object.hasOwn(energetics.energies, name) || name === 'e-' || name === 'H+',
  );
  return names.map((name): FreeEnergy => {
    const species = phases.get(name);
    const parts = thermalParts(thermalModels(study), name, T, constants);
    const corrections = Object.fromEntries(
      energies.corrections(name).map(([label, form]) => [label, evaluateForm(form, at)]),
    );
    const electronic = evaluateForm(energies.electronic({ name, phase: species?.phase ?? 'state' }, 'the table'), at);
    const potential = name === 'e-' ? -volts[`U_${energetics.potentialScale}`] : 0;
    const log = settings[`${logActivity}${name}`];
    const amount =
      settings[`a_${name}`] ?? (log === undefined ? undefined : 10 ** log) ?? conditions.activities[name] ?? 0;
    const pressed = species?.phase === 'gas' ? lnP : 0;
    const activity = species !== undefined && hasActivity(species) ? kT * (Math.log(amount) + pressed) : 0;
    const entropic = -T * parts.entropy + 0;
    const fixed = Object.values(corrections).reduce((sum, part) => sum + part, 0);
    return {
      species: name,
      ...{ electronic, zeroPoint: parts.zeroPoint, heating: parts.heating, entropic, corrections, potential, activity },
      total: electronic + parts.zeroPoint + parts.heating + entropic + fixed + potential + activity,
    };
  });
}
