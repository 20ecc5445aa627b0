import { cleanForm, type AffineForm } from '../energetics';
import { pathText, type Study } from '../study';
import { formVariables } from './formVariables';
import { parseSteps } from './parseSteps';
import { reactionEnergy } from './resolveStep';
import { SpeciesEnergies } from './speciesEnergies';
import { thermalValues } from './thermalTerm';

/** Coefficients below this, of sums in which terms cancel, are rounding. */
const rounding = 1e-12;

/**
 * Reaction energy of every step at 0 V on a clean surface [eV], every species at activity 1: affine in the descriptors, the
 * potential and the pH, with all that depends on the temperature at that of the study's conditions. Null for a step whose
 * barriers need none.
 *
 * @throws InvalidInput where an energy is missing.
 */
export function reactionEnergies(study: Study): readonly (AffineForm | null)[] {
  const variables = formVariables(study);
  const { beta, steps } = study.energetics;
  const context = { study, variables, energies: new SpeciesEnergies(study, variables), beta };
  const { T } = study.conditions;
  const fixed = { ...thermalValues(study, T), T };
  return parseSteps(study).map((step) => {
    const kinetics = steps[step.id];
    if (kinetics.kind === 'hertz-knudsen') return null;
    const energy = reactionEnergy(step, kinetics, context, pathText(['energetics', 'steps', step.id]));
    return energy === null ? null : at(cleanForm(energy), fixed);
  });
}

/** The form with some of its variables at their values. */
function at({ constant, terms }: AffineForm, values: Readonly<Record<string, number>>): AffineForm {
  const all = Object.entries(terms);
  return {
    constant: all.reduce((sum, [name, c]) => (name in values ? sum + c * values[name] : sum), constant),
    terms: Object.fromEntries(all.filter(([name, c]) => !(name in values) && Math.abs(c) > rounding)),
  };
}
