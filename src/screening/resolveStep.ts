import { InvalidInput } from '../base';
import {
  arrhenius,
  combine,
  eyring,
  interactionForm,
  hertzKnudsenAdsorption,
  hertzKnudsenDesorption,
  stepBarriers,
  type AffineForm,
  type Barrier,
} from '../energetics';
import { hasActivity, type ParsedStep, type Term } from '../mechanism';
import { pathText, type BarrierInput, type FormInput, type StepKinetics, type Study } from '../study';
import type { ModelStep } from './model';
import { isFit, resolveForm } from './resolveForm';
import type { SpeciesEnergies } from './speciesEnergies';

/** What the rate laws of a study's steps are read from. */
export interface StepContext {
  readonly study: Study;
  readonly variables: ReadonlySet<string>;
  readonly energies: SpeciesEnergies;
  /** Study-wide transfer coefficient, where a step has none of its own. */
  readonly beta: number;
}

/**
 * Rate laws of one step.
 *
 * @throws InvalidInput when its kinetics do not fit the step or an energy it needs is missing.
 */
export function resolveStep(step: ParsedStep, kinetics: StepKinetics, context: StepContext): ModelStep {
  const path = pathText(['energetics', 'steps', step.id]);
  const electrons = count(step.left, 'electron') - count(step.right, 'electron');
  const base = { id: step.id, equation: step.equation, electrons };
  if (kinetics.kind === 'hertz-knudsen') {
    requireAdsorption(step, path);
    const desorption = combine([
      [1, resolveForm(kinetics.desorption, context.variables, `${path}.desorption`)],
      [-1, interactionChange(step, context)],
    ]);
    return {
      ...base,
      forward: hertzKnudsenAdsorption(kinetics),
      reverse: step.reversible ? hertzKnudsenDesorption(kinetics, desorption) : null,
    };
  }
  const energies = {
    barrier: resolveBarrier(kinetics.barrier, step, context, path, kinetics.beta ?? context.beta),
    energy: reactionEnergy(step, kinetics, context, path),
    reverseBarrier:
      kinetics.reverseBarrier === undefined
        ? null
        : combine([
            [1, resolveForm(kinetics.reverseBarrier, context.variables, `${path}.reverseBarrier`)],
            [-1, interactionChange(step, context)],
          ]),
  };
  const { study } = context;
  const transfer = {
    electrons,
    beta: kinetics.beta ?? context.beta,
    potential: `U_${study.energetics.potentialScale}`,
  };
  const barriers = stepBarriers(energies, transfer, study.energetics.floorBarriers);
  const law = (forms: readonly AffineForm[], prefactor: number): ReturnType<typeof eyring> =>
    kinetics.kind === 'eyring' ? eyring(forms, attemptOf(study)) : arrhenius(prefactor, forms);
  const prefactor = kinetics.kind === 'arrhenius' ? kinetics.prefactor : NaN;
  const back = kinetics.kind === 'arrhenius' ? (kinetics.reversePrefactor ?? prefactor) : NaN;
  return {
    ...base,
    forward: law(barriers.forward, prefactor),
    reverse: step.reversible && barriers.reverse !== null ? law(barriers.reverse, back) : null,
  };
}

/** k_B / h [1/(s K)] of the study's own constants; undefined for CODATA. */
function attemptOf({ constants }: Study): number | undefined {
  const { boltzmann_eV_per_K: boltzmann, planck_eV_s: planck } = constants ?? {};
  return boltzmann === undefined || planck === undefined ? undefined : boltzmann / planck;
}

function resolveBarrier(
  input: BarrierInput,
  step: ParsedStep,
  context: StepContext,
  path: string,
  beta: number,
): Barrier {
  const where = `${path}.barrier`;
  if (input === 'none') return { kind: 'none' };
  if (typeof input === 'object' && !isFit(input)) {
    if ('bep' in input && typeof input.bep === 'object') return { kind: 'bep', ...input.bep };
    if ('transitionState' in input && typeof input.transitionState === 'object') {
      requireNamedState(step, context, where);
      const energy = resolveForm(input.transitionState, context.variables, `${where}.transitionState`);
      return { kind: 'transition-state', energy, reactants: sideEnergy(step.left, context, step) };
    }
    if ('through' in input && Array.isArray(input.through)) {
      const energy = combine(
        input.through.map((name) => [1, context.energies.free({ name, phase: 'state' }, `step ${step.id}`)] as const),
      );
      return { kind: 'transition-state', energy, reactants: sideEnergy(step.left, context, step) };
    }
    if ('atEquilibrium' in input) {
      const form = resolveForm(input.atEquilibrium, context.variables, `${where}.atEquilibrium`);
      return {
        kind: 'at-equilibrium',
        form: combine([
          [1, form],
          [1, ownInteraction(step, context, beta)],
        ]),
      };
    }
  }
  return { kind: 'form', form: resolveForm(input as FormInput, context.variables, where) };
}

