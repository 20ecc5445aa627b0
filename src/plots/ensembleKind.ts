import { InvalidInput } from '../base';
import type { Model, Threshold } from '../screening';

/** What a picture of an ensemble shows. Species and products are indices into the model's externals. */
export type EnsembleKind =
  | { readonly kind: 'mean'; readonly species: number }
  | { readonly kind: 'spread'; readonly species: number }
  | { readonly kind: 'winner' }
  | { readonly kind: 'wins'; readonly product: number }
  | { readonly kind: 'exceeds'; /** Index into the thresholds. */ readonly threshold: number }
  | { readonly kind: 'solved' };

/** Probability of the winner below which a pixel is hatched, unless told otherwise. */
export const usualLevel = 0.9;

/** How kinds are written, for help and errors. */
export const ensembleKindHelp = 'mean[:SPECIES], spread[:SPECIES], winner, wins:PRODUCT, exceeds[:SPECIES] or solved';

/**
 * Reads `mean`, `mean:NH3`, `spread`, `winner`, `wins:N2`, `exceeds`, `exceeds:NH3`, `solved`. Without a species the
 * reactant is meant, and for `exceeds` the first threshold.
 *
 * @throws InvalidInput naming what exists.
 */
export function parseEnsembleKind(text: string, model: Model, thresholds: readonly Threshold[]): EnsembleKind {
  const colon = text.indexOf(':');
  const kind = colon < 0 ? text : text.slice(0, colon);
  const rest = colon < 0 ? null : text.slice(colon + 1);
  switch (kind) {
    case 'mean':
    case 'spread':
      return {
        kind,
        species: rest === null ? model.reactant : named(rest, model, [...model.products, model.reactant]),
      };
    case 'winner':
    case 'solved':
      if (rest === null) return { kind };
      break;
    case 'wins':
      if (rest !== null) return { kind, product: named(rest, model, model.products) };
      break;
    case 'exceeds':
      return { kind, threshold: thresholdIndex(rest, model, thresholds) };
  }
  throw new InvalidInput({ name: 'plot', got: text, expected: ensembleKindHelp });
}

function named(name: string, { mechanism }: Model, choices: readonly number[]): number {
  const found = choices.find((x) => mechanism.externals[x].name === name);
  if (found !== undefined) return found;
  const known = choices.map((x) => mechanism.externals[x].name).join(', ');
  throw new InvalidInput({ name: 'plot', got: name, expected: `one of ${known}` });
}

function thresholdIndex(name: string | null, { mechanism }: Model, thresholds: readonly Threshold[]): number {
  const names = thresholds.map(({ species }) => mechanism.externals[species].name);
  const index = name === null ? 0 : names.indexOf(name);
  if (index >= 0 && index < names.length) return index;
  const expected =
    names.length === 0 ? 'a threshold of the TOF to exceed' : `a species with a threshold, ${names.join(', ')}`;
  throw new InvalidInput({ name: 'plot', got: name === null ? 'exceeds' : `exceeds:${name}`, expected });
}
