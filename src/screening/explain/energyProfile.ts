import { boltzmann_J_per_K, InvalidInput, planck_J_s } from '../../base';
import type { Evaluation } from '../evaluatePoints';
import type { Model } from '../model';
import { evaluatedPoint, lnRateConstants, type EvaluatedPoint } from './evaluatedPoint';
import { explainPoint } from './explainPoint';
import type { Counts } from './eventSequence';
import { reactionNetwork } from './reactionNetwork';
import { reactionRoute, type ReactionRoute } from './reactionRoute';
import { reactionWay, type ReactionWay, type WayEvent } from './reactionWay';
import { stepChange } from './stepChange';

/**
 * `free-energy`: ΔG = -kT ln(k_f / k_r), and barriers by the Eyring definition ΔG‡ = -kT ln(k h / k_B T).
 * `energy`: the energies in the exponents of the rate laws, without prefactors, and ΔE = E_f - E_r.
 */
export type ProfileQuantity = 'free-energy' | 'energy';

/** How to make a profile. */
export interface ProfileOptions {
  /** Product at the end of the route. Default: the one that takes most atoms. */
  readonly product?: string;
  /** Default `free-energy`. */
  readonly quantity?: ProfileQuantity;
  /** Count kT ln a of gases and solutes at their activities; otherwise all stand at activity 1. Free energies only. Default false. */
  readonly activities?: boolean;
}

/** One event of a profile, in the direction in which it runs. */
export interface ProfileStep extends WayEvent {
  readonly equation: string;
  /** Reaction (free) energy of the events [eV]; NaN for a step without a reverse rate. */
  readonly change: number;
  /** Barrier of a whole event from the level before [eV]. */
  readonly barrier: number;
  /** Level afterwards, relative to the clean surface [eV]; NaN from the first unknown change on. */
  readonly level: number;
}

/**
 * (Free) energies on the way from the reactant to a product, at the descriptors, U, pH and T of a point. The last level is
 * the reaction energy of `reaction` where nothing is `unbalanced`.
 */
export interface EnergyProfile {
  readonly reactant: string;
  readonly product: string;
  readonly quantity: ProfileQuantity;
  readonly route: Omit<ReactionRoute, 'edges'>;
  readonly steps: readonly ProfileStep[];
  readonly reaction: Counts;
  readonly unbalanced: Counts;
  readonly share: ReactionWay['share'];
  /** True when kT ln a is counted. */
  readonly activities: boolean;
  /** Species of zero activity that the steps take or make, which stand at activity 1 although activities are counted. */
  readonly atUnit: readonly string[];
}

/**
 * Profile along the most likely route to a product, with as many events of each step as the others need, and with the
 * making of co-reactants and the removal of by-products beside it (`reactionWay`).
 *
 * @returns null when the point is not converged or no net flux leads to the product.
 * @throws InvalidInput for a product that the study does not have.
 */
export function energyProfile(
  evaluation: Evaluation,
  index: number,
  options: ProfileOptions = {},
): EnergyProfile | null {
  const { quantity = 'free-energy', activities = false } = options;
  const point = evaluatedPoint(evaluation, index);
  const { model } = point;
  const explanation = explainPoint(evaluation, index);
  const product = options.product ?? mainProduct(explanation.turnovers);
  if (product === null) return null;
  const start = startOf(model, product);
  const network = reactionNetwork(model, explanation);
  const route = start === null ? null : reactionRoute(network, start.species, product, start.element);
  if (start === null || route === null) return null;

  const counted = activities && quantity === 'free-energy';
  const { lnK, atUnit } = rateConstants(point, counted);
  const way = reactionWay(model.mechanism, explanation.steps, route, product);
  let level = 0;
  const steps = way.events.map((event): ProfileStep => {
    const ahead = 2 * event.step + (event.reversed ? 1 : 0);
    const barrierOf = (d: number): number =>
      quantity === 'energy' ? lawEnergy(point, d, lnK[d]) : -point.program.kT * (lnK[d] - lnAttempt(point.program.T));
    const barrier = barrierOf(ahead);
    const change = lnK[ahead ^ 1] === -Infinity ? NaN : event.events * (barrier - barrierOf(ahead ^ 1));
    level += change;
    return { ...event, equation: model.steps[event.step].equation, change, barrier, level };
  });
  const passed = new Set(
    way.events.flatMap(({ step }) => {
      const { consumed, made } = stepChange(model.mechanism, step, false);
      return [...consumed, ...made].map(({ species }) => species);
    }),
  );
  return {
    reactant: start.species,
    product,
    quantity,
    route: { element: route.element, chance: route.chance },
    steps,
    reaction: way.reaction,
    unbalanced: way.unbalanced,
    share: way.share,
    activities: counted,
    atUnit: atUnit.filter((species) => passed.has(species)),
  };
}

/** The product with the largest share of the study's atoms; null where none forms. */
function mainProduct(turnovers: readonly { readonly species: string; readonly selectivity: number }[]): string | null {
  const known = turnovers.filter(({ selectivity }) => selectivity > 0);
  return (
    known.reduce<(typeof known)[number] | null>(
      (best, next) => (best === null || next.selectivity > best.selectivity ? next : best),
      null,
    )?.species ?? null
  );
}

/**
 * Where a route to a product starts and which element it follows: the study's atom from the reactant, else an element
 * that both share, else hydrogen from the protons.
 */
function startOf(model: Model, product: string): { readonly species: string; readonly element: string } | null {
  const { externals } = model.mechanism;
  const names = model.products.map((x) => externals[x].name);
  const made = externals.find(({ name }) => name === product);
  if (made === undefined || !names.includes(product)) {
    throw new InvalidInput({ name: 'product', got: product, expected: `one of ${names.join(', ')}` });
  }
  const reactant = externals[model.reactant];
  const holds = (composition: typeof reactant.composition, element: string): boolean =>
    (composition?.[element] ?? 0) > 0;
  const element = [model.study.outputs.atom, ...Object.keys(made.composition ?? {})].find(
    (e) => holds(made.composition, e) && holds(reactant.composition, e),
  );
  if (element !== undefined) return { species: reactant.name, element };
  const proton = externals.find(({ phase }) => phase === 'proton');
  return proton !== undefined && holds(made.composition, 'H') ? { species: proton.name, element: 'H' } : null;
}

/** ln k with kT ln a counted or every activity at 1; those of zero are at 1 in any case. */
function rateConstants(
  point: EvaluatedPoint,
  counted: boolean,
): { readonly lnK: Float64Array; readonly atUnit: readonly string[] } {
  const { variables } = point.program;
  const isActivity = (v: number): boolean => variables[v].startsWith('ln a_');
  const absent = (v: number): boolean => isActivity(v) && point.x[v] === -Infinity;
  const x = point.x.map((value, v) => (isActivity(v) && (!counted || absent(v)) ? 0 : value));
  const atUnit = counted ? [...variables.keys()].filter(absent).map((v) => variables[v].slice(5)) : [];
  return { lnK: lnRateConstants(point, x), atUnit };
}

/** Energy in the exponent of a rate law [eV] from ln k at unit activities. */
function lawEnergy({ model, program }: EvaluatedPoint, d: number, lnK: number): number {
  const step = model.steps[d >> 1];
  const law = d % 2 === 0 ? step.forward : step.reverse;
  if (law === null) return NaN;
  return program.kT * (law.lnPrefactor + law.temperatureExponent * Math.log(program.T) - lnK);
}

/** ln(k_B T / h) [ln 1/s]. */
function lnAttempt(T: number): number {
  return Math.log((boltzmann_J_per_K * T) / planck_J_s);
}