/** ΔE at 0 V: as given, or from the energies of the species; not needed where the barriers are given as forms. */
export function reactionEnergy(
  step: ParsedStep,
  kinetics: Exclude<StepKinetics, { kind: 'hertz-knudsen' }>,
  context: StepContext,
  path: string,
): AffineForm | null {
  if (kinetics.energy !== undefined) {
    return combine([
      [1, resolveForm(kinetics.energy, context.variables, `${path}.energy`)],
      [1, interactionChange(step, context)],
    ]);
  }
  const { barrier } = kinetics;
  const relative =
    barrier === 'none' || (typeof barrier === 'object' && ('bep' in barrier || 'atEquilibrium' in barrier));
  const needed = relative || (step.reversible && kinetics.reverseBarrier === undefined);
  if (!needed) return null;
  return combine([
    [1, sideEnergy(step.right, context, step)],
    [-1, sideEnergy(step.left, context, step)],
  ]);
}

/**
 * What interactions add to a reaction energy that is given in numbers. A barrier given in numbers does not move with the
 * coverages; the reverse one takes the change.
 */
function interactionChange(step: ParsedStep, { study }: StepContext): AffineForm {
  if (study.energetics.interactions === undefined) return combine([]);
  const side = (terms: readonly Term[], sign: number): (readonly [number, AffineForm])[] =>
    terms.flatMap(({ count: n, species }) =>
      species.phase === 'surface' ? [[sign * n, interactionForm(species.name)] as const] : [],
    );
  return combine([...side(step.right, 1), ...side(step.left, -1)]);
}

/**
 * What to add to a barrier at equilibrium whose transition state has weights of its own, instead of the share β of the
 * reaction energy.
 */
function ownInteraction(step: ParsedStep, context: StepContext, beta: number): AffineForm {
  const { interactions } = context.study.energetics;
  if (interactions === undefined || !Object.hasOwn(interactions.transitionStates, step.id)) return combine([]);
  return combine([
    [1, interactionForm(step.id)],
    ...step.left.flatMap(({ count: n, species }) =>
      species.phase === 'surface' ? [[-n, interactionForm(species.name)] as const] : [],
    ),
    [-beta, interactionChange(step, context)],
  ]);
}

/** A transition state without a name has no parameters; one between states without adsorbates needs none. */
function requireNamedState(step: ParsedStep, { study }: StepContext, where: string): void {
  const occupied = [...step.left, ...step.right].some(({ species }) => species.phase === 'surface');
  if (study.energetics.interactions === undefined || !occupied) return;
  throw new InvalidInput({
    name: `${where}.transitionState`,
    got: 'an energy',
    expected: '{ through } with the name of the transition state, since adsorbates interact',
  });
}

function sideEnergy(terms: readonly Term[], { energies }: StepContext, step: ParsedStep): AffineForm {
  return combine(terms.map(({ count: n, species }) => [n, energies.free(species, `step ${step.id}`)]));
}

function requireAdsorption(step: ParsedStep, path: string): void {
  const gases = step.left.filter((t) => hasActivity(t.species));
  const rest = step.left.filter((t) => t.species.phase === 'site');
  const simple =
    gases.length === 1 &&
    gases[0].count === 1 &&
    gases.length + rest.length === step.left.length &&
    step.right.every((t) => t.species.phase === 'surface');
  if (!simple) {
    throw new InvalidInput({
      name: `${path}.kind`,
      got: 'hertz-knudsen',
      expected: `an adsorption X + * <-> X*, not ${step.equation}`,
    });
  }
}

function count(terms: readonly Term[], phase: string): number {
  return terms.reduce((sum, term) => (term.species.phase === phase ? sum + term.count : sum), 0);
}
