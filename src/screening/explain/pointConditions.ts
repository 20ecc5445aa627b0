import { hasActivity } from '../../mechanism';
import type { PotentialScale } from '../../thermo';
import type { EvaluatedPoint } from './evaluatedPoint';

/** What holds at one point. */
export interface PointConditions {
  /** Descriptor values by name [eV]. */
  readonly descriptors: Readonly<Record<string, number>>;
  /** Potential [V] on `scale`. */
  readonly U: number;
  readonly scale: PotentialScale;
  readonly pH: number;
  /** Temperature [K] and thermal energy [eV]. */
  readonly T: number;
  readonly kT: number;
  /** Seconds since a clean surface was exposed, or Infinity for the steady state. */
  readonly time: number;
  /** Study-wide transfer coefficient. */
  readonly beta: number;
  /** Activities by species: gases in bar, solutes as activity. */
  readonly activities: Readonly<Record<string, number>>;
}

/** Descriptors and conditions of a point. */
export function pointConditions({ evaluation, model, program, x, time, beta }: EvaluatedPoint): PointConditions {
  const { study, mechanism } = model;
  const value = (variable: string): number => x[program.variables.indexOf(variable)];
  const open = mechanism.externals.filter(hasActivity);
  return {
    descriptors: Object.fromEntries(study.descriptors.map(({ name }) => [name, value(name)])),
    U: value('U'),
    scale: evaluation.scale,
    pH: value('pH'),
    T: program.T,
    kT: program.kT,
    time,
    beta,
    activities: Object.fromEntries(open.map(({ name }) => [name, Math.exp(value(`ln a_${name}`))])),
  };
}
