import * as v from 'valibot';
import { parseEnsembleKind, usualLevel } from '../../plots';
import { mostMembers, type Model, type Threshold } from '../../screening';
import type { Study } from '../../study';

/** What the page shows of an ensemble; a part of the view. What is uncertain stands in the study. */
export const uncertaintyViewSchema = v.strictObject({
  members: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostMembers)),
  seed: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** Probability of the winner below which it is striped. */
  level: v.pipe(v.number(), v.gtValue(0), v.maxValue(1)),
  /** TOF [1/s] of a species whose exceedance is counted. */
  threshold: v.strictObject({
    species: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
    tof: v.pipe(v.number(), v.finite(), v.gtValue(0)),
  }),
  /** As `--plot` of `sabatier ensemble`. */
  show: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
});

export type UncertaintyView = Readonly<v.InferOutput<typeof uncertaintyViewSchema>>;

/** What is shown when uncertainty is switched on. */
export function defaultUncertaintyView({ mechanism, reactant }: Model): UncertaintyView {
  const species = mechanism.externals[reactant].name;
  return { members: 200, seed: 1, level: usualLevel, threshold: { species, tof: 1 }, show: 'winner' };
}

/** Whether an ensemble has the place of the map: it is switched on, something is uncertain, and there is no second map. */
export function showsEnsemble({ study, view }: EnsembleDocument): boolean {
  return view.uncertainty !== null && study.uncertainty !== undefined && view.compare === null;
}

interface EnsembleDocument {
  readonly study: Pick<Study, 'uncertainty'>;
  readonly view: { readonly uncertainty: UncertaintyView | null; readonly compare: object | null };
}

/** The threshold as `computeEnsemble` takes it; none where the species is not among products and reactant. */
export function thresholdsOf(
  { threshold }: UncertaintyView,
  { mechanism, products, reactant }: Model,
): readonly Threshold[] {
  const species = [...products, reactant].find((x) => mechanism.externals[x].name === threshold.species);
  return species === undefined ? [] : [{ species, tof: threshold.tof }];
}

/** @throws InvalidInput when the model does not have what is to be shown. */
export function requireUncertaintyView(view: UncertaintyView, model: Model): void {
  parseEnsembleKind(view.show, model, thresholdsOf(view, model));
}
