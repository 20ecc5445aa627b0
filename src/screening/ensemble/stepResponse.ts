import type { AffineForm } from '../../energetics';
import type { ParsedStep } from '../../mechanism';
import { pathText, type Study } from '../../study';
import { formVariables } from '../formVariables';
import { isFit } from '../resolveForm';
import { reactionEnergy } from '../resolveStep';
import { SpeciesEnergies } from '../speciesEnergies';
import { bepSlope } from './uncertainParameter';

/**
 * How the forward barrier of a step follows a change of its reaction energy, the reverse barrier taking the rest:
 *
 * - `bep`: slope × change;
 * - `transition-state`, given by its energy: it stays where it is, so the barriers fall by what either side rises, but moves
 *   with the species that it is said to pass `through`;
 * - `none`: the energy of the higher side is all there is to climb;
 * - `share` of the transfer coefficient at the step's own equilibrium potential;
 * - `share` 0, where the reverse barrier is computed from the reaction energy, and for Hertz–Knudsen adsorption;
 * - `share` of the transfer coefficient, where the study gives both barriers, or one of an irreversible step, as numbers:
 *   the barrier follows any change of energy as it follows the potential.
 */
export type StepResponse =
  | { readonly kind: 'bep'; readonly share: number; /** Reaction energy at 0 V [eV]. */ readonly energy: AffineForm }
  | { readonly kind: 'transition-state'; readonly through: readonly string[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'share'; readonly share: number };

/** @param beta transfer coefficient where the step has none of its own. */
export function stepResponse(study: Study, step: ParsedStep, beta: number): StepResponse {
  const kinetics = study.energetics.steps[step.id];
  if (kinetics.kind === 'hertz-knudsen') return { kind: 'share', share: 0 };
  const slope = bepSlope(kinetics);
  if (slope !== null) {
    const variables = formVariables(study);
    const path = pathText(['energetics', 'steps', step.id]);
    const energy = reactionEnergy(
      step,
      kinetics,
      { study, variables, energies: new SpeciesEnergies(study, variables), beta },
      path,
    );
    return { kind: 'bep', share: slope, energy: energy! };
  }
  const { barrier } = kinetics;
  if (barrier === 'none') return { kind: 'none' };
  const given = typeof barrier === 'object' && !isFit(barrier) ? barrier : {};
  if ('transitionState' in given && typeof given.transitionState === 'object') {
    return { kind: 'transition-state', through: [] };
  }
  if ('through' in given && Array.isArray(given.through)) return { kind: 'transition-state', through: given.through };
  const computed = step.reversible && kinetics.reverseBarrier === undefined && !('atEquilibrium' in given);
  return { kind: 'share', share: computed ? 0 : (kinetics.beta ?? beta) };
}
