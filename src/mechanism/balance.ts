import { InvalidInput } from '../base';
import type { ParsedStep, Term } from './parseMechanism';

/** What a step leaves unbalanced: right minus left, by conserved quantity. */
export interface Imbalance {
  readonly step: ParsedStep;
  /** `element N`, `charge` or `sites of type s`. */
  readonly quantity: string;
  readonly left: number;
  readonly right: number;
}

/**
 * Conserved quantities that a step does not conserve: every element, the charge, and the sites of every type
 * (weighted by denticity).
 */
export function imbalances(step: ParsedStep): readonly Imbalance[] {
  const left = totals(step.left);
  const right = totals(step.right);
  const names = new Set([...left.keys(), ...right.keys()]);
  return [...names]
    .map((quantity) => ({ step, quantity, left: left.get(quantity) ?? 0, right: right.get(quantity) ?? 0 }))
    .filter((entry) => entry.left !== entry.right);
}

/** @throws InvalidInput naming the first quantity that a step does not conserve, and its line. */
export function requireBalanced(steps: readonly ParsedStep[]): void {
  for (const step of steps) {
    const [first] = imbalances(step);
    if (first !== undefined) {
      throw new InvalidInput({
        name: 'step',
        got: step.equation,
        expected: `equal ${first.quantity} on both sides, not ${first.left} and ${first.right}`,
        where: `mechanism line ${step.line}`,
      });
    }
  }
}

function totals(terms: readonly Term[]): Map<string, number> {
  const sum = new Map<string, number>();
  const add = (name: string, n: number): void => void sum.set(name, (sum.get(name) ?? 0) + n);
  for (const { count, species } of terms) {
    for (const [element, n] of Object.entries(species.composition ?? {})) add(`element ${element}`, count * n);
    add('charge', count * species.charge);
    if (species.site !== null) add(`sites of type ${species.site}`, count * species.denticity);
  }
  return sum;
}
