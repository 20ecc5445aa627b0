import {
  interactionSubject,
  type AffineForm,
  type CrossRule,
  type InteractionModel,
  type ResponseFunction,
} from '../energetics';
import type { CompiledMechanism } from '../mechanism';

/** Interactions between adsorbates at one temperature, in flat arrays; rows are affine in the axis variables of a program. */
export interface InteractionProgram {
  /** State of each adsorbate in the mechanism. [adsorbates] */
  readonly states: Int32Array;
  /** Adsorbates, then transition states. */
  readonly subjects: number;
  /** ε_ii [eV]. [adsorbates × (variables + 1)] */
  readonly self: Float64Array;
  /** Derivative of `self` by temperature [eV/K]. */
  readonly selfPerKelvin: Float64Array;
  /** [adsorbates] */
  readonly limits: Float64Array;
  readonly cross: CrossRule;
  /** 1 for adsorbates that do not feel each other. [adsorbates × adsorbates] */
  readonly apart: Uint8Array;
  /** What transition states take of the ε of adsorbates. [transition states × adsorbates] */
  readonly weights: Float64Array;
  /** Two subjects per given parameter. [pairs × 2] */
  readonly pairs: Int32Array;
  /** ε_ij [eV] of those. [pairs × (variables + 1)] */
  readonly given: Float64Array;
  readonly givenPerKelvin: Float64Array;
  readonly strength: number;
  /** By site type. */
  readonly responses: readonly ResponseFunction[];
  /** How often the energy of each subject counts in that of each piece of the rate program. [pieces × subjects] */
  readonly counts: Float64Array;
}

/** How a rate program spreads forms over its variables. */
export interface FormSpread {
  readonly stride: number;
  /** Adds a form and its temperature derivative to coefficient rows. */
  readonly spread: (form: AffineForm, energy: Float64Array, slope: Float64Array) => void;
}

/**
 * Compiles interactions for the pieces of a rate program.
 *
 * @param forms energy of each piece; what they name that is no subject (a gas) does not interact.
 * @returns null where nothing interacts.
 */
export function compileInteractions(
  model: InteractionModel,
  mechanism: CompiledMechanism,
  forms: readonly (AffineForm | null)[],
  { stride, spread }: FormSpread,
): InteractionProgram | null {
  const names = [...model.adsorbates, ...model.transitionStates.map(({ name }) => name)];
  const index = new Map(names.map((name, i) => [name, i]));
  const counts = new Float64Array(forms.length * names.length);
  forms.forEach((form, p) => {
    for (const [variable, c] of Object.entries(form?.terms ?? {})) {
      const subject = index.get(interactionSubject(variable) ?? '');
      if (subject !== undefined) counts[p * names.length + subject] += c;
    }
  });
  const rows = (list: readonly AffineForm[]): readonly [Float64Array, Float64Array] => {
    const energy = new Float64Array(list.length * stride);
    const slope = new Float64Array(list.length * stride);
    list.forEach((form, i) =>
      spread(form, energy.subarray(i * stride, (i + 1) * stride), slope.subarray(i * stride, (i + 1) * stride)),
    );
    return [energy, slope];
  };
  const [self, selfPerKelvin] = rows(model.self);
  const [given, givenPerKelvin] = rows(model.pairs.map(({ parameter }) => parameter));
  if (model.strength === 0 || [...self, ...given].every((value) => value === 0)) return null;
  return {
    states: Int32Array.from(model.adsorbates, (name) => mechanism.states.findIndex((s) => s.name === name)),
    subjects: names.length,
    ...{ self, selfPerKelvin, given, givenPerKelvin, counts },
    limits: Float64Array.from(model.limits),
    cross: model.cross,
    apart: Uint8Array.from(model.apart.flat(), Number),
    weights: Float64Array.from(model.transitionStates.flatMap(({ weights }) => weights)),
    pairs: Int32Array.from(model.pairs.flatMap(({ between }) => between)),
    strength: model.strength,
    responses: model.responses,
  };
}
