import { combine, constantForm, type AffineForm, type RateLaw } from '../../energetics';
import type { ParsedStep, Term } from '../../mechanism';
import { pathText, type Study } from '../../study';
import { domainRules } from '../domainRules';
import type { Model, ModelStep } from '../model';
import { scalingSlopes } from '../resolveEnergy';
import { stepResponse, type StepResponse } from './stepResponse';
import { parameterName, type UncertainParameter } from './uncertainParameter';

/**
 * A model with parameters moved by deviations: the rate laws and the domain that its study would give with the moved
 * numbers. Energies of species act through the reaction energies, and the two barriers of a step always differ by its
 * reaction energy, so every cycle that closes still closes; `StepResponse` says how the forward barrier follows. Floors of
 * barriers and the rules of the domain hold for the moved energies.
 */
export class Perturbation {
  private readonly responses: readonly StepResponse[];

  /**
   * @param model not moved, at the transfer coefficient `beta`.
   * @param steps its steps as parsed, in its order.
   */
  constructor(
    private readonly model: Model,
    private readonly steps: readonly ParsedStep[],
    private readonly parameters: readonly UncertainParameter[],
    beta: number,
  ) {
    this.responses = steps.map((step) => stepResponse(model.study, step, beta));
  }

  /** The model moved by deviations of the parameters, in their order; the model itself where all are 0. */
  at(deviations: Float64Array): Model {
    const { model, parameters } = this;
    if (deviations.every((value) => value === 0)) return model;
    const moves = new Moves(parameters, deviations, model.study);
    const steps = model.steps.map((step, j) => movedStep(step, this.steps[j], this.responses[j], moves));
    return { ...model, steps, domain: domainRules(model.study, steps) };
  }
}

/** Deviations by what they move. */
class Moves {
  private readonly forms = new Map<string, AffineForm>();
  private readonly descriptors: readonly (readonly [name: string, deviation: number])[];

  constructor(
    parameters: readonly UncertainParameter[],
    deviations: Float64Array,
    private readonly study: Study,
  ) {
    const descriptors: [string, number][] = [];
    parameters.forEach((parameter, i) => {
      const { kind, target, variable } = parameter;
      if (deviations[i] === 0) return;
      if (kind === 'descriptor') descriptors.push([target, deviations[i]]);
      const key = parameterName({ kind, target, variable: null });
      const form =
        variable === null ? constantForm(deviations[i]) : { constant: 0, terms: { [variable]: deviations[i] } };
      const before = this.forms.get(key);
      this.forms.set(key, before === undefined ? form : sum(before, form));
    });
    this.descriptors = descriptors;
  }

  /** Deviation of a barrier or reaction energy of its own [eV]. */
  form(kind: 'barrier' | 'reaction', target: string): AffineForm {
    return this.forms.get(`${kind}:${target}`) ?? zero;
  }

  /** Deviation of the energy of a species or transition state, with those of the species that it scales on [eV]. */
  energy(name: string): AffineForm {
    const { energies } = this.study.energetics;
    const own = this.forms.get(`energy:${name}`) ?? zero;
    if (!Object.hasOwn(energies, name)) return own;
    const slopes = scalingSlopes(energies[name], pathText(['energetics', 'energies', name]));
    return slopes.reduce((total, [other, slope]) => sum(total, combine([[slope, this.energy(other)]])), own);
  }

  number(kind: 'prefactor' | 'bep', target: string): number {
    return this.forms.get(`${kind}:${target}`)?.constant ?? 0;
  }

  /** The energy at the moved descriptors. */
  atDescriptors(form: AffineForm): AffineForm {
    const shift = this.descriptors.reduce((total, [name, deviation]) => total + (form.terms[name] ?? 0) * deviation, 0);
    return shift === 0 ? form : { constant: form.constant + shift, terms: form.terms };
  }
}

function movedStep(step: ModelStep, parsed: ParsedStep, response: StepResponse, moves: Moves): ModelStep {
  const left = sideMove(parsed.left, moves);
  const right = sideMove(parsed.right, moves);
  const energy = combine([[1, right], [-1, left], [1, moves.form('reaction', step.id)]]); // prettier-ignore
  const barrier = combine([
    [1, forwardMove(response, moves, step.id, left, energy)],
    [1, moves.form('barrier', step.id)],
  ]);
  const lnPrefactor = moves.number('prefactor', step.id);
  const back = combine([[-1, energy]]);
  const ahead = sum(barrier, energy);
  const behind = sum(barrier, back);
  const none = response.kind === 'none';
  const forward = none ? [barrier, ahead] : [barrier, energy];
  const reverse = none ? [behind, barrier] : [behind, back];
  const floored = step.forward.barriers.length === 3;
  const moved = (law: RateLaw, [first, second]: readonly AffineForm[]): RateLaw =>
    movedLaw(law, none || floored ? [first, second] : [first], lnPrefactor, moves);
  return { ...step, forward: moved(step.forward, forward), reverse: step.reverse && moved(step.reverse, reverse) };
}

/** How the forward barrier moves with the energies, `left` those of the reactants. */
function forwardMove(
  response: StepResponse,
  moves: Moves,
  step: string,
  left: AffineForm,
  energy: AffineForm,
): AffineForm {
  if (response.kind === 'none') return zero;
  if (response.kind === 'transition-state') {
    const through = response.through.map((name) => [1, moves.energy(name)] as const);
    return combine([[-1, left], ...through]);
  }
  const slopeMove = moves.number('bep', step);
  const followed: [number, AffineForm] = [response.share, energy];
  if (response.kind !== 'bep' || slopeMove === 0) return combine([followed]);
  return combine([followed, [slopeMove, sum(response.energy, energy)]]);
}

/** @param shifts how the first barriers move; the others, floors at 0, stay. */
function movedLaw(law: RateLaw, shifts: readonly AffineForm[], lnPrefactor: number, moves: Moves): RateLaw {
  return {
    ...law,
    lnPrefactor: law.lnPrefactor + lnPrefactor,
    barriers: law.barriers.map((form, i) => moves.atDescriptors(sum(form, shifts.at(i) ?? zero))),
  };
}

const zero = constantForm(0);

function sideMove(terms: readonly Term[], moves: Moves): AffineForm {
  return combine(terms.map(({ count, species }) => [count, moves.energy(species.name)] as const));
}

function sum(a: AffineForm, b: AffineForm): AffineForm {
  return b === zero ? a : combine([[1, a], [1, b]]); // prettier-ignore
}
