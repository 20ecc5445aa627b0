import { InvalidInput } from '../base';
import {
  arrhenius,
  combine,
  constantForm,
  eyring,
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

/** What the rate laws of a study's steps are read from. */
export interface StepContext {
  readonly study: Study;
  readonly variables: ReadonlySet<string>;
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
    const desorption = resolveForm(kinetics.desorption, context.variables, `${path}.desorption`);
    return {
      ...base,
      forward: hertzKnudsenAdsorption(kinetics),
      reverse: step.reversible ? hertzKnudsenDesorption(kinetics, desorption) : null,
    };
  }
  const energies = {
    barrier: resolveBarrier(kinetics.barrier, step, context, path),
    energy: reactionEnergy(step, kinetics, context, path),
    reverseBarrier:
      kinetics.reverseBarrier === undefined
        ? null
        : resolveForm(kinetics.reverseBarrier, context.variables, `${path}.reverseBarrier`),
  };
  const { study } = context;
  const transfer = {
    electrons,
    beta: kinetics.beta ?? context.beta,
    potential: `U_${study.energetics.potentialScale}`,
  };
  const barriers = stepBarriers(energies, transfer, study.energetics.floorBarriers);
  const law = (forms: readonly AffineForm[], prefactor: number): ReturnType<typeof eyring> =>
    kinetics.kind === 'eyring' ? eyring(forms) : arrhenius(prefactor, forms);
  const prefactor = kinetics.kind === 'arrhenius' ? kinetics.prefactor : NaN;
  const back = kinetics.kind === 'arrhenius' ? (kinetics.reversePrefactor ?? prefactor) : NaN;
  return {
    ...base,
    forward: law(barriers.forward, prefactor),
    reverse: step.reversible && barriers.reverse !== null ? law(barriers.reverse, back) : null,
  };
}

function resolveBarrier(input: BarrierInput, step: ParsedStep, context: StepContext, path: string): Barrier {
  const where = `${path}.barrier`;
  if (typeof input === 'object' && !isFit(input)) {
    if ('bep' in input && typeof input.bep === 'object') return { kind: 'bep', ...input.bep };
    if ('transitionState' in input && typeof input.transitionState === 'object') {
      const energy = resolveForm(input.transitionState, context.variables, `${where}.transitionState`);
      return { kind: 'transition-state', energy, reactants: sideEnergy(step.left, context, step) };
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
  if (kinetics.energy !== undefined) return resolveForm(kinetics.energy, context.variables, `${path}.energy`);
  const bep = typeof kinetics.barrier === 'object' && 'bep' in kinetics.barrier;
  const needed = bep || (step.reversible && kinetics.reverseBarrier === undefined);
  if (!needed) return null;
  return combine([
    [1, sideEnergy(step.right, context, step)],
    [-1, sideEnergy(step.left, context, step)],
  ]);
}

function sideEnergy(terms: readonly Term[], context: StepContext, step: ParsedStep): AffineForm {
  return combine(terms.map(({ count: n, species }) => [n, speciesEnergy(species.name, species.phase, context, step)]));
}

/** Empty sites, protons and electrons are the zero of the energy scale (the CHE takes H+ + e- as ½ H2 at 0 V vs RHE). */
function speciesEnergy(name: string, phase: string, { study, variables }: StepContext, step: ParsedStep): AffineForm {
  const given = Object.hasOwn(study.energetics.energies, name) ? study.energetics.energies[name] : undefined;
  const path = pathText(['energetics', 'energies', name]);
  if (given !== undefined) return resolveForm(given, variables, path);
  if (phase === 'site' || phase === 'proton' || phase === 'electron') return constantForm(0);
  throw new InvalidInput({ name: path, got: undefined, expected: `the energy of ${name} (step ${step.id} needs it)` });
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
