import { InvalidInput } from '../base';
import { cleanForm } from '../energetics';
import type { DomainRule } from '../kinetics';
import type { Study } from '../study';
import type { ModelStep } from './model';

/** The domain of a study as energies that must not be negative on a clean surface. @throws InvalidInput for a step or direction that is none. */
export function domainRules(study: Study, steps: readonly ModelStep[]): readonly DomainRule[] {
  return (study.domain?.barriers ?? []).flatMap(({ step: id, directions }, i) => {
    const step = steps.find((s) => s.id === id);
    if (step === undefined) {
      const expected = `one of the steps ${steps.map((s) => s.id).join('; ')}`;
      throw new InvalidInput({ name: `domain.barriers[${i}].step`, got: id, expected });
    }
    return directions.map((direction) => {
      const law = direction === 'forward' ? step.forward : step.reverse;
      if (law === null) {
        const name = `domain.barriers[${i}].directions`;
        throw new InvalidInput({ name, got: direction, expected: `forward (step ${id} is irreversible)` });
      }
      return { form: cleanForm(law.barriers[0]), reason: `${direction} barrier of ${id} is negative` };
    });
  });
}
