import { InvalidInput } from '../base';
import { imbalances } from '../mechanism';
import { pathText, type Study } from '../study';
import { compileModel } from './compileModel';
import type { Finding } from './finding';
import { formVariables } from './formVariables';
import { lintBarriers } from './lintBarriers';
import { lintCycles } from './lintCycles';
import { lintInteractions } from './lintInteractions';
import { lintNumbers } from './lintNumbers';
import { parseSteps } from './parseSteps';
import { resolveStep } from './resolveStep';
import { SpeciesEnergies } from './speciesEnergies';

export type { Finding } from './finding';

/**
 * Everything that is wrong or doubtful in a study: errors first, each found on its own so that one does not hide the
 * next; where there is none, the checks of its energies over the descriptor domain.
 */
export function lintStudy(study: Study): readonly Finding[] {
  const errors = structuralErrors(study);
  if (errors.length > 0) return [...errors, ...lintNumbers(study)];
  const model = compileModel(study);
  return [...lintNumbers(study), ...lintBarriers(model), ...lintCycles(model), ...lintInteractions(model)];
}

function structuralErrors(study: Study): readonly Finding[] {
  const found: Finding[] = [];
  const attempt = (check: string, path: string, work: () => void): void => {
    try {
      work();
    } catch (fault) {
      if (!(fault instanceof InvalidInput)) throw fault;
      if (!found.some((f) => f.message === fault.message)) {
        found.push({ severity: 'error', check, path: path === '' ? fault.detail.name : path, message: fault.message });
      }
    }
  };
  let steps: ReturnType<typeof parseSteps> = [];
  attempt('mechanism', 'mechanism', () => (steps = parseSteps(study)));
  for (const step of steps) {
    for (const { quantity, left, right } of imbalances(step)) {
      found.push({
        severity: 'error',
        check: 'unbalanced-step',
        path: `mechanism line ${step.line}`,
        message: `${step.equation}: ${quantity} is ${left} on the left and ${right} on the right`,
        data: { step: step.id, quantity, left, right },
      });
    }
  }
  const variables = formVariables(study);
  const energies = new SpeciesEnergies(study, variables);
  for (const step of steps) {
    const path = pathText(['energetics', 'steps', step.id]);
    const kinetics = Object.hasOwn(study.energetics.steps, step.id) ? study.energetics.steps[step.id] : undefined;
    if (kinetics === undefined) {
      found.push({
        severity: 'error',
        check: 'missing-energy',
        path,
        message: `step ${step.equation} has no rate parameters`,
      });
      continue;
    }
    attempt('missing-energy', '', () =>
      resolveStep(step, kinetics, { study, variables, energies, beta: study.energetics.beta }),
    );
  }
  if (found.length === 0) attempt('study', '', () => compileModel(study));
  return found;
}
