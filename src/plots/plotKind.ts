import { InvalidInput } from '../base';
import type { Model } from '../screening';

/** What a map picture shows. Indices are into the model's externals, states and steps. */
export type PlotKind =
  | { readonly kind: 'activity' }
  | { readonly kind: 'tof'; readonly product: number }
  | { readonly kind: 'selectivity'; readonly product: number | null }
  | { readonly kind: 'efficiency'; readonly product: number }
  | { readonly kind: 'winner' }
  | { readonly kind: 'coverage'; readonly state: number }
  | { readonly kind: 'drc'; readonly species: number; readonly step: number }
  | { readonly kind: 'eapp'; readonly species: number };

/** How kinds are written, for help and errors. */
export const plotKindHelp =
  'activity, tof:PRODUCT, selectivity[:PRODUCT], fe:PRODUCT, winner, coverage:SPECIES, drc:[PRODUCT:]STEP or eapp[:PRODUCT]';

/**
 * Reads `activity`, `tof:NH3`, `selectivity:N2`, `fe:NH3`, `winner`, `coverage:NO*`, `drc:STEP`, `drc:NH3:STEP`, `eapp`.
 * A step is its id, its equation (spaces do not matter) or its number from 1.
 *
 * @throws InvalidInput naming what exists.
 */
export function parsePlotKind(text: string, model: Model): PlotKind {
  const colon = text.indexOf(':');
  const kind = colon < 0 ? text : text.slice(0, colon);
  const rest = colon < 0 ? null : text.slice(colon + 1);
  switch (kind) {
    case 'activity':
    case 'winner':
      if (rest === null) return { kind };
      break;
    case 'tof':
      if (rest !== null) return { kind, product: speciesIndex(rest, model) };
      break;
    case 'selectivity':
      return { kind, product: rest === null ? null : productIndex(rest, model) };
    case 'fe':
      if (rest !== null) return { kind: 'efficiency', product: productIndex(rest, model) };
      break;
    case 'coverage':
      if (rest !== null) return { kind, state: stateIndex(rest, model) };
      break;
    case 'drc':
      if (rest !== null) return controlKind(rest, model);
      break;
    case 'eapp':
      return { kind, species: rest === null ? model.reactant : speciesIndex(rest, model) };
  }
  throw new InvalidInput({ name: 'plot', got: text, expected: plotKindHelp });
}

/** True for kinds that need degrees of rate control or responses. */
export function needsDerivatives(kind: PlotKind): boolean {
  return kind.kind === 'drc' || kind.kind === 'eapp';
}

function controlKind(text: string, model: Model): PlotKind {
  const colon = text.indexOf(':');
  const named =
    colon < 0 ? -1 : reported(model).findIndex((x) => model.mechanism.externals[x].name === text.slice(0, colon));
  if (named >= 0)
    return { kind: 'drc', species: reported(model)[named], step: stepIndex(text.slice(colon + 1), model) };
  return { kind: 'drc', species: model.reactant, step: stepIndex(text, model) };
}

function stepIndex(text: string, model: Model): number {
  const { steps } = model.mechanism;
  const plain = (s: string): string => s.replace(/\s+/g, '').replace(/<=>|<->|->|=/, '<->');
  const number = /^\d+$/.test(text) ? Number(text) - 1 : -1;
  const found = steps.findIndex((step, i) => i === number || step.id === text || plain(step.equation) === plain(text));
  if (found >= 0) return found;
  throw new InvalidInput({
    name: 'step',
    got: text,
    expected: `1 to ${steps.length} or one of ${steps.map((s) => s.id).join('; ')}`,
  });
}

function stateIndex(name: string, model: Model): number {
  const names = model.mechanism.states.map((s) => s.name);
  return find('species', name, names);
}

function speciesIndex(name: string, model: Model): number {
  const list = reported(model);
  return list[
    find(
      'product',
      name,
      list.map((x) => model.mechanism.externals[x].name),
    )
  ];
}

function productIndex(name: string, model: Model): number {
  return model.products[
    find(
      'product',
      name,
      model.products.map((x) => model.mechanism.externals[x].name),
    )
  ];
}

function reported(model: Model): readonly number[] {
  return [...model.products, model.reactant];
}

function find(what: string, name: string, names: readonly string[]): number {
  const index = names.indexOf(name);
  if (index < 0) throw new InvalidInput({ name: what, got: name, expected: `one of ${names.join(', ')}` });
  return index;
}
